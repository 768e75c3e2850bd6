#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "pipeline/error.h"
#include "pipeline/readers/byte_stream.h"
#include "pipeline/run_folder/disk.h"
#include "pipeline/run_folder/run_folder.h"
#include "pipeline/write_records.h"

namespace glane {
namespace {

namespace dom = simdjson::dom;
namespace fs = std::filesystem;

constexpr std::string_view kRulesKey = ",\"rules\":\"";
constexpr std::string_view kSealKey = ",\"seal\":\"";

std::string text_of(const dom::object& object, const char* key) {
  std::string_view value;
  return object[key].get_string().get(value) == simdjson::SUCCESS ? std::string(value)
                                                                  : std::string();
}

std::uint64_t number_of(const dom::object& object, const char* key) {
  std::uint64_t value = 0;
  return object[key].get_uint64().get(value) == simdjson::SUCCESS ? value : 0;
}

bool flag_of(const dom::object& object, const char* key) {
  bool value = false;
  return object[key].get_bool().get(value) == simdjson::SUCCESS && value;
}

void read_description(const dom::object& manifest, RunDescription& description) {
  description.version = text_of(manifest, "glane");
  description.rules = text_of(manifest, "rules");
  description.date = text_of(manifest, "date");
  description.packer = text_of(manifest, "packer");
  dom::element options;
  if (manifest["options"].get(options) == simdjson::SUCCESS) {
    description.options = simdjson::minify(options);
  }
  dom::array files;
  if (manifest["lexicon"].get_array().get(files) != simdjson::SUCCESS) return;
  for (const dom::element file : files) {
    dom::object object;
    if (file.get_object().get(object) != simdjson::SUCCESS) continue;
    description.lexicon.emplace_back(text_of(object, "file"), text_of(object, "content"));
  }
}

// 32 hex digits as two numbers.
void read_hash(std::string_view hex, std::uint64_t (&hash)[2]) {
  std::from_chars(hex.data(), hex.data() + 16, hash[0], 16);
  std::from_chars(hex.data() + 16, hex.data() + 32, hash[1], 16);
}

}  // namespace

FinishedRun read_run(const std::string& folder) {
  const std::optional<std::string> text = read_whole(folder + "manifest.json");
  dom::parser parser;
  dom::object manifest;
  if (!text || parser.parse(*text).get_object().get(manifest) != simdjson::SUCCESS ||
      text_of(manifest, "glane").empty()) {
    throw UsageError("'" + folder + "' holds no finished run");
  }
  FinishedRun run;
  read_description(manifest, run.description);
  run.totals.duplicates = number_of(manifest, "duplicates");
  run.totals.left_out = number_of(manifest, "left_out");
  dom::array list;
  if (manifest["inputs"].get_array().get(list) == simdjson::SUCCESS) {
    for (const dom::element input : list) {
      dom::object object;
      if (input.get_object().get(object) == simdjson::SUCCESS) {
        run.totals.inputs.push_back(text_of(object, "input"));
      }
    }
  }
  dom::object shard;
  if (manifest["shard"].get_object().get(shard) == simdjson::SUCCESS) {
    run.totals.shard.number = static_cast<std::uint32_t>(number_of(shard, "number"));
    run.totals.shard.count = static_cast<std::uint32_t>(number_of(shard, "count"));
  }
  if (manifest["segments"].get_array().get(list) != simdjson::SUCCESS) return run;
  for (const dom::element one : list) {
    dom::object object;
    if (one.get_object().get(object) != simdjson::SUCCESS) continue;
    Segment segment;
    segment.records_file = folder + text_of(object, "records");
    segment.index_file = folder + text_of(object, "index");
    segment.records_sha256 = text_of(object, "sha256");
    segment.index_sha256 = text_of(object, "index_sha256");
    segment.documents = number_of(object, "documents");
    segment.errors = number_of(object, "errors");
    segment.closed = flag_of(object, "closed");
    segment.packed = segment.index_file.ends_with(".zst");
    run.segments.push_back(std::move(segment));
  }
  return run;
}

EarlierRun::EarlierRun(const std::string& folder, const RunDescription& now,
                       const CharTable& chars)
    : now_(now) {
  std::error_code error;
  const bool finished = fs::exists(folder + "manifest.json", error);
  const bool begun = fs::exists(folder + ".work", error);
  if (!finished && !begun && fs::exists(folder, error) && !fs::is_empty(folder, error)) {
    throw UsageError("--out: '" + folder + "' is a folder that holds other things than a run");
  }
  std::vector<Segment> segments;
  if (finished) {
    FinishedRun run = read_run(folder);
    before_ = std::move(run.description);
    segments = std::move(run.segments);
  }
  staleness_ = std::make_unique<Staleness>(before_ ? *before_ : now, now, chars);
  for (Segment& segment : segments) {
    Segment found;
    std::string engine;
    // What the files say themselves counts.
    if (!open_segment(segment.records_file, segment.index_file, found, engine)) continue;
    if (found.records_sha256 != segment.records_sha256) continue;
    add_segment(std::move(found), true);
  }
  if (begun) load_work(folder);
  std::sort(known_.begin(), known_.end(), [](const Known& a, const Known& b) {
    if (a.hash[0] != b.hash[0]) return a.hash[0] < b.hash[0];
    if (a.hash[1] != b.hash[1]) return a.hash[1] < b.hash[1];
    if (a.state != b.state) return a.state < b.state;
    return a.found.segment > b.found.segment;  // the later one is of the run that was killed
  });
  std::sort(known_docs_.begin(), known_docs_.end());
}

EarlierRun::~EarlierRun() = default;

// Segments that a killed run left: of use where it was a run like this one.
void EarlierRun::load_work(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator it(folder + ".work", error); !error && it != fs::directory_iterator();
       it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with("index-")) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  const std::string engine = now_.engine();
  for (const std::string& name : names) {
    Segment segment;
    std::string made_by;
    const std::string path = folder + ".work/";
    if (!open_segment(path + "records-" + name.substr(6), path + name, segment, made_by)) continue;
    if (made_by == engine) add_segment(std::move(segment), false);
  }
}

void EarlierRun::add_segment(Segment segment, bool judged) {
  const auto number = static_cast<std::uint32_t>(segments_.size());
  const bool stale_bytes = judged && before_ && before_->rules != now_.rules;
  const bool other_packing = segment.packed == now_.packer.empty() ||
                             (judged && before_ && before_->packer != now_.packer);
  SegmentContent content;
  try {
    content = read_segment(segment, false);
  } catch (const BadInput&) {
    return;
  }
  for (std::uint32_t k = 0; k < content.entries.size(); ++k) {
    const Entry& entry = content.entries[k];
    known_docs_.push_back(stable_hash(entry.doc));
    if (entry.hash.size() != 32) continue;
    Known known{{0, 0}, {number, k}, State::Fresh, !entry.text_file.empty()};
    read_hash(entry.hash, known.hash);
    std::string why;
    if (judged) {
      const Staleness::Verdict verdict = staleness_->judge(entry, why);
      if (verdict == Staleness::Verdict::Stale) known.state = State::Stale;
      if (verdict == Staleness::Verdict::Look) known.state = State::Look;
    }
    known_.push_back(known);
  }
  segments_.push_back(std::move(segment));
  current_.push_back(!stale_bytes && !other_packing);
}

std::optional<EarlierRun::Answer> EarlierRun::find(std::string_view hash) const {
  std::uint64_t wanted[2];
  read_hash(hash, wanted);
  const auto it = std::lower_bound(known_.begin(), known_.end(), wanted,
                                   [](const Known& known, const std::uint64_t(&key)[2]) {
                                     return known.hash[0] != key[0] ? known.hash[0] < key[0]
                                                                    : known.hash[1] < key[1];
                                   });
  if (it == known_.end() || it->hash[0] != wanted[0] || it->hash[1] != wanted[1]) {
    return std::nullopt;
  }
  return Answer{it->found, it->state, it->has_text};
}

bool EarlierRun::knew(std::string_view doc) const {
  return std::binary_search(known_docs_.begin(), known_docs_.end(), stable_hash(doc));
}

SegmentContent EarlierRun::content(std::uint32_t segment, bool records) const {
  return read_segment(segments_[segment], records);
}

std::string EarlierRun::why_stale(const Entry& entry) const {
  std::string why;
  static_cast<void>(staleness_->judge(entry, why));
  return why;
}

// The seal covers the digest of the rules: both are set anew.
std::string EarlierRun::renewed(std::string_view records) const {
  std::string text(records);
  if (!before_ || before_->rules == now_.rules) return text;
  const std::size_t end = text.find('\n');
  const std::size_t rules = text.find(kRulesKey);
  const std::size_t seal = text.rfind(kSealKey, end);
  if (rules == std::string::npos || rules > end || seal == std::string::npos) return text;
  const std::size_t seal_end = text.find('"', seal + kSealKey.size()) + 1;
  text.erase(seal, seal_end - seal);
  const std::size_t value = rules + kRulesKey.size();
  text.replace(value, text.find('"', value) - value, now_.rules);
  const std::string now = sha256(text);
  const std::size_t at = text.find('\n') - 1;
  text.insert(at, std::string(kSealKey) + now + "\"");
  return text;
}

}  // namespace glane

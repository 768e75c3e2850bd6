#include "pipeline/compare/pairs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unordered_map>

#include "pipeline/compare/bilingual.h"
#include "pipeline/error.h"
#include "pipeline/readers/byte_source.h"
#include "pipeline/readers/encoding.h"
#include "pipeline/readers/line_reader.h"
#include "pipeline/readers/ndjson.h"
#include "pipeline/readers/given_date.h"

namespace glane::compare {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_ndjson(const std::string& path) {
  return path.ends_with(".ndjson") || path.ends_with(".jsonl");
}

void set_date(const std::string& text, const std::string& where, DocumentInfo& info) {
  const std::optional<GivenDate> date = parse_date(text);
  if (!date) throw UsageError(where + ": '" + text + "' is no date like 2024-11-14");
  info.date = date->moment;
  info.date_text = date->text;
  info.date_source = "option";
}

// The text files of a folder, by relative path.
std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_regular_file(error) && it->path().extension() == ".txt") {
      names.push_back(it->path().lexically_relative(folder).generic_string());
    }
  }
  if (error) throw UsageError(folder + ": " + error.message());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<PairText> read_ndjson(const std::string& path) {
  std::vector<PairText> texts;
  const Interrupt interrupt;
  LineReader lines(path, interrupt);
  NdjsonParser parser;
  for (std::string line; lines.next(line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    NdjsonLine parsed = parser.parse(line);
    const bool good = parsed.error.empty();
    texts.push_back(
        {std::move(parsed.text), std::move(parsed.info),
         good ? "" : path + ":" + std::to_string(lines.number()) + ": " + parsed.error});
  }
  return texts;
}

}  // namespace

PairText read_text_file(const std::string& path, std::string id) {
  PairText text;
  text.info.id = std::move(id);
  try {
    const Interrupt interrupt;
    ByteSource source(path, interrupt);
    const std::uint64_t most = ReadLimits().document;
    std::string bytes = read_all(source, most, source.size());
    if (bytes.size() > most) {
      text.error = path + ": larger than a document may be";
    } else if (first_not_utf8(bytes) != std::string::npos) {
      text.error = path + ": not UTF-8";
    } else {
      text.text = std::move(bytes);
      if (text.text.starts_with(kByteOrderMark)) text.text.erase(0, kByteOrderMark.size());
    }
  } catch (const std::system_error& error) {
    text.error = path + ": " + error.code().message();
  }
  return text;
}

std::vector<PairText> read_texts(const std::string& path) {
  std::error_code error;
  if (is_ndjson(path)) return read_ndjson(path);
  std::vector<PairText> texts;
  if (!fs::is_directory(path, error)) {
    texts.push_back(read_text_file(path, fs::path(path).filename().string()));
    return texts;
  }
  for (const std::string& name : files_of(path)) {
    texts.push_back(read_text_file((fs::path(path) / name).string(), name));
  }
  return texts;
}

PairList PairList::of_two(const std::string& fr, const std::string& zh) {
  std::error_code error;
  PairList list;
  const bool folder = fs::is_directory(fr, error);
  if (folder != fs::is_directory(zh, error) || is_ndjson(fr) != is_ndjson(zh)) {
    throw UsageError("two files, two folders or two NDJSON files are wanted");
  }
  if (folder) {
    list.add_folders(fr, zh);
  } else if (is_ndjson(fr)) {
    list.add_ndjson(fr, zh);
  } else {
    list.files_.push_back(
        {fr, zh, fs::path(fr).filename().string(), fs::path(zh).filename().string(), ""});
  }
  return list;
}

void PairList::add_folders(const std::string& fr, const std::string& zh) {
  const std::vector<std::string> fr_names = files_of(fr);
  const std::vector<std::string> zh_names = files_of(zh);
  for (const std::string& name : fr_names) {
    if (std::binary_search(zh_names.begin(), zh_names.end(), name)) {
      files_.push_back(
          {(fs::path(fr) / name).string(), (fs::path(zh) / name).string(), name, name, ""});
    } else {
      unpaired_.push_back((fs::path(fr) / name).string());
    }
  }
  for (const std::string& name : zh_names) {
    if (!std::binary_search(fr_names.begin(), fr_names.end(), name)) {
      unpaired_.push_back((fs::path(zh) / name).string());
    }
  }
}

void PairList::add_ndjson(const std::string& fr, const std::string& zh) {
  std::unordered_map<std::string, PairText> originals;
  for (PairText& text : read_ndjson(zh)) {
    std::string id = text.info.id;
    originals.emplace(std::move(id), std::move(text));
  }
  for (PairText& text : read_ndjson(fr)) {
    const auto found = originals.find(text.info.id);
    if (found == originals.end()) {
      unpaired_.push_back(fr + ": " + text.info.id);
      continue;
    }
    read_.push_back({std::move(text), std::move(found->second), {}, {}});
    originals.erase(found);
  }
  for (const auto& [id, text] : originals) unpaired_.push_back(zh + ": " + id);
  std::sort(unpaired_.begin(), unpaired_.end());
}

PairList PairList::of_tsv(const std::string& path) {
  const Interrupt interrupt;
  LineReader lines(path, interrupt);
  const fs::path folder = fs::path(path).parent_path();
  PairList list;
  for (std::string line; lines.next(line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() < 2 || cells.size() > 3 || cells[0].empty() || cells[1].empty()) {
      throw DataError(path, static_cast<std::uint32_t>(lines.number()),
                      "a line is FR, ZH and, if need be, DATE, parted by tabs");
    }
    const std::string fr(cells[0]);
    const std::string zh(cells[1]);
    list.files_.push_back({(folder / fr).string(), (folder / zh).string(), fr, zh,
                           cells.size() == 3 ? std::string(cells[2]) : ""});
  }
  return list;
}

bool PairList::is_bilingual(const std::string& path) {
  return path.ends_with(".xlf") || path.ends_with(".xliff") || path.ends_with(".tmx");
}

PairList PairList::of_bilingual(const std::string& path) {
  PairList list;
  list.read_ = read_bilingual(path);
  return list;
}

Pair PairList::read(std::size_t k) {
  if (k >= files_.size()) return std::move(read_[k - files_.size()]);
  const Files& files = files_[k];
  Pair pair{read_text_file(files.fr, files.fr_id), read_text_file(files.zh, files.zh_id), {}, {}};
  if (!files.date.empty()) {
    set_date(files.date, files.fr, pair.fr.info);
    set_date(files.date, files.zh, pair.zh.info);
  }
  return pair;
}

}  // namespace glane::compare

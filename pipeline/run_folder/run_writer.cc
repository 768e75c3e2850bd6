#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <set>
#include <utility>

#include "pipeline/run_folder/disk.h"
#include "pipeline/run_folder/input_sum.h"
#include "pipeline/run_folder/run_folder.h"
#include "pipeline/write_records.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigest = 16;

std::string five_digits(std::size_t number) {
  char text[24];
  std::snprintf(text, sizeof text, "%05zu", number);
  return text;
}

}  // namespace

RunWriter::RunWriter(std::string folder, const RunDescription& description, SegmentSize size,
                     const EarlierRun* earlier)
    : folder_(std::move(folder)),
      description_(description),
      engine_(description.engine()),
      size_(size),
      earlier_(earlier) {
  std::error_code error;
  fs::create_directories(folder_ + ".work", error);
  char host[256] = "";
  gethostname(host, sizeof host - 1);
  write_whole(folder_ + ".work/owner", std::to_string(getpid()) + " on " + host);
}

RunWriter::~RunWriter() = default;

void RunWriter::add(Entry entry, std::string&& records) {
  entry.length = records.size();
  entry.digest = sha256(records).substr(0, kDigest);
  if (following_) {
    const SegmentContent& content = open(*following_, false);
    // A document that was not found by its content may still give what it gave: an error.
    if (followed_ < content.entries.size()) {
      std::string before;
      std::string now;
      write_entry(content.entries[followed_], before);
      write_entry(entry, now);
      if (before == now) {
        follow(entry);
        return;
      }
    }
    stop_following();
  }
  append(std::move(entry), std::move(records));
}

void RunWriter::reuse(const Found& found, std::uint32_t input, std::uint64_t number) {
  if (!following_ && entries_.empty() && found.entry == 0 && earlier_->is_current(found.segment)) {
    following_ = found.segment;
    followed_ = 0;
  }
  if (following_) {
    if (found.segment == *following_ && found.entry == followed_) {
      const Entry& entry = open(*following_, false).entries[followed_];
      if (entry.input == input && entry.number == number) {
        follow(entry);
        return;
      }
    }
    stop_following();
  }
  Entry entry = open(found.segment, true).entries[found.entry];
  std::string records = earlier_->renewed(content_.records_of(found.entry));
  entry.input = input;
  entry.number = number;
  entry.length = records.size();
  entry.digest = sha256(records).substr(0, kDigest);
  append(std::move(entry), std::move(records));
}

const Entry& RunWriter::entry(const Found& found) {
  return open(found.segment, false).entries[found.entry];
}

std::string RunWriter::records(const Found& found) {
  return earlier_->renewed(open(found.segment, true).records_of(found.entry));
}

// Notes a document in the sums; append() and the two above see to where it stands.
void RunWriter::note(const Entry& entry) {
  while (inputs_.size() <= entry.input) inputs_.push_back(std::make_unique<InputSum>());
  inputs_[entry.input]->add(entry);
  record_count_ += entry.records;
}

void RunWriter::append(Entry entry, std::string&& records) {
  note(entry);
  if (records.size() > records_.size()) {  // the records of a long document are not copied
    records.insert(0, records_);
    records_ = std::move(records);
  } else {
    records_ += records;
  }
  entries_.push_back(std::move(entry));
  if (size_.is_full(records_.size(), entries_.back().doc)) cut(true);
}

// The next document of the segment that is taken over.
void RunWriter::follow(const Entry& entry) {
  note(entry);
  ++followed_;
  if (followed_ == content_.entries.size() && earlier_->segments()[*following_].closed) cut(true);
}

// What was taken over so far becomes the beginning of a new segment.
void RunWriter::stop_following() {
  const std::uint32_t segment = *std::exchange(following_, std::nullopt);
  const std::uint32_t count = std::exchange(followed_, 0);
  const SegmentContent& content = open(segment, true);
  for (std::uint32_t k = 0; k < count; ++k) {
    entries_.push_back(content.entries[k]);
    records_ += content.records_of(k);
  }
}

void RunWriter::cut(bool closed) {
  if (following_) {
    const Segment& segment = earlier_->segments()[*following_];
    if (followed_ != segment.documents || segment.closed != closed) {
      stop_following();
    } else {
      done_.push_back(segment);
      following_.reset();
      followed_ = 0;
      return;
    }
  }
  if (entries_.empty()) return;
  Segment segment;
  segment.closed = closed;
  segment.packed = !description_.packer.empty();
  const std::string digest = sha256(records_).substr(0, kDigest);
  const std::string suffix = five_digits(done_.size() + 1) + "-" + digest + ".ndjson" +
                             (segment.packed ? ".zst" : "");
  segment.records_file = folder_ + ".work/records-" + suffix;
  segment.index_file = folder_ + ".work/index-" + suffix;
  write_segment(segment, records_, entries_, engine_);
  done_.push_back(std::move(segment));
  std::string().swap(records_);
  entries_.clear();
}

const SegmentContent& RunWriter::open(std::uint32_t segment, bool records) {
  if (opened_ != segment || (records && !opened_records_)) {
    opened_ = 0xFFFFFFFFu;
    content_ = earlier_->content(segment, records);
    opened_ = segment;
    opened_records_ = records;
  }
  return content_;
}

std::string RunWriter::error_records() const {
  std::string errors;
  for (const Segment& segment : done_) {
    if (segment.errors == 0) continue;
    const SegmentContent content = read_segment(segment, true);
    for (std::size_t k = 0; k < content.entries.size(); ++k) {
      if (content.entries[k].error) errors += content.records_of(k);
    }
  }
  return errors;
}

void RunWriter::finish(const RunTotals& totals) {
  cut(false);
  for (std::size_t k = 0; k < done_.size(); ++k) {
    Segment& segment = done_[k];
    const std::string end = std::string(".ndjson") + (segment.packed ? ".zst" : "");
    const auto name = [&](const char* kind, const std::string& digest) {
      return folder_ + kind + "-" + five_digits(k + 1) + "-" + digest.substr(0, 8) + end;
    };
    const std::string records = name("records", segment.records_sha256);
    const std::string index = name("index", segment.index_sha256);
    link_file(segment.records_file, records);
    link_file(segment.index_file, index);
    segment.records_file = records;
    segment.index_file = index;
  }
  flush_folder(folder_);
  const std::string errors = error_records();
  write_whole(folder_ + "errors.ndjson", errors);
  write_whole(folder_ + "manifest.json", manifest(totals, errors));
  flush_folder(folder_);
  remove_others();
}

// Segments of earlier runs, and what a kill left behind: files of our own names alone.
void RunWriter::remove_others() const {
  std::set<std::string> ours;
  for (const Segment& segment : done_) {
    ours.insert(file_name(segment.records_file));
    ours.insert(file_name(segment.index_file));
  }
  std::error_code error;
  std::vector<std::string> others;
  for (fs::directory_iterator it(folder_, error); !error && it != fs::directory_iterator();
       it.increment(error)) {
    const std::string name = it->path().filename().string();
    const bool segment = name.starts_with("records-") || name.starts_with("index-");
    const bool temporary = name.starts_with(".manifest.json.") || name.starts_with(".errors.ndjson.") ||
                           name.starts_with(".records-") || name.starts_with(".index-");
    if ((segment && !ours.contains(name)) || temporary) others.push_back(name);
  }
  for (const std::string& name : others) remove_file(folder_ + name);
  fs::remove_all(folder_ + ".work", error);
}

}  // namespace glane

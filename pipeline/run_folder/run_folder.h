// A folder that a run keeps: records in segments, an index, a manifest; brought up to date by the
// next run.
//
// Nothing in it is ever changed: segments are written under `.work` as they fill, and get their
// names, which hold a digest, when the run ends; the manifest is replaced last, and says what
// counts.  A run that was killed leaves segments under `.work`, and the next one goes on with them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/run_folder/description.h"
#include "pipeline/run_folder/entry.h"
#include "pipeline/run_folder/found.h"
#include "pipeline/run_folder/segment.h"
#include "pipeline/run_folder/staleness.h"

namespace glane {

// What the manifest says of a run besides its description and segments.
struct RunTotals {
  std::vector<std::string> inputs;  // as named; the list last
  std::uint64_t duplicates = 0;     // of archives
  std::uint64_t left_out = 0;       // files of unknown kind
  Shard shard;
};

// What an earlier run left.  Immutable once loaded: find() may be called from any thread.
class EarlierRun {
 public:
  // Loads what `folder` holds; damaged parts are as if they were not there.  Throws UsageError where
  // the folder holds other things than a run.
  EarlierRun(const std::string& folder, const RunDescription& now, const CharTable& chars);
  ~EarlierRun();

  enum class State : std::uint8_t { Fresh, Look, Stale };
  struct Answer {
    Found found;
    State state;
    bool has_text;  // a file that must still be there
  };
  // The document of this hash.
  [[nodiscard]] std::optional<Answer> find(std::string_view hash) const;
  [[nodiscard]] bool touches(std::string_view text) const { return staleness_->touches(text); }
  // Whether there was a document of this id, and why it is done again where it is the same.
  [[nodiscard]] bool knew(std::string_view doc) const;

  [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
  [[nodiscard]] SegmentContent content(std::uint32_t segment, bool records) const;
  // Whether the records of a segment are, byte for byte, what a run writes now.
  [[nodiscard]] bool is_current(std::uint32_t segment) const { return current_[segment]; }
  // The records of an entry as a run writes them now: with the digest of the rules.
  [[nodiscard]] std::string renewed(std::string_view records) const;
  [[nodiscard]] std::string why_stale(const Entry& entry) const;
  [[nodiscard]] const RunDescription* before() const { return before_ ? &*before_ : nullptr; }

 private:
  struct Known {
    std::uint64_t hash[2];
    Found found;
    State state;
    bool has_text;
  };
  void load_manifest(const std::string& folder);
  void load_work(const std::string& folder);
  void add_segment(Segment segment, bool judged);

  RunDescription now_;
  std::optional<RunDescription> before_;
  std::unique_ptr<Staleness> staleness_;
  std::vector<Segment> segments_;
  std::vector<bool> current_;
  std::vector<Known> known_;               // by hash
  std::vector<std::uint64_t> known_docs_;  // hashes of ids, in order
};

// One writer at a time.
class FolderLock {
 public:
  // Throws UsageError that says who has it.
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int fd_;
};

struct InputSum;

// Writes a run, document by document in order.
class RunWriter {
 public:
  // `earlier` may be null.  Makes the folder.
  RunWriter(std::string folder, const RunDescription& description, SegmentSize size,
            const EarlierRun* earlier);
  ~RunWriter();

  void add(Entry entry, std::string&& records);
  // A document of the earlier run as it was, but for input and number.
  void reuse(const Found& found, std::uint32_t input, std::uint64_t number);
  [[nodiscard]] const Entry& entry(const Found& found);
  // Of an entry, as it would be written now.
  [[nodiscard]] std::string records(const Found& found);

  // Gives the segments their names, and removes what is no part of the run.
  void finish(const RunTotals& totals);

 private:
  void append(Entry entry, std::string&& records);
  void follow(const Entry& entry);
  void stop_following();
  void cut(bool closed);
  void note(const Entry& entry);
  const SegmentContent& open(std::uint32_t segment, bool records);
  std::string error_records() const;
  std::string manifest(const RunTotals& totals, const std::string& errors) const;
  void remove_others() const;

  std::string folder_;
  RunDescription description_;
  std::string engine_;
  SegmentSize size_;
  const EarlierRun* earlier_;
  std::vector<Segment> done_;
  std::vector<Entry> entries_;  // of the segment being made
  std::string records_;
  std::optional<std::uint32_t> following_;  // a segment that is taken over as long as all is the same
  std::uint32_t followed_ = 0;
  std::uint32_t opened_ = 0xFFFFFFFFu;
  bool opened_records_ = false;
  SegmentContent content_;
  std::vector<std::unique_ptr<InputSum>> inputs_;
  std::uint64_t record_count_ = 0;
};

// The segments and description of a finished run; throws UsageError where `folder` holds none.
struct FinishedRun {
  RunDescription description;
  RunTotals totals;
  std::vector<Segment> segments;
};
[[nodiscard]] FinishedRun read_run(const std::string& folder);

}  // namespace glane

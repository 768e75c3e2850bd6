#include "pipeline/program/worker.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <utility>

#include "pipeline/exports/record_reader.h"
#include "pipeline/parts.h"
#include "pipeline/program/text_files.h"
#include "pipeline/thread_clock.h"

namespace glane {
namespace {

// The records of a long document are some times as long as it; memory that is not written to costs
// nothing, and a buffer that grows is copied.
constexpr std::size_t kRecordsOfText = 8;

void set_error(Result& result, Result::Outcome outcome, std::string message) {
  result.outcome = outcome;
  result.message = std::move(message);
  result.hash.clear();  // an error is never taken over
  if (result.doc.empty()) result.doc = result.place;
  result.records.clear();
  // The id alone does not lead to the line.
  write_error(result.doc,
              result.doc == result.place ? result.message : result.place + ": " + result.message,
              result.records);
}

// Of all that the records of a document can depend on.
std::string hash_of(const RawDocument& raw) {
  std::string head(1, static_cast<char>(raw.format));
  const std::string empty;
  for (const std::string* part : {raw.format == Format::Ndjson ? &empty : &raw.place, &raw.id,
                                  &raw.url, &raw.charset, &raw.meta}) {
    head += std::to_string(part->size()) + ":" + *part;
  }
  return sha256_of({head, raw.bytes}).substr(0, 32);
}

}  // namespace

Result Worker::run(RawDocument&& raw) {
  Result result;
  result.place = raw.place;
  result.input = raw.input;
  if (raw.format != Format::Ndjson) result.doc = raw.id.empty() ? raw.place : raw.id;
  result.bytes = raw.bytes.size();
  try {
    run_steps(std::move(raw), result);
  } catch (const BadInput& error) {
    set_error(result, Result::Outcome::Unreadable, error.what());
  } catch (const WorkExceeded& error) {
    set_error(result, Result::Outcome::Unreadable, error.what());
  } catch (const std::bad_alloc&) {
    set_error(result, Result::Outcome::Unreadable, "there is not enough memory for it");
  } catch (const std::exception& error) {
    set_error(result, Result::Outcome::Fault, std::string("internal error: ") + error.what());
  }
  if (!result.message.empty() && !is_of_shard(result.doc)) {
    result = Result{};
    result.outcome = Result::Outcome::PassedOver;
  }
  return result;
}

void Worker::run_steps(RawDocument&& raw, Result& result) {
  const ThreadClock start;
  if (earlier_ != nullptr && raw.error.empty()) result.hash = hash_of(raw);
  const auto known = result.hash.empty() ? std::nullopt : earlier_->find(result.hash);
  const bool reuse = !options_.reuse.empty();
  if (!options_.dry_run && !reuse && take_over(known, nullptr, result)) return;
  Document doc = decoder_.decode(std::move(raw), result.doc);
  if (!is_of_shard(result.doc)) {
    result.outcome = Result::Outcome::PassedOver;
    return;
  }
  const bool same = take_over(known, &doc, result);
  if (options_.dry_run) plan(known, !same, result);
  if ((same && !reuse) || options_.dry_run) return;
  decode_seconds_ += start.seconds();
  bytes_ += doc.source().size();
  keep_text(doc, result);
  if (!same || !take_records(doc, result)) analyse(doc, result);
  const ThreadClock written;
  result.record_count = static_cast<std::uint64_t>(
      std::count(result.records.begin(), result.records.end(), '\n') - 1);
  if (exporter_ != nullptr) {
    if (exporter_->needs_tokens() && !doc.tokens.is_set()) pipeline_.segment(doc);
    exporter_->convert(doc, result);
  }
  write_seconds_ += written.seconds();
}

void Worker::analyse(Document& doc, Result& result) {
  if (doc.source().size() > kLargestPart) result.records.reserve(kRecordsOfText * doc.source().size());
  RecordWriter writer(doc, options_.write, result.records);
  UsedBy used;
  for_each_part(doc, [&](Document& part, std::uint32_t begin) {
    if (options_.time) {
      pipeline_.run_timed(part, stages_);
    } else {
      pipeline_.run(part, options_.work);
    }
    const ThreadClock written;
    writer.add(part, begin);
    if (earlier_ != nullptr) used.add(part);
    write_seconds_ += written.seconds();
  });
  const ThreadClock written;
  writer.finish();
  if (earlier_ != nullptr) result.used = used.to_json(doc.info);
  write_seconds_ += written.seconds();
}

// Without `doc`, only where that needs no look at the text.
bool Worker::take_over(const std::optional<EarlierRun::Answer>& known, const Document* doc,
                       Result& result) const {
  if (!known || known->state == EarlierRun::State::Stale) return false;
  if (known->state == EarlierRun::State::Look &&
      (doc == nullptr || earlier_->touches(doc->source()))) {
    return false;
  }
  if (known->has_text) {
    std::error_code error;
    if (doc == nullptr ||
        !std::filesystem::exists(
            std::filesystem::path(options_.text_dir) / text_file_name(doc->info.id), error)) {
      return false;
    }
  }
  result.reused = known->found;
  return true;
}

// False where the run folder is not what it was.
bool Worker::take_records(Document& doc, Result& result) {
  const Found found = *result.reused;
  try {
    if (opened_ != found.segment) content_ = earlier_->content(found.segment, true);
  } catch (const BadInput&) {
    opened_.reset();
    result.reused.reset();
    return false;
  }
  opened_ = found.segment;
  result.records = earlier_->renewed(content_.records_of(found.entry));
  // A date that the text states is known from there alone.
  RecordReader head(result.records);
  if (doc.info.date_text.empty() && head.next()) doc.info.date_text = head.text("date");
  return true;
}

void Worker::plan(const std::optional<EarlierRun::Answer>& known, bool stale,
                  Result& result) const {
  result.plan = "same";
  if (!known) result.plan = earlier_->knew(result.doc) ? "changed" : "new";
  if (known && stale) result.plan = "stale";
  if (known) result.reused = known->found;
}

bool Worker::is_of_shard(std::string_view doc) const {
  return options_.shard.count == 1 ||
         stable_hash(doc) % options_.shard.count == options_.shard.number - 1;
}

// The text goes into a file where that was asked for; it is written in the order of the documents.
void Worker::keep_text(Document& doc, Result& result) const {
  result.mojibake = !doc.info.mojibake.empty();
  if (!doc.info.carries_text || options_.text_dir.empty()) return;
  doc.info.carries_text = false;
  doc.info.text_file = result.text_file = text_file_name(doc.info.id);
  result.text = doc.source();
}

std::vector<Pipeline::StageTime> Worker::times() const {
  std::vector<Pipeline::StageTime> all{{"decode", decode_seconds_}};
  all.insert(all.end(), stages_.begin(), stages_.end());
  all.push_back({"write", write_seconds_});
  return all;
}

}  // namespace glane

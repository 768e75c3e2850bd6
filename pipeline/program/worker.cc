#include "pipeline/program/worker.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <utility>

#include "pipeline/program/text_files.h"

namespace glane {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

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
  const Clock::time_point start = Clock::now();
  if (earlier_ != nullptr && raw.error.empty()) result.hash = hash_of(raw);
  const auto known = result.hash.empty() ? std::nullopt : earlier_->find(result.hash);
  if (!options_.dry_run && take_over(known, nullptr, result)) return;
  Document doc = decoder_.decode(std::move(raw), result.doc);
  if (!is_of_shard(result.doc)) {
    result.outcome = Result::Outcome::PassedOver;
    return;
  }
  const bool same = take_over(known, &doc, result);
  if (options_.dry_run) plan(known, !same, result);
  if (same || options_.dry_run) return;
  decode_seconds_ += seconds_since(start);
  bytes_ += doc.source().size();
  if (options_.time) {
    pipeline_.run_timed(doc, stages_);
  } else {
    pipeline_.run(doc, options_.work);
  }
  const Clock::time_point written = Clock::now();
  keep_text(doc, result);
  write_records(doc, options_.write, result.records);
  result.record_count = static_cast<std::uint64_t>(
      std::count(result.records.begin(), result.records.end(), '\n') - 1);
  if (earlier_ != nullptr) result.used = used_by(doc);
  if (exporter_ != nullptr) exporter_->convert(doc, result);
  write_seconds_ += seconds_since(written);
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

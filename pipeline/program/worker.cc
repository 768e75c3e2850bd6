#include "pipeline/program/worker.h"

#include <chrono>
#include <exception>
#include <new>
#include <stdexcept>
#include <utility>

namespace glane {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The document cannot be read; what() says why.
class Unreadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void set_error(Result& result, Result::Outcome outcome, std::string message) {
  result.outcome = outcome;
  result.message = std::move(message);
  if (result.doc.empty()) result.doc = result.place;
  result.records.clear();
  // The id alone does not lead to the line.
  write_error(result.doc,
              result.doc == result.place ? result.message : result.place + ": " + result.message,
              result.records);
}

}  // namespace

Result Worker::run(RawDocument&& raw) {
  Result result;
  result.place = raw.place;
  if (raw.format == Format::Txt) result.doc = raw.place;
  try {
    run_steps(std::move(raw), result);
  } catch (const Unreadable& error) {
    set_error(result, Result::Outcome::Unreadable, error.what());
  } catch (const std::bad_alloc&) {
    set_error(result, Result::Outcome::Unreadable, "there is not enough memory for it");
  } catch (const std::exception& error) {
    set_error(result, Result::Outcome::Fault, std::string("internal error: ") + error.what());
  }
  return result;
}

void Worker::run_steps(RawDocument&& raw, Result& result) {
  const Clock::time_point start = Clock::now();
  Document doc = decode(std::move(raw), result);
  decode_seconds_ += seconds_since(start);
  bytes_ += doc.source().size();
  if (options_.time) {
    pipeline_.run_timed(doc, stages_);
  } else {
    pipeline_.run(doc);
  }
  const Clock::time_point written = Clock::now();
  write_records(doc, options_.write, result.records);
  write_seconds_ += seconds_since(written);
}

Document Worker::decode(RawDocument&& raw, Result& result) {
  if (!raw.error.empty()) throw Unreadable(raw.error);
  if (raw.format == Format::Ndjson) {
    NdjsonLine line = parser_.parse(raw.bytes);
    result.doc = line.info.id;
    if (!line.error.empty()) throw Unreadable(line.error);
    fill_in(line.info);
    return Document(std::move(line.text), std::move(line.info));
  }
  const std::size_t bad = first_not_utf8(raw.bytes);
  if (bad != std::string::npos) throw Unreadable("not UTF-8 at byte " + std::to_string(bad));
  if (raw.bytes.starts_with(kByteOrderMark)) raw.bytes.erase(0, kByteOrderMark.size());
  DocumentInfo info;
  info.id = raw.place;
  fill_in(info);
  return Document(std::move(raw.bytes), std::move(info));
}

// What the options say of documents that do not say it themselves.
void Worker::fill_in(DocumentInfo& info) const {
  if (!info.language) info.language = options_.language;
  if (!info.date && options_.date) {
    info.date = options_.date->moment;
    info.date_text = options_.date->text;
    info.date_source = "option";
  }
}

std::vector<Pipeline::StageTime> Worker::times() const {
  std::vector<Pipeline::StageTime> all{{"decode", decode_seconds_}};
  all.insert(all.end(), stages_.begin(), stages_.end());
  all.push_back({"write", write_seconds_});
  return all;
}

}  // namespace glane

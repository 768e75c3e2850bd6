#include "pipeline/program/reader.h"

#include <new>
#include <system_error>
#include <utility>

#include "pipeline/readers/decompress.h"
#include "pipeline/readers/line_reader.h"
#include "pipeline/readers/sniff.h"
#include "pipeline/readers/warc.h"

namespace glane {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string too_large(const ReadLimits& limits) {
  return "larger than the " + readable_size(limits.document) +
         " that a document may have (see --max-document)";
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

RawDocument unreadable(std::string place, Format format, std::string why) {
  RawDocument raw;
  raw.place = std::move(place);
  raw.format = format;
  raw.error = std::move(why);
  return raw;
}

// What went wrong, for people; called where an exception is caught.
std::string reason() {
  try {
    throw;
  } catch (const std::system_error& error) {
    return "cannot be read: " + error.code().message();
  } catch (const BadInput& error) {
    return error.what();
  } catch (const std::bad_alloc&) {
    return "there is not enough memory to read it";
  }
}

}  // namespace

class Reader::FileReader {
 public:
  FileReader(std::unique_ptr<BufferedStream> stream, std::string name)
      : stream_(std::move(stream)), name_(std::move(name)) {}
  virtual ~FileReader() = default;
  // Nothing at the end.
  virtual std::optional<RawDocument> next() = 0;
  [[nodiscard]] virtual std::uint64_t duplicates() const { return 0; }

 protected:
  std::unique_ptr<BufferedStream> stream_;
  std::string name_;
};

namespace {

// A file that is one document.
class WholeFile final : public Reader::FileReader {
 public:
  WholeFile(std::unique_ptr<BufferedStream> stream, const InputFile& file, Format format,
            const ReadLimits& limits, std::uint64_t expected)
      : FileReader(std::move(stream), file.doc),
        format_(format),
        limits_(limits),
        expected_(expected) {}

  std::optional<RawDocument> next() override {
    if (!stream_) return std::nullopt;
    RawDocument raw;
    raw.place = name_;
    raw.format = format_;
    // UTF-16 has up to twice the bytes of UTF-8.
    const std::uint64_t limit = std::min(2 * limits_.document + 4, kLargestDocument);
    try {
      if (expected_ <= limit) raw.bytes = read_all(*stream_, limit, expected_);
      if (expected_ > limit || raw.bytes.size() > limit) raw.error = too_large(limits_);
    } catch (...) {
      raw.error = reason();
    }
    if (!raw.error.empty()) std::string().swap(raw.bytes);
    stream_.reset();
    return raw;
  }

 private:
  Format format_;
  ReadLimits limits_;
  std::uint64_t expected_;
};

// A file whose lines are documents.
class Lines final : public Reader::FileReader {
 public:
  Lines(std::unique_ptr<BufferedStream> stream, const InputFile& file, const ReadLimits& limits)
      : FileReader(std::move(stream), file.doc),
        limits_(limits),
        // An escape of six bytes may stand for one.
        lines_(*stream_, std::min(6 * limits.document, kLargestDocument)) {}

  // The next line that is not blank.
  std::optional<RawDocument> next() override {
    if (lost_) return std::nullopt;
    RawDocument raw;
    raw.format = Format::Ndjson;
    try {
      while (lines_.next(raw.bytes)) {
        if (lines_.number() == 1 && raw.bytes.starts_with(kByteOrderMark)) raw.bytes.erase(0, 3);
        if (lines_.too_long()) raw.error = too_large(limits_);
        if (raw.error.empty() && is_blank(raw.bytes)) continue;
        raw.place = name_ + ":" + std::to_string(lines_.number());
        return raw;
      }
      return std::nullopt;
    } catch (...) {
      raw.error = reason();
    }
    // What follows on the line is lost: the rest of the file would be read from its middle.
    raw.place = name_ + ":" + std::to_string(lines_.number());
    raw.bytes.clear();
    lost_ = true;
    return raw;
  }

 private:
  ReadLimits limits_;
  LineReader lines_;
  bool lost_ = false;
};

class Archive final : public Reader::FileReader {
 public:
  Archive(std::unique_ptr<BufferedStream> stream, const InputFile& file, const ReadLimits& limits,
          IdSet& digests)
      : FileReader(std::move(stream), file.doc),
        warc_(*stream_, file.doc, limits,
              [&digests](std::string_view digest) { return digests.insert(digest); }) {}

  std::optional<RawDocument> next() override {
    if (lost_) return std::nullopt;
    try {
      return warc_.next();
    } catch (...) {
      lost_ = true;
      return unreadable(name_, Format::Warc, reason());
    }
  }
  [[nodiscard]] std::uint64_t duplicates() const override { return warc_.duplicates(); }

 private:
  WarcReader warc_;
  bool lost_ = false;
};

}  // namespace

Reader::Reader(Inputs& inputs, const ReadLimits& limits, const Interrupt& interrupt)
    : inputs_(inputs), limits_(limits), interrupt_(interrupt) {}

Reader::~Reader() = default;

std::optional<RawDocument> Reader::next() {
  for (;;) {
    if (file_) {
      if (auto document = file_->next()) {
        document->input = input_;
        return document;
      }
      duplicates_ += file_->duplicates();
    }
    close_file();
    const std::optional<InputFile> file = inputs_.next();
    if (!file) return std::nullopt;
    input_ = file->input;
    std::string error = file->error;
    try {
      if (error.empty()) file_ = open(*file);
    } catch (...) {
      error = reason();
    }
    if (error.empty()) continue;
    RawDocument raw = unreadable(file->doc, file->format, std::move(error));
    raw.input = input_;
    return raw;
  }
}

void Reader::close_file() {
  file_.reset();
  read_ = 0;
  done_ += std::exchange(size_, 0);
}

// Null where the file is left out.
std::unique_ptr<Reader::FileReader> Reader::open(const InputFile& file) {
  auto source = std::make_unique<ByteSource>(file.path, interrupt_);
  const std::uint64_t size = size_ = source->size();
  source->count_into(read_);
  auto stream = unpacked(std::move(source), limits_);
  Format format = file.format;
  if (format == Format::Auto) {
    // A line that is there does not wait for those after it.
    std::string_view head = stream->peek(1);
    if (!head.starts_with('{')) head = stream->peek(kSniffed);
    format = sniff(head.substr(0, kSniffed));
  }
  if (format == Format::Auto && !file.named) {
    ++skipped_;
    return nullptr;
  }
  // Who names a file wants it read; what comes through a pipe is a feed.
  if (format == Format::Auto) format = file.path == "-" ? Format::Ndjson : Format::Txt;
  switch (format) {
    case Format::Ndjson:
      return std::make_unique<Lines>(std::move(stream), file, limits_);
    case Format::Warc:
      return std::make_unique<Archive>(std::move(stream), file, limits_, digests_);
    default:
      return std::make_unique<WholeFile>(std::move(stream), file, format, limits_, size);
  }
}

}  // namespace glane

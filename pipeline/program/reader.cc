#include "pipeline/program/reader.h"

#include <system_error>
#include <utility>

namespace glane {
namespace {

constexpr char kTooLong[] = "larger than the 4 GiB that a document may have";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string cannot_read(const std::system_error& error) {
  return "cannot be read: " + error.code().message();
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

std::optional<RawDocument> Reader::next() {
  for (;;) {
    if (lines_) {
      if (auto line = next_line()) return line;
      lines_.reset();
    }
    const std::optional<InputFile> file = inputs_.next();
    if (!file) return std::nullopt;
    if (!file->error.empty()) return RawDocument{file->doc, file->format, "", file->error};
    if (file->format == Format::Txt) return read_text(*file);
    try {
      name_ = file->doc;
      lines_.emplace(file->path, interrupt_);
    } catch (const std::system_error& error) {
      return RawDocument{file->doc, file->format, "", cannot_read(error)};
    }
  }
}

RawDocument Reader::read_text(const InputFile& file) const {
  RawDocument raw{file.doc, Format::Txt, "", ""};
  try {
    ByteSource source(file.path, interrupt_);
    std::optional<std::string> bytes = read_all(source);
    if (!bytes) raw.error = kTooLong;
    if (bytes) raw.bytes = std::move(*bytes);
  } catch (const std::system_error& error) {
    raw.error = cannot_read(error);
  } catch (const std::bad_alloc&) {
    raw.error = "there is not enough memory to read it";
  }
  return raw;
}

// The next line that is not blank; nothing at the end of the file.
std::optional<RawDocument> Reader::next_line() {
  RawDocument raw{"", Format::Ndjson, "", ""};
  try {
    while (lines_->next(raw.bytes)) {
      if (lines_->number() == 1 && raw.bytes.starts_with(kByteOrderMark)) raw.bytes.erase(0, 3);
      if (lines_->too_long()) raw.error = kTooLong;
      if (raw.error.empty() && is_blank(raw.bytes)) continue;
      raw.place = name_ + ":" + std::to_string(lines_->number());
      return raw;
    }
    return std::nullopt;
  } catch (const std::system_error& error) {
    raw.error = cannot_read(error);
  } catch (const std::bad_alloc&) {
    raw.error = "there is not enough memory to read the line";
  }
  // What follows on the line is lost: the rest of the file would be read from its middle.
  raw.place = name_ + ":" + std::to_string(lines_->number());
  raw.bytes.clear();
  lines_.reset();
  return raw;
}

}  // namespace glane

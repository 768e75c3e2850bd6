// A record is a line `WARC/1.0`, header fields, an empty line, `Content-Length` bytes and two line
// ends.  The length is believed only where these, a record or the end follow: else the content is put
// back and searched for the record that it swallowed.
#include "pipeline/readers/warc.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "pipeline/readers/http.h"
#include "pipeline/write_records.h"

namespace glane {
namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kLongestLine = 1 << 16;
constexpr std::size_t kMostFields = 1000;
constexpr std::size_t kHeadRoom = 1 << 16;  // HTTP headers before the document
constexpr std::size_t kLineEnds = 64;
constexpr std::size_t kStep = 1 << 17;

std::string without_brackets(std::string_view id) {
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  return std::string(id);
}

Format format_of(std::string_view type) {
  if (type == "text/html" || type == "application/xhtml+xml") return Format::Html;
  return type == "text/plain" ? Format::Txt : Format::Auto;
}

}  // namespace

struct WarcReader::Head {
  std::uint64_t place = 0;
  std::string type;
  std::string id;
  std::string url;
  std::string date;
  std::string digest;
  std::string media_type;
  std::string charset;
  std::optional<std::uint64_t> size;
  std::string error;
};

WarcReader::WarcReader(BufferedStream& stream, std::string name, const ReadLimits& limits,
                       std::function<bool(std::string_view)> is_new)
    : stream_(stream), name_(std::move(name)), limits_(limits), is_new_(std::move(is_new)) {}

std::optional<RawDocument> WarcReader::next() {
  while (!ended_) {
    const std::uint64_t place = at_;
    try {
      if (lost_) find_record();
      if (ended_) break;
      if (auto document = read_record()) return document;
    } catch (const BadInput& error) {
      // Damage of the packing: on to the next member, if there is one.
      RawDocument broken;
      broken.place = name_ + "@" + std::to_string(place);
      broken.error = error.what();
      ended_ = !stream_.resume();
      return broken;
    }
  }
  return std::nullopt;
}

// One record; nothing where it holds no document, and at the end.
std::optional<RawDocument> WarcReader::read_record() {
  skip_line_ends();
  if (stream_.peek(1).empty()) {
    ended_ = true;
    return std::nullopt;
  }
  const Head head = read_head();
  RawDocument broken;
  broken.place = name_ + "@" + std::to_string(head.place);
  broken.id = head.id;
  broken.url = head.url;
  broken.error = head.error;
  if (!head.error.empty()) {
    lost_ = true;
    return broken;
  }
  const bool wanted = head.type == "response" || head.type == "resource" || head.type == "conversion";
  if (head.type == "revisit") ++duplicates_;
  if (!wanted || *head.size > limits_.document + kHeadRoom) {
    skip_content(*head.size);
    if (!wanted) {
      ++passed_over_;
      return std::nullopt;
    }
    broken.error = "larger than the " + readable_size(limits_.document) +
                   " that a document may have (see --max-document)";
    return broken;
  }
  std::string content(stream_.peek(*head.size).substr(0, *head.size));
  take(content.size());
  if (content.size() < *head.size) {
    static_cast<void>(stream_.peek(1));  // where damage is the reason, it is said here
    broken.error = "the record ends too early";
  } else if (!record_follows()) {
    broken.error = "the length of the record is wrong";
  }
  if (!broken.error.empty()) {
    stream_.unread(content);
    at_ -= content.size();
    lost_ = true;
    return broken;
  }
  try {
    return document(head, std::move(content));
  } catch (const BadInput& error) {
    broken.error = error.what();
    return broken;
  }
}

WarcReader::Head WarcReader::read_head() {
  Head head;
  head.place = at_;
  if (!at_record()) {
    head.error = "no WARC record here";
    return head;
  }
  read_line();
  for (std::size_t count = 0;; ++count) {
    const std::string line = read_line();
    if (line.empty()) break;
    const std::optional<HeaderField> field = header_field(line);
    if (!field || count == kMostFields) {
      head.error = "the header of the record is broken";
      return head;
    }
    const std::string_view value = field->value;
    if (field->name == "warc-type") head.type = value;
    if (field->name == "warc-record-id") head.id = without_brackets(value);
    if (field->name == "warc-target-uri") head.url = without_brackets(value);
    if (field->name == "warc-date") head.date = value;
    if (field->name == "warc-payload-digest") head.digest = value;
    if (field->name == "content-type") read_media_type(value, head.media_type, head.charset);
    if (field->name == "content-length") {
      std::uint64_t size = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), size);
      if (error == std::errc() && end == value.data() + value.size()) head.size = size;
    }
  }
  if (!head.size) head.error = "the record has no length";
  return head;
}

std::optional<RawDocument> WarcReader::document(const Head& head, std::string content) {
  RawDocument raw;
  raw.place = name_ + "@" + std::to_string(head.place);
  raw.id = head.id.empty() ? raw.place : head.id;
  raw.url = head.url;
  std::string type = head.media_type;
  raw.charset = head.charset;
  if (head.type == "response" && type == "application/http") {
    HttpAnswer answer = read_http(std::move(content), limits_);
    if (answer.status != 200) type.clear();
    if (answer.status == 200) type = answer.type;
    raw.charset = answer.charset;
    content = std::move(answer.content);
  }
  raw.format = format_of(type);
  if (raw.format == Format::Auto) {
    ++passed_over_;
    return std::nullopt;
  }
  if (!is_new_(head.digest.empty() ? sha256(content) : head.digest)) {
    ++duplicates_;
    return std::nullopt;
  }
  if (!head.date.empty()) {
    raw.meta = "{\"warc_date\":";
    write_json_string(head.date, raw.meta);
    raw.meta += '}';
  }
  raw.bytes = std::move(content);
  return raw;
}

// Without its end; an overlong line is cut.
std::string WarcReader::read_line() {
  std::size_t seen = 0;
  for (;;) {
    const std::string_view ahead = stream_.peek(seen + 1).substr(0, kLongestLine);
    const std::size_t end = ahead.find('\n', seen);
    if (end != std::string_view::npos || ahead.size() == seen || ahead.size() == kLongestLine) {
      std::string line(ahead.substr(0, end));
      take(end == std::string_view::npos ? ahead.size() : end + 1);
      if (line.ends_with('\r')) line.pop_back();
      return line;
    }
    seen = ahead.size();
  }
}

bool WarcReader::at_record() {
  return stream_.peek(kMagic.size()).starts_with(kMagic);
}

// Two line ends, as they should be, or any number of them and a record or the end of the archive.
bool WarcReader::record_follows() {
  const std::string_view ahead = stream_.peek(kLineEnds).substr(0, kLineEnds);
  if (ahead.starts_with("\r\n\r\n")) return true;
  const std::size_t at = ahead.find_first_not_of("\r\n");
  return at == std::string_view::npos || ahead.substr(at).starts_with(kMagic);
}

// On to the next line that begins a record, past the one that is here.
void WarcReader::find_record() {
  lost_ = false;
  for (;;) {
    const std::string_view ahead = stream_.peek(kStep);
    const std::size_t at = ahead.find("\nWARC/1.");
    if (at != std::string_view::npos) {
      take(at + 1);
      return;
    }
    if (ahead.size() < kStep) {
      take(ahead.size());
      ended_ = stream_.peek(1).empty();
      return;
    }
    take(ahead.size() - kMagic.size() - 3);
  }
}

void WarcReader::skip_content(std::uint64_t size) {
  while (size != 0) {
    const std::size_t there = stream_.peek(1).size();
    if (there == 0) return;
    const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(size, there));
    take(count);
    size -= count;
  }
}

void WarcReader::skip_line_ends() {
  for (;;) {
    const std::string_view ahead = stream_.peek(1);
    if (ahead.empty() || (ahead[0] != '\r' && ahead[0] != '\n')) return;
    take(std::min(ahead.find_first_not_of("\r\n"), ahead.size()));
  }
}

void WarcReader::take(std::size_t count) {
  stream_.skip(count);
  at_ += count;
}

}  // namespace glane

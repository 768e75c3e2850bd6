#include "pipeline/readers/http.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "pipeline/data_file.h"
#include "pipeline/readers/decompress.h"

namespace glane {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

// The next line of `text` from `pos`, without its end.
std::string_view next_line(std::string_view text, std::size_t& pos) {
  const std::size_t end = std::min(text.find('\n', pos), text.size());
  std::string_view line = text.substr(pos, end - pos);
  pos = std::min(end + 1, text.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Chunks as they came over the wire.  Archives often keep the header but not the chunks: what does
// not read as such is taken as it is.
std::string unchunked(std::string bytes) {
  std::string content;
  for (std::size_t pos = 0; pos < bytes.size();) {
    const std::string_view line = next_line(bytes, pos);
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || end == line.data() || size > bytes.size() - pos) {
      return content.empty() ? std::move(bytes) : std::move(content);
    }
    if (size == 0) break;
    content.append(bytes, pos, size);
    pos += size;
    next_line(bytes, pos);
  }
  return content;
}

class StringStream final : public ByteStream {
 public:
  explicit StringStream(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = bytes_.copy(to, size, at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

std::string decoded(std::string bytes, const std::string& encoding, const ReadLimits& limits) {
  if (encoding.empty() || encoding == "identity") return bytes;
  if (encoding != "gzip" && encoding != "x-gzip" && encoding != "zstd") {
    throw BadInput("the content is in an encoding that is not read: " + encoding.substr(0, 40));
  }
  // Where an archive keeps the header but not the encoding, nothing tells so but the bytes.
  const auto stream = unpacked(std::make_unique<StringStream>(std::move(bytes)), limits);
  std::string content = read_all(*stream, limits.document);
  if (content.size() > limits.document) {
    throw BadInput("larger than the " + readable_size(limits.document) +
                   " that a document may have (see --max-document)");
  }
  return content;
}

}  // namespace

std::optional<HeaderField> header_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  return HeaderField{lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1))};
}

void read_media_type(std::string_view value, std::string& type, std::string& charset) {
  const std::vector<std::string_view> parts = split(value, ';');
  type = parts.empty() ? "" : lower(trim(parts[0]));
  for (std::size_t k = 1; k < parts.size(); ++k) {
    const std::string_view part = trim(parts[k]);
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos || lower(trim(part.substr(0, equals))) != "charset") continue;
    std::string_view name = trim(part.substr(equals + 1));
    while (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.remove_prefix(1);
    while (!name.empty() && (name.back() == '"' || name.back() == '\'')) name.remove_suffix(1);
    charset = name;
  }
}

HttpAnswer read_http(std::string bytes, const ReadLimits& limits) {
  if (!bytes.starts_with("HTTP/")) throw BadInput("no HTTP answer in the record");
  HttpAnswer answer;
  std::size_t pos = 0;
  const std::string_view first = next_line(bytes, pos);
  const std::size_t space = std::min(first.find(' '), first.size());
  const std::string_view code = first.substr(std::min(space + 1, first.size()), 3);
  std::from_chars(code.data(), code.data() + code.size(), answer.status);
  bool chunked = false;
  std::string encoding;
  while (pos < bytes.size()) {
    const std::string_view line = next_line(bytes, pos);
    if (line.empty()) break;
    const std::optional<HeaderField> field = header_field(line);
    if (!field) continue;
    if (field->name == "content-type") read_media_type(field->value, answer.type, answer.charset);
    if (field->name == "transfer-encoding") chunked = lower(field->value).ends_with("chunked");
    if (field->name == "content-encoding") encoding = lower(field->value);
  }
  bytes.erase(0, pos);
  if (chunked) bytes = unchunked(std::move(bytes));
  answer.content = decoded(std::move(bytes), encoding, limits);
  return answer;
}

}  // namespace glane

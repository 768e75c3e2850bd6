#include "pipeline/exports/conll.h"

#include <string>
#include <vector>

#include "pipeline/exports/record_reader.h"

namespace glane {
namespace {

struct Tagged {
  std::size_t begin;  // bytes of the source
  std::size_t end;
  std::string tag;
};

// In the order of the text; of records that overlap, the first.
std::vector<Tagged> tagged_spans(const Document& doc, std::string_view records) {
  std::vector<Tagged> spans;
  CodePoints places(doc.source());
  RecordReader reader(records);
  while (reader.next()) {
    if (reader.is_document()) continue;
    const std::size_t begin = places.byte_of(reader.number("start"));
    const std::size_t end = begin + reader.text("text").size();
    if (!spans.empty() && begin < spans.back().end) continue;
    std::string tag(reader.text("type"));
    for (char& c : tag) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    spans.push_back({begin, end, std::move(tag)});
  }
  return spans;
}

std::uint64_t count_code_points(std::string_view text) {
  std::uint64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  return line;
}

}  // namespace

void ConllExporter::convert(const Document& doc, Result& result) const {
  const std::vector<Tagged> spans = tagged_spans(doc, result.records);
  std::string out = "# doc = " + on_one_line(doc.info.id) + "\n";
  std::size_t next = 0;     // span
  std::size_t inside = spans.size();  // the span that the token before was in
  std::size_t byte = 0;     // counted so far
  std::uint64_t count = 0;  // code points
  for (const Sentence& sentence : *doc.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const SourceSpan span = doc.to_source((*doc.tokens)[i].span);
      if (span.begin < byte) continue;  // one edit of the source that became two tokens
      count += count_code_points(doc.source().substr(byte, span.begin - byte));
      const std::string_view form = span.in(doc.source());
      const std::uint64_t end = count + count_code_points(form);
      while (next < spans.size() && spans[next].end <= span.begin) ++next;
      const bool tagged = next < spans.size() && spans[next].begin < span.end;
      out += on_one_line(form) + "\t" + std::to_string(count) + "\t" + std::to_string(end) + "\t";
      out += !tagged ? "O" : (inside == next ? "I-" : "B-") + spans[next].tag;
      out += '\n';
      inside = tagged ? next : spans.size();
      byte = span.end;
      count = end;
    }
    out += '\n';
  }
  result.records = std::move(out);
}

}  // namespace glane

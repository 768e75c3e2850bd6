#include "pipeline/exports/brat.h"

#include <utility>

#include "pipeline/exports/record_reader.h"
#include "pipeline/program/text_files.h"

namespace glane {
namespace {

constexpr std::string_view kNoted[] = {"value", "from", "to",   "mod",      "offset", "freq",
                                       "number", "low", "high", "relation", "unit",   "per",
                                       "id",     "name", "form", "writing"};

std::string on_one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  return line;
}

// `0 12`, or the pieces of a span that goes over a line end: `0 5;6 12`.
std::string offsets(std::uint64_t start, std::string_view text) {
  std::string pieces;
  std::uint64_t at = start;
  std::uint64_t begin = start;
  bool open = false;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    const bool line_end = c == '\n' || c == '\r';
    if (!line_end && !open) begin = at;
    if (line_end && open) {
      pieces += (pieces.empty() ? "" : ";") + std::to_string(begin) + " " + std::to_string(at);
    }
    open = !line_end;
    ++at;
  }
  if (open) pieces += (pieces.empty() ? "" : ";") + std::to_string(begin) + " " + std::to_string(at);
  return pieces;
}

// The text of those pieces, as brat compares it.
std::string joined(std::string_view text) {
  std::string line;
  bool gap = false;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      gap = true;
      continue;
    }
    if (gap && !line.empty()) line += ' ';
    gap = false;
    line += c == '\t' ? ' ' : c;
  }
  return line;
}

}  // namespace

void BratExporter::convert(const Document& doc, Result& result) const {
  std::string annotations;
  std::uint64_t number = 0;
  std::uint64_t references = 0;
  RecordReader reader(result.records);
  while (reader.next()) {
    if (reader.is_document()) continue;
    const std::string id = std::to_string(++number);
    const std::string_view text = reader.text("text");
    annotations += "T" + id + "\t" + std::string(reader.text("type")) + " " +
                   offsets(reader.number("start"), text) + "\t" + joined(text) + "\n";
    std::string note;
    for (const std::string_view key : kNoted) {
      const std::string value = reader.any(key);
      if (!value.empty()) note += (note.empty() ? "" : " ") + std::string(key) + "=" + value;
    }
    if (!note.empty()) annotations += "#" + id + "\tAnnotatorNotes T" + id + "\t" + on_one_line(note) + "\n";
    const std::string_view identity = reader.text("id");
    if (identity.size() > 1 && identity[0] == 'Q' &&
        identity.find_first_not_of("0123456789", 1) == std::string_view::npos) {
      annotations += "N" + std::to_string(++references) + "\tReference T" + id + " Wikidata:" +
                     std::string(identity) + "\t" + on_one_line(reader.text("name")) + "\n";
    }
  }
  const std::string name = text_file_name(doc.info.id);
  result.files.push_back({name, std::string(doc.source())});
  result.files.push_back({name.substr(0, name.size() - 4) + ".ann", std::move(annotations)});
  result.records.clear();
}

std::string BratExporter::configuration() {
  return "[entities]\n"
         "date\ntime\nduration\nset\n"
         "money\npercent\nquantity\nmultiplier\nfraction\nage\n"
         "person\norganization\nlocation\nproduct\nevent\nwork\n"
         "[relations]\n[events]\n[attributes]\n";
}

}  // namespace glane

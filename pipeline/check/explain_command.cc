#include <filesystem>
#include <sstream>

#include "pipeline/check/command_line.h"
#include "pipeline/check/commands.h"
#include "pipeline/check/explain.h"
#include "pipeline/error.h"
#include "pipeline/readers/byte_source.h"
#include "pipeline/readers/decompress.h"
#include "pipeline/readers/encoding.h"
#include "pipeline/readers/given_date.h"
#include "pipeline/readers/html_page.h"
#include "pipeline/readers/line_reader.h"
#include "pipeline/readers/ndjson.h"
#include "pipeline/readers/sniff.h"

namespace glane::check {
namespace {

namespace po = boost::program_options;

po::options_description options() {
  po::options_description all = new_options();
  all.add_options()                                                               //
      ("date", value("DATE"), "the date of the document, where it carries none")  //
      ("language", value("TAG"), "its language, where it carries none")           //
      ("lexicon", po::value<std::vector<std::string>>()->value_name("DIR"),
       "a folder of lexicon and rule files, as with 'glane run'")                    //
      ("doc", value("ID"), "which document of an NDJSON file (default: the first)")  //
      ("help,h", "print this help");
  return all;
}

std::string help() {
  std::ostringstream text;
  text << R"(Usage: glane explain FILE[@OFFSET] [OPTION...]

Says why FILE (a text, or one document of an NDJSON file) has the records that it has. With OFFSET,
in characters from 0, as 'start' in the records: what each stage made of that place, the words and
rules that match there, and why it gave no record where it gave none.

)" << options()
       << R"(
Examples:
  glane explain article.txt --date 2024-11-14
  glane explain article.txt@1877

Exit status: 0 all right; 2 usage; 3 the document cannot be read; 74 input/output error.
)";
  return text.str();
}

struct Target {
  std::string file;
  std::optional<std::int64_t> offset;
};

// A file whose own name ends in @123 is taken as it is.
Target parse_target(const std::string& argument) {
  std::error_code error;
  const std::size_t at = argument.rfind('@');
  if (at == std::string::npos || std::filesystem::exists(argument, error)) return {argument, {}};
  const std::string digits = argument.substr(at + 1);
  const bool whole = !digits.empty() && digits.size() < 12 &&
                     digits.find_first_not_of("0123456789") == std::string::npos;
  if (!whole) return {argument, {}};
  return {argument.substr(0, at), std::stoll(digits)};
}

bool is_ndjson(const std::string& file) {
  return file.ends_with(".ndjson") || file.ends_with(".jsonl");
}

Document read_ndjson(const CommandLine& line, const std::string& file) {
  const Interrupt interrupt;
  LineReader lines(file, interrupt);
  NdjsonParser parser;
  std::string text;
  while (lines.next(text)) {
    NdjsonLine parsed = parser.parse(text);
    if (line.has("doc") && parsed.info.id != line.text("doc")) continue;
    if (!parsed.error.empty())
      throw DataError(file, static_cast<std::uint32_t>(lines.number()), parsed.error);
    return Document(std::move(parsed.text), std::move(parsed.info));
  }
  line.fail(line.has("doc") ? "--doc: no such document in " + file : file + " holds no document");
}

Document read_text(const std::string& file) {
  const Interrupt interrupt;
  const auto stream = unpacked(std::make_unique<ByteSource>(file, interrupt), ReadLimits{});
  const bool html = sniff(stream->peek(kSniffed)) == Format::Html;
  std::string bytes = read_all(*stream, kLargestDocument - 1);
  const std::string declared = html ? declared_charset(bytes) : std::string();
  DecodedText decoded = decode_text(std::move(bytes), {declared, ""});
  if (!decoded.error.empty()) throw DataError(file, 0, decoded.error);
  if (html) decoded.text = read_html(decoded.text).text;
  DocumentInfo info;
  info.id = std::filesystem::path(file).filename().string();
  return Document(std::move(decoded.text), std::move(info));
}

void fill_in(const CommandLine& line, DocumentInfo& info) {
  if (line.has("date") && !info.date) {
    const std::optional<GivenDate> date = parse_date(line.text("date"));
    if (!date) line.fail("--date: '" + line.text("date") + "' is no date like 2024-11-14");
    info.date = date->moment;
    info.date_text = date->text;
    info.date_source = "option";
  }
  if (line.has("language") && !info.language) {
    info.language = parse_language(line.text("language"));
    if (!info.language)
      line.fail("--language: '" + line.text("language") + "' is none of fr, zh-Hans, zh-Hant, und");
  }
}

}  // namespace

ExitStatus explain_command(const std::vector<std::string>& arguments) {
  const CommandLine line("explain", options(), arguments);
  if (line.has("help")) {
    write_file("", help());
    return ExitStatus::Success;
  }
  line.expect_inputs(1, "one file is wanted");
  const Target target = parse_target(line.inputs()[0]);
  Document doc = is_ndjson(target.file) ? read_ndjson(line, target.file) : read_text(target.file);
  fill_in(line, doc.info);
  const Pipeline pipeline(line.list("lexicon"));
  pipeline.run(doc);
  const Explanation explanation(pipeline, doc);
  if (!target.offset) {
    write_file("", explanation.whole());
    return ExitStatus::Success;
  }
  const std::optional<std::string> text = explanation.at(*target.offset);
  if (!text) line.fail("the text ends before offset " + std::to_string(*target.offset));
  write_file("", *text);
  return ExitStatus::Success;
}

}  // namespace glane::check

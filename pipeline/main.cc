// The program (a first form: NDJSON on standard input).
#include <simdjson.h>

#include <iostream>
#include <string>

#include "pipeline/pipeline.h"
#include "pipeline/write_records.h"

int main(int argc, char** argv) {
  glane::Pipeline pipeline;
  glane::WriteOptions options;
  options.rules = pipeline.rules_digest();
  for (int k = 1; k < argc; ++k) {
    if (std::string(argv[k]) == "--explain") options.explain = true;
  }
  std::string line;
  std::string out;
  simdjson::dom::parser parser;
  while (std::getline(std::cin, line)) {
    const simdjson::dom::element json = parser.parse(line);
    glane::DocumentInfo info;
    info.id = std::string(json["id"].get_string().value());
    std::string_view text;
    if (json["language"].get(text) == simdjson::SUCCESS)
      info.language = glane::parse_language(text);
    if (json["date"].get(text) == simdjson::SUCCESS) {
      info.date = glane::parse_moment(text);
      info.date_text = std::string(text);
      info.date_source = "metadata";
    }
    glane::Document doc(std::string(json["text"].get_string().value()), std::move(info));
    pipeline.run(doc);
    out.clear();
    glane::write_records(doc, options, out);
    std::cout << out;
  }
  return 0;
}

// Prints the records of one text.
#include <pipeline/pipeline.h>
#include <pipeline/write_records.h>

#include <iostream>

int main() {
  const glane::Pipeline pipeline;
  glane::DocumentInfo info;
  info.id = "a";
  glane::Document doc("Le 3 mai 2021, elle a payé 30 euros.", info);
  pipeline.run(doc);
  glane::WriteOptions options;
  options.version = "test";
  options.rules = pipeline.rules_digest();
  std::string records;
  glane::write_records(doc, options, records);
  std::cout << records;
}

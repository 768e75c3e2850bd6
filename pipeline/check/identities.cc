#include "pipeline/check/checker.h"
#include "pipeline/check/quoted.h"

namespace glane::check {

void Identities::see(const Record& record, std::string_view language, Findings& findings) {
  const std::string_view id = record[Field::Id];
  auto found = by_id_.find(id);
  if (found == by_id_.end()) {
    found = by_id_.emplace(std::string(id), Seen{std::string(record[Field::Type]), {}}).first;
  }
  Seen& seen = found->second;
  const auto report = [&](Code code, std::string_view now, std::string_view before) {
    findings.add({code, record.line, std::string(record.doc), record.start, record.end,
                  std::string(id) + " is " + quoted(now) + " here, " + quoted(before) + " before"});
  };
  if (seen.type != record[Field::Type]) {
    report(Code::IdentityType, record[Field::Type], seen.type);
  }
  auto name = seen.names.find(language);
  if (name == seen.names.end()) {
    name = seen.names.emplace(std::string(language), std::string(record[Field::Name])).first;
  }
  if (name->second != record[Field::Name]) {
    report(Code::IdentityName, record[Field::Name], name->second);
  }
}

}  // namespace glane::check

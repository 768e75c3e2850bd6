#include "pipeline/report/junit.h"

#include <algorithm>

#include "pipeline/report/markup.h"

namespace glane::report {
namespace {

std::string in_xml(const JunitCase& test, std::string_view suite) {
  std::string classname(suite);
  std::replace(classname.begin(), classname.end(), ' ', '.');
  std::string out = "    <testcase classname=\"" + escape_markup(classname) + "\" name=\"" +
                    escape_markup(test.name) + "\"";
  if (test.failed) {
    return out + ">\n      <failure message=\"" + escape_markup(test.message) + "\">" +
           escape_markup(test.details) + "</failure>\n    </testcase>\n";
  }
  if (test.message.empty() && test.details.empty()) return out + "/>\n";
  return out + ">\n      <system-out>" + escape_markup(test.message + "\n" + test.details) +
         "</system-out>\n    </testcase>\n";
}

}  // namespace

std::string junit_xml(std::string_view suite, const std::vector<JunitCase>& cases) {
  const auto failures =
      std::count_if(cases.begin(), cases.end(), [](const JunitCase& test) { return test.failed; });
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"" +
      escape_markup(suite) + "\" tests=\"" + std::to_string(cases.size()) + "\" failures=\"" +
      std::to_string(failures) + "\">\n";
  for (const JunitCase& test : cases) out += in_xml(test, suite);
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace glane::report

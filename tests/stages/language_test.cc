#include <string>

#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

std::string languages(const std::string& text) {
  DocumentInfo info;
  Document doc(text, std::move(info));
  pipeline().run(doc);
  std::string out(to_tag(doc.languages->document));
  for (const Language language : doc.languages->paragraphs) {
    out += " ";
    out += to_tag(language);
  }
  return out;
}

TEST_CASE("languages of documents and paragraphs") {
  CHECK(languages("Le groupe a publié ses résultats pour l'année.") == "fr fr");
  CHECK(languages("公司发布了业绩报告") == "zh-Hans zh-Hans");
  CHECK(languages("公司發布了業績報告") == "zh-Hant zh-Hant");
  CHECK(languages("The results of the group were published with a delay.") == "und und");
  CHECK(languages("Le groupe et ses filiales.\n特色图像\nUne autre phrase du texte.") ==
        "fr fr zh-Hans fr");
  CHECK(languages("孙正义(Masayoshi Son)是软银集团CEO").starts_with("zh-Hans"));
  CHECK(languages("") == "und");
  CHECK(languages("12345") == "und und");
}

}  // namespace
}  // namespace glane::test

#include <string>

#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

// One letter a paragraph: `c` for site furniture, `t` for text.
std::string chrome(const std::string& text) {
  const Document doc = extract(pipeline(), text, Language::Fr, "");
  std::string out;
  for (const bool flag : *doc.chrome) out += flag ? 'c' : 't';
  return out;
}

TEST_CASE("site furniture") {
  CHECK(chrome("Le titre de l'article\n特色图像\nUne phrase du texte.") == "tct");
  CHECK(chrome("Une phrase.\nCommentaires\n0/400\nPublier") == "tccc");
  CHECK(chrome("Une phrase.\nEnglish\nFrançais\n日本語") == "tccc");
  CHECK(chrome("English | Français | Deutsch | 日本語 | 한국어") == "c");
  CHECK(chrome("首页 > 财经 > 公司\n正文在此。") == "ct");
  CHECK(chrome("Une phrase.\nCommentaire\n0/400\nÉpingler\nPartager") == "tcccc");
  CHECK(chrome("Commentaire\n0/400\nIl part demain.\nPartager") == "cctt");
  CHECK(chrome("€1万") == "t");
  CHECK(chrome("Une phrase.\n2019\n2020") == "ttt");
  CHECK(chrome("Une phrase.\nFrançais") == "tt");  // a lone language name may be a heading
  CHECK(chrome("Il a partagé le prix avec son frère.") == "t");
}

}  // namespace
}  // namespace glane::test

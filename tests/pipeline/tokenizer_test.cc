#include "pipeline/tokenizer.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string>
#include <tuple>

#include "pipeline/data_file.h"
#include "tests/support/catch.h"

namespace glane {
namespace {

std::string cut(std::string_view text) {
  const CharTable chars{DataFile("variants.tsv", "")};
  const SymbolTable symbols;
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, chars, symbols, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += token.is(kGlued) ? "~" : " ";
    out += token.span.in(text);
  }
  return out;
}

TEST_CASE("tokens") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"l'été de M. Son", "l'~été de M~. Son"},
      {"dit-il aujourd'hui", "dit~-~il aujourd'~hui"},
      {"1 234,5 Md€", "1 234,5 Md~€"},
      {"26.469,89 et 1,234.5", "26.469,89 et 1,234.5"},
      {"en 2020 300 personnes", "en 2020 300 personnes"},
      {"15.03.2021", "15~.~03~.~2021"},
      {"version 3.6.1", "version 3~.~6~.~1"},
      {"2016,2017", "2016~,~2017"},
      {"20h30, 120km/h", "20~h~30~, 120~km~/~h"},
      {"le B200, l'AF2024", "le B200~, l'~AF2024"},
      {"1er 5G", "1~er 5~G"},
      {"80-20", "80~-~20"},
      {"黄仁勋2024年", "黄~仁~勋~2024~年"},
      {"voir https://a.org/x?y=1.2. Fin", "voir https://a.org/x?y=1.2~. Fin"},
      {"écrire à jean.dupont@a-b.fr.", "écrire à jean.dupont@a-b.fr~."},
      {"Amazon.com", "Amazon~.~com"},
      {"e\u0301te\u0301", "e\u0301te\u0301"},
      {"ソフトバンク", "ソフトバンク"},
      {"", ""},
  }));
  CHECK(cut(text) == expected);
}

TEST_CASE("blocks that are not asked of ICU are as ICU has them") {
  const CharTable chars{DataFile("variants.tsv", "")};
  for (char32_t c = 0x3400; c <= 0x9FFF; ++c) {
    if (c >= 0x4DC0 && c < 0x4E00) continue;  // hexagrams
    UErrorCode status = U_ZERO_ERROR;
    REQUIRE(uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN);
    REQUIRE(chars.class_of(c) == CharClass::Han);
  }
  for (char32_t c = 0xAC00; c <= 0xD7A3; ++c) {
    REQUIRE(u_isalpha(static_cast<UChar32>(c)));
    REQUIRE(chars.class_of(c) == CharClass::Script);
  }
  CHECK(chars.class_of(0xE000) == CharClass::Punct);
}

TEST_CASE("shapes") {
  const CharTable chars{DataFile("variants.tsv", "")};
  const SymbolTable symbols;
  std::vector<Token> tokens;
  const std::string text = "iPhone NVIDIA Nvidia B200 l'an";
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, chars, symbols, tokens);
  REQUIRE(tokens.size() == 6);
  CHECK((tokens[0].is(kMixedCase) && !tokens[0].is(kCapital)));
  CHECK((tokens[1].is(kAllCaps) && tokens[1].is(kCapital)));
  CHECK((tokens[2].is(kCapital) && !tokens[2].is(kAllCaps)));
  CHECK(tokens[3].is(kHasDigit));
  CHECK(tokens[4].is(kElided));
}

}  // namespace
}  // namespace glane

#include <string>

#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

// The sentences, joined by ` ¦ `.
std::string sentences(const std::string& text, Language language = Language::Fr) {
  const Document doc = extract(pipeline(), text, language, "");
  std::string out;
  for (const Sentence& s : *doc.sentences) {
    if (!out.empty()) out += " ¦ ";
    out += doc.text_of(s.tokens);
  }
  return out;
}

TEST_CASE("sentences end at stops, also glued ones") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"Il part. Elle reste.", "Il part. ¦ Elle reste."},
      {"un accueil chaleureux.On attend la suite.", "un accueil chaleureux. ¦ On attend la suite."},
      {"vers un seul but,Le groupe avance", "vers un seul but, ¦ Le groupe avance"},
      {"il répond sans détour :L'heure est grave", "il répond sans détour : ¦ L'heure est grave"},
      {"une offre visant àIl promet", "une offre visant à ¦ Il promet"},
      {"on a vu queCes derniers mois", "on a vu que ¦ Ces derniers mois"},
      {"à un prix injustifié. faible niveau", "à un prix injustifié. ¦ faible niveau"},
      {"Est-ce vrai ? Oui ! Sans doute…", "Est-ce vrai ? ¦ Oui ! ¦ Sans doute…"},
      {"« Il part. » Elle reste.", "« Il part. » ¦ Elle reste."},
      {"un bruit \" sec. \" Elle reste.", "un bruit \" sec. \" ¦ Elle reste."},
      {"Il part enfin... ! Elle reste.", "Il part enfin... ! ¦ Elle reste."},
      {"il fait 25 °C. La neige fond", "il fait 25 °C. ¦ La neige fond"},
      {"sous le règne de Jean II. Ils signent", "sous le règne de Jean II. ¦ Ils signent"},
      {"la version pour Mac OS X. Une autre suit", "la version pour Mac OS X. ¦ Une autre suit"},
      {"le bateau coule ; Ils nagent", "le bateau coule ; ¦ Ils nagent"},
      {"Références Il naît à Lyon", "Références ¦ Il naît à Lyon"},
      {"le carnet du voyage Les données sont là", "le carnet du voyage ¦ Les données sont là"},
      {"le club (fondé en 1999) La ville paie", "le club (fondé en 1999) ¦ La ville paie"},
  }));
  CHECK(sentences(text) == expected);
}

TEST_CASE("and not inside abbreviations, numbers, addresses and names") {
  const std::string text = GENERATE(
      as<std::string>{}, "en 52 av. J.-C. selon M. Dupont, le n° 3",
      "voir https://exemple.org/a.B et rapport.PDF", "une hausse de 2.5 points chez Amazon.com",
      "le 3 sept. 2020 aux U.S.A. avec l'iPhone", "Mme. Li et le Dr. Wang vivent à St. Malo",
      "Paris,Lyon et Marseille", "la liste (bien longue !) et ses suites", "elle lit le roman Le temps des cerises à Lyon",
      "il vit à La Haye et travaille pour Les Échos", "M. Le Gall et J. Le Goff arrivent",
      "une visite (guidée) de Notre-Dame", "elle dirige le magazine Elle depuis un an");
  CHECK(sentences(text) == text);
}

TEST_CASE("Chinese sentences") {
  CHECK(sentences("他说：“好。”然后走了。真的？对！", Language::ZhHans) ==
        "他说：\"好。\" ¦ 然后走了。 ¦ 真的？ ¦ 对！");
  CHECK(sentences("路很远。“走吧，”他说。", Language::ZhHans) == "路很远。 ¦ \"走吧，\"他说。");
}

}  // namespace
}  // namespace glane::test

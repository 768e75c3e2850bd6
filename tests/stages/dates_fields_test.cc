// What a date record says besides its value: EDTF, the interval of a fiscal period, the zone.
#include <string>

#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

struct Said {
  const char* text;
  const char* wanted;
};

// The only date of the text.
DateRecord date_of(const std::string& text, Language language) {
  const Document doc = extract(pipeline(), text, language, "2023-09-22");
  INFO(text << ": " << mark_records(doc, {true, false, false}));
  REQUIRE(doc.records->dates.size() == 1);
  return doc.records->dates.front();
}

TEST_CASE("EDTF says what a value says, open where the words are") {
  constexpr Said kFrench[] = {
      {"Le 27 janvier 2019.", "2019-01-27"},
      {"En mars 2019.", "2019-03"},
      {"Les années 1980.", "198X"},
      {"Au XIXe siècle.", "18XX"},
      {"Au quatrième trimestre 2017.", "2017-36"},
      {"Au second semestre 2017.", "2017-41"},
      {"Au printemps 2017.", "2017-21"},
      {"À l'hiver 2017.", "2017-24"},
      {"En 218 av. J.-C.", "-0217"},
      {"De 2016 à 2019.", "2016/2019"},
      {"Du premier au troisième trimestre 2019.", "2019-01-01/2019-09-30"},
      {"La semaine dernière.", "2023-09-11/2023-09-17"},
      {"Depuis 2016.", "2016/.."},
      {"À partir du 3 mai 2020.", "2020-05-03/.."},
      {"Jusqu'en 2030.", "../2030"},
      {"Avant 2025.", "../2024-12-31"},
      {"Avant fin 2025.", "../2025"},
      {"Après le 3 mai 2020.", "2020-05-04/.."},
      {"Vers 1950.", "1950~"},
      {"Le 3 mai 2020 à 15 h 30.", "2020-05-03T15:30:00"},
      {"Le 3 mai 2020 à 15 h GMT.", "2020-05-03T15:00:00Z"},
      {"Le 3 mai 2020 à 15 h, heure de Paris.", "2020-05-03T15:00:00+02:00"},
      {"Le 3 décembre 2020 à 15 h, heure de Paris.", "2020-12-03T15:00:00+01:00"},
      {"Le 3 mai 2020 au soir.", "2020-05-03"},
      {"À 15 h 30.", ""},
      {"Pendant dix ans.", ""},
      {"Chaque lundi.", ""},
      {"L'exercice 2021.", ""},
  };
  for (const Said& said : kFrench) {
    INFO(said.text);
    CHECK(date_of(said.text, Language::Fr).edtf == said.wanted);
  }
  constexpr Said kChinese[] = {
      {"自2018年以来。", "2018/.."},   {"截至2020年。", "../2020"},
      {"2025年前。", "../2024-12-31"}, {"2017年第四季度。", "2017-36"},
      {"上世纪八十年代。", "198X"},    {"2019年至2021年。", "2019/2021"},
  };
  for (const Said& said : kChinese) {
    INFO(said.text);
    CHECK(date_of(said.text, Language::ZhHans).edtf == said.wanted);
  }
}

TEST_CASE("the fiscal period of a known issuer has its interval") {
  struct Period {
    const char* text;
    Language language;
    const char* value;
    const char* from;
    const char* to;
  };
  const Period kPeriods[] = {
      {"Au quatrième trimestre de l'exercice 2019 de Nvidia.", Language::Fr, "2019-Q4",
       "2018-10-29", "2019-01-28"},
      {"Au quatrième trimestre de l'exercice 2021 de Nvidia.", Language::Fr, "2021-Q4",
       "2020-10-26", "2021-02-01"},
      {"Au premier trimestre de l'exercice 2023 d'Apple.", Language::Fr, "2023-Q1", "2022-09-25",
       "2023-01-01"},
      {"Alibaba a publié le deuxième trimestre de son exercice 2024.", Language::Fr, "2024-Q2",
       "2023-07-01", "2023-10-01"},
      {"SoftBank a perdu sur l'exercice 2022.", Language::Fr, "2022", "2022-04-01", "2023-04-01"},
      {"SoftBank a perdu sur l'exercice 2022-2023.", Language::Fr, "2022", "2022-04-01",
       "2023-04-01"},
      {"Microsoft et Alibaba ont parlé de l'exercice 2022.", Language::Fr, "2022", "", ""},
      {"Le premier semestre de l'exercice 2022.", Language::Fr, "2022-H1", "", ""},
      {"L'exercice clos en mars 2021.", Language::Fr, "2021", "2020-04-01", "2021-04-01"},
      {"英伟达2019财年第四季度。", Language::ZhHans, "2019-Q4", "2018-10-29", "2019-01-28"},
      {"微软2024财年。", Language::ZhHans, "2024", "2023-07-01", "2024-07-01"},
  };
  for (const Period& period : kPeriods) {
    const DateRecord date = date_of(period.text, period.language);
    INFO(period.text);
    CHECK(date.fiscal);
    CHECK(date.value == period.value);
    CHECK(date.from == period.from);
    CHECK(date.to == period.to);
  }
}

TEST_CASE("a time keeps the zone that is named") {
  CHECK(date_of("À 15 h GMT.", Language::Fr).zone == "UTC");
  CHECK(date_of("À 15 h, heure de Tokyo.", Language::Fr).zone == "Asia/Tokyo");
  CHECK(date_of("À 15 h UTC+8.", Language::Fr).zone == "+08:00");
  CHECK(date_of("À 15 h.", Language::Fr).zone.empty());
  CHECK(date_of("北京时间15时。", Language::ZhHans).zone == "Asia/Shanghai");
  CHECK(date_of("当地时间11月13日。", Language::ZhHans).zone == "local");
}

}  // namespace
}  // namespace glane::test

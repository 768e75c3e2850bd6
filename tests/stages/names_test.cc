// Names that are one and names that are not, by sound, structure and the lexicon.
#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "pipeline/program/name_tables.h"
#include "stages/names/compare_names.h"
#include "stages/names/name_memo.h"
#include "stages/names/name_system.h"
#include "tests/support/catch.h"

namespace glane {
namespace {

const NameTables& world() {
  static const NameTables the_world({});
  return the_world;
}

// By sound and structure alone: the people of these tests need no lexicon.
bool sound_same(std::string_view a, std::string_view b) {
  const CharTable& chars = world().lexicon.chars();
  return world().comparer.matcher().match(read_name(a, chars), read_name(b, chars)).same;
}

Sameness compare(std::string_view a, std::string_view b, std::string_view context_a = {},
                 std::string_view context_b = {}) {
  return world().comparer.compare({a, b, context_a, context_b}).sameness;
}

std::set<std::string> readings(std::string_view name, std::string_view system) {
  std::set<std::string> out;
  for (const NameReading& one :
       name_readings(read_name(name, world().lexicon.chars()), world().sounds)) {
    if (one.system == system) out.insert(one.text);
  }
  return out;
}

}  // namespace

TEST_CASE("A name is one in every romanisation and order") {
  const auto [a, b] = GENERATE(table<std::string, std::string>({
      {"Jen-hsun Huang", "Huang Renxun"},        // Wade-Giles, given name first
      {"Tsai Ing-wen", "Cai Yingwen"},           // Taiwan's passports
      {"Ts'ai Ying-wen", "蔡英文"},              //
      {"Tchang T'ien-yi", "张天翼"},             // EFEO
      {"Lü Sioulien", "呂秀蓮"},                 // marks on vowels
      {"Jheng Wun-can", "Zheng Wencan"},         // Tongyong
      {"Leung Chiu-wai", "梁朝伟"},              // Cantonese
      {"Lim Swee Kiat", "林瑞杰"},               // Hokkien
      {"Cáo Xuěqín", "曹雪芹"},                  // tones
      {"CAO Xue Qin", "Xueqin Cao"},             //
      {"Cao, Xueqin", "Caoxueqin"},              //
      {"Andy Kwan Tak-wah", "關德華"},           // after a Western given name
      {"Anna Lam Cheng Suk-yee", "林鄭淑儀"},    // … and a husband's family name
      {"Cheng Suk-yee", "林鄭淑儀"},             //
      {"Son Heung-min", "孫興慜"},               // Korean
      {"Sohn Heungmin", "손흥민"},               //
      {"Sun Xingmin", "손흥민"},                 //
      {"Son Xingmin", "孙兴慜"},                 // a hybrid
      {"Nguyễn Xuân Phúc", "Ruan Chunfu"},       // Vietnamese
      {"Nguyen Xuan Phuc", "阮春福"},            //
      {"Yamada Masao", "山田正雄"},              // Japanese
      {"Masayoshi Yamada", "Shantian Zhengyi"},  //
      {"やまだ まさお", "山田正雄"},             //
      {"Yamada Taro", "Tarō Yamada"},            //
      {"尉迟恭", "Yuchi Gong"},                  // a family name with a reading of its own
      {"單田芳", "Shan Tianfang"},               //
      {"豊田章男", "丰田章男"},                  // Japanese form
  }));
  INFO(a << " / " << b);
  CHECK(sound_same(a, b));
  CHECK(sound_same(b, a));
}

TEST_CASE("Names that are near are not one") {
  const auto [a, b] = GENERATE(table<std::string, std::string>({
      {"Wang Jianlin", "Huang Jianlin"},
      {"Hu Yuren", "Wu Yuren"},
      {"Chen Jialuo", "Cheng Jialuo"},
      {"Li Bingbing", "Liu Bingbing"},
      {"Ma Wen-chün", "Ma Wen-ch'ün"},
      {"李家超", "Li Ch'ia-ch'ao"},
      {"Ma Yuan", "Ma Yun"},
      {"Li Yanhong", "Yan Lihong"},
      {"Mao Zedong", "Mao Zemin"},
      {"Sun Zhengyi", "Song Zhengyi"},
      {"Son Masayoshi", "Son Heung-min"},
      {"谢国亮", "谢国梁"},
      {"Lee Jae-yong", "Lee Jae-myung"},
      {"Yamada Taro", "Yamada Jiro"},
      {"Jensen Huang", "Jason Huang"},
      {"Changming Li", "Li Zhangming"},
      {"Andy Kwan Tak-wah", "關德明"},
      {"Anna Lam Cheng Suk-yee", "林陳淑儀"},
  }));
  INFO(a << " / " << b);
  CHECK_FALSE(sound_same(a, b));
  CHECK_FALSE(sound_same(b, a));
}

TEST_CASE("The lexicon decides where it knows a name") {
  CHECK(compare("Jack Ma", "馬雲") == Sameness::Same);
  CHECK(compare("Jensen Huang", "HUANG Renxun") == Sameness::Same);
  CHECK(compare("英伟达", "輝達") == Sameness::Same);
  CHECK(compare("Masayoshi Son", "손정의") == Sameness::Same);
  CHECK(compare("Jack Ma", "Alibaba") == Sameness::Different);
  CHECK(compare("Huang Guoxing", "Wong Kwok-hing") == Sameness::Different);  // 王國興
  CHECK(compare("Microsoft", "SoftBank") == Sameness::Different);
}

TEST_CASE("Organisations are compared without the words of their kind") {
  CHECK(compare("Zorglub Group", "Zorglub SA") == Sameness::Same);
  CHECK(compare("星河动力集团", "星河動力") == Sameness::Same);
  CHECK(compare("Xinghe Dongli", "星河動力") == Sameness::Same);
  CHECK(compare("ZBT", "Zorglub Bank of Tongfu") == Sameness::Same);
  CHECK(compare("中芯国际", "中信集团") == Sameness::Different);
}

TEST_CASE("A sentence tells a name from a French word") {
  CHECK(compare("Son", "Masayoshi Son", "Son a cédé ses parts, a déclaré SoftBank.") ==
        Sameness::Same);
  CHECK(compare("Son", "Masayoshi Son", "Son bilan est contesté.") == Sameness::Different);
  CHECK(compare("ma", "Jack Ma", "Il a dit que ma question était bonne.") == Sameness::Different);
  CHECK(compare("Huang", "Jensen Huang", "Huang Zheng est parti ; Huang étudie.") ==
        Sameness::Different);
  CHECK(compare("le Fils", "Masayoshi Son", "Le Fils de Dieu est venu.") == Sameness::Different);
  CHECK(compare("Mon fils", "Masayoshi Son", "Mon fils Zhengyi dirige SoftBank.") ==
        Sameness::Same);
  CHECK(compare("Li Wei", "Wei Li", "Li Wei (李伟), peintre", "Wei Li (魏丽), juge") ==
        Sameness::Different);
}

TEST_CASE("A name is written in each system") {
  CHECK(readings("zhuang", "wade-giles") == std::set<std::string>{"Chuang"});
  CHECK(readings("qian", "efeo") == std::set<std::string>{"K'ien", "Ts'ien"});
  CHECK(readings("曾国藩", "pinyin") == std::set<std::string>{"Zeng Guofan"});
  CHECK(readings("欧阳修", "pinyin") == std::set<std::string>{"Ouyang Xiu"});
  CHECK(readings("しんいちろう", "hepburn") == std::set<std::string>{"Shin'ichirō"});
  CHECK(readings("まっちゃ", "kunrei") == std::set<std::string>{"Mattya"});
  CHECK(readings("독립문", "revised") == std::set<std::string>{"Dongnimmun"});
  CHECK(readings("같이", "revised") == std::set<std::string>{"Gachi"});
  CHECK(readings("한복남", "mccune-reischauer") == std::set<std::string>{"Han Pongnam"});
  CHECK(readings("박찬욱", "common").count("Park Chan-wook") == 1);
}

TEST_CASE("An identity is found by any writing of its name") {
  const auto [name, id] = GENERATE(table<std::string, std::string>({
      {"Renxun Huang", "Q305177"},
      {"Hwang Jen Hsün", "Q305177"},  // letters of another system beside
      {"Son Zhengyi", "Q717038"},     // a hybrid
      {"Zhengyi Sun", "Q717038"},     //
      {"Ts'ai Ying-wen", "Q233984"},  //
      {"Jack Ma", ""},                // the lexicon has it, its sound says nothing
      {"Sun Zhengli", ""},            // one syllable is another
      {"Emmanuel Dupont", ""},        //
  }));
  INFO(name);
  const IdentityNames& names = world().comparer.names();
  const NameText text = read_name(name, world().lexicon.chars());
  const auto found = names.find(text);
  for (const std::uint32_t identity : found) CHECK(names.writes(text, identity));
  if (id.empty()) CHECK(found.empty());
  // All that a walk of the whole lexicon finds among people with characters.
  for (std::uint32_t k = 0; k < world().identities.identities().size(); ++k) {
    const IdentityLexicon::Identity& known = world().identities.identities()[k];
    if (known.id != id) continue;
    CHECK(std::find(found.begin(), found.end(), k) != found.end());
  }
}

TEST_CASE("Names asked for before have the same answers") {
  const CharTable& chars = world().lexicon.chars();
  const IdentityNames& names = world().comparer.names();
  const NameMemo memo(names);
  // More than it holds, so that some displace others; two rounds.
  for (int k = 0; k < 20'000; ++k) {
    const std::string text = "Sun Zheng" + std::string(k % 2 == 0 ? "yi" : "li") + ' ' + std::to_string(k % 10'000);
    const NameText name = read_name("Sun Zhengyi", chars);
    REQUIRE(memo.find(text, name).size() == 1);
  }
  for (const char* const text : {"Son Zhengyi", "Sun Zhengli", "Son Zhengyi", "Sun Zhengli"}) {
    const NameText name = read_name(text, chars);
    CHECK(memo.find(text, name) == names.find(name));
  }
}

TEST_CASE("A person whom no lexicon knows has one normalised name") {
  const auto [name, slug] = GENERATE(table<std::string, std::string>({
      {"罗启明", "luo-qiming"},
      {"羅啟明", "luo-qiming"},
      {"Luo Qiming", "luo-qiming"},
      {"Qiming LUO", "luo-qiming"},
      {"Tsai Ming-hsiung", "cai-mingxiong"},
      {"Lai Ching-te", "lai-chingte"},  // ching is jing or qing: it stays
      {"欧阳克明", "ouyang-keming"},
      {"Do-hyun Kim", "kim-dohyun"},
      {"Jean-Claude Martin", "jean-claude-martin"},
      {"Charles d'Artagnan", "charles-d-artagnan"},
  }));
  CHECK(person_slug(read_name(name, world().lexicon.chars()), world().sounds) == slug);
}

TEST_CASE("Pairs are read from a table") {
  std::istringstream in("pair\tlabel\ta\tb\nx1\tsame\tLei Jun\t雷军\nx2\t\t雷军\t雷鸣\n");
  std::ostringstream out;
  compare_pairs(world().comparer, in, out);
  CHECK(out.str().find("x1\tsame\t") == 0);
  CHECK(out.str().find("\nx2\tdifferent\t") != std::string::npos);
}

}  // namespace glane

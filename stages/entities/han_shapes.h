// What the characters of a Chinese sentence say about names in it.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "stages/entities/evidence.h"
#include "stages/entities/han_words.h"
#include "stages/entities/short_forms.h"

namespace glane {

// A family name and given characters (张忠谋), foreign names written by sound (弗洛朗丝·帕利), and
// what ends as organisations, places and events do (蓝桥传感公司, 信义乡, 台北马拉松).  Immutable.
class HanShapes {
 public:
  // `stems`: parts of the names found that may stand for them elsewhere.
  struct Findings {
    std::vector<Evidence>& evidence;
    std::vector<Stem>& stems;
  };

  HanShapes(const DataFiles& files, Lexicon& lexicon, const HanWords& words);

  void weigh(const Document& doc, const Sentence& sentence,
             const std::vector<std::uint8_t>& lengths, Findings& out) const;

 private:
  // What ends so: `trade` alone makes no name of a place (荷兰光学), `generic` none of plain words
  // (英国芯片设计公司).
  struct Tail {
    EntityType type;
    bool trade;
    bool generic;
    bool whole = false;  // holds the place before it (北京经济技术开发区)
  };
  struct Sight;  // a sentence as the rules below see it
  void weigh_person(const Sight& sight, std::uint32_t i, Findings& out) const;
  void weigh_numbered(const Sight& sight, std::uint32_t i, Findings& out) const;
  std::uint32_t weigh_sound(const Sight& sight, std::uint32_t i, Findings& out) const;
  void weigh_tails(const Sight& sight, std::uint32_t i, Findings& out) const;
  void weigh_title(const Sight& sight, std::uint32_t i, Findings& out) const;
  void weigh_quoted(const Sight& sight, std::uint32_t i, Findings& out) const;
  void say_tail(const Sight& sight, TokenSpan tail, Tail kind, Findings& out) const;

  const Lexicon& lexicon_;
  const HanWords& words_;
  ClassId org_tail_, org_trade_, place_tail_, place_unit_, event_tail_, role_before_, role_after_,
      title_, stop_, surname_two_, family_, event_head_, not_name_, org_brand_, numbered_no_, zh_digit_, company_, press_, known_location_, known_organization_, known_person_, founder_, common_;
};

}  // namespace glane

// A character that no word covers is a sign of a name: 张忠谋却不屑 is cut into 张|忠|谋|却|不屑,
// of which 却 is a function word.
#include "stages/entities/han_shapes.h"

#include <algorithm>

#include "stages/entities/han_sight.h"

namespace glane {
namespace {

constexpr std::int16_t kSurname = 6;
constexpr std::int16_t kRareSurname = -4;  // told by the title before it alone
constexpr std::int16_t kGivenChar = 5;
constexpr std::int16_t kRole = 14;  // a title before or after
constexpr std::int16_t kNoName = -120;
constexpr std::int16_t kEdge = 5;       // punctuation or a function word beside
constexpr std::int16_t kTwoChars = -8;  // 安宁, 马琳: more often something else
constexpr std::int16_t kMarked = 120;  // by 号 or 台风 behind it
constexpr std::int16_t kSound = 60;     // with its dot
constexpr std::int16_t kSoundAlone = 12;
constexpr std::int16_t kSoundCompany = 60;  // behind 公司

}  // namespace

HanShapes::HanShapes(const DataFiles& files, Lexicon& lexicon, const HanWords& words)
    : lexicon_(lexicon),
      words_(words),
      org_tail_(lexicon.find_class("org_tail")),
      org_trade_(lexicon.find_class("org_trade")),
      place_tail_(lexicon.find_class("place_tail")),
      place_unit_(lexicon.find_class("place_unit")),
      event_tail_(lexicon.find_class("event_tail")),
      role_before_(lexicon.find_class("role_before")),
      role_after_(lexicon.find_class("role_after")),
      title_(lexicon.find_class("title")),
      stop_(lexicon.find_class("han_stop")),
      surname_two_(lexicon.find_class("surname_two")),
      family_(lexicon.find_class("family")),
      event_head_(lexicon.find_class("event_head")),
      not_name_(lexicon.find_class("not_name")),
      org_brand_(lexicon.find_class("org_brand")),
      numbered_no_(lexicon.find_class("numbered_no")),
      zh_digit_(lexicon.find_class("zh_digit")),
      company_(lexicon.find_class("company_noun_zh")),
      press_(lexicon.find_class("press_noun_zh")),
      known_location_(lexicon.find_class("known_location")),
      known_organization_(lexicon.find_class("known_organization")),
      known_person_(lexicon.find_class("known_person")),
      founder_(lexicon.find_class("founder")),
      common_(lexicon.find_class("common_han")) {
  static_cast<void>(files);
}

void HanShapes::weigh(const Document& doc, const Sentence& sentence,
                      const std::vector<std::uint8_t>& lengths, Findings& out) const {
  const Sight sight{*this, doc, sentence.tokens, lengths};
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (sight.token(i).kind == TokenKind::Punct) {
      weigh_title(sight, i, out);
      weigh_quoted(sight, i, out);
    }
    if (!sight.han(i) || lengths[i] == 0) continue;
    for (const Arc& arc : doc.words->at(i)) {
      if (arc.cls == not_name_) {
        out.evidence.push_back({{i, arc.end}, std::nullopt, kNoName, Source::Shape, {}});
      }
    }
    weigh_numbered(sight, i, out);
    weigh_person(sight, i, out);
    weigh_tails(sight, i, out);
    if (!sight.is(i, HanRole::Translit)) continue;
    if (const std::uint32_t end = weigh_sound(sight, i, out); end > i) i = end - 1;
  }
}

// 张忠谋, 林昭辉, 欧阳娜娜, 马琳.
void HanShapes::weigh_person(const Sight& sight, std::uint32_t i, Findings& out) const {
  const bool first = i == sight.sentence.begin;
  const std::uint32_t left = first ? i : sight.before(i);
  const bool role = !first && sight.han(left) && sight.covers(left, i, role_before_);
  std::uint32_t given = i + 1;
  std::int16_t base = kSurname;
  if (sight.lengths[i] == 2 && sight.covers(i, i + 2, surname_two_)) {
    given = i + 2;
  } else if (sight.is(i, HanRole::Surname)) {
    // 王国材 begins with a word, 王国
    if (!sight.single(i) && !(role && sight.lengths[i] == 2 && sight.single(i + 2))) return;
  } else if (sight.single(i) && role && sight.covers(i, i + 1, family_)) {
    base = kRareSurname;
  } else {
    return;
  }
  if (sight.han(given) && sight.lengths[given] > 1 &&
      sight.covers(given, given + sight.lengths[given], title_)) {
    return;  // 孙先生, 张董事长: the family name alone is the name
  }
  const bool in_word = given == i + 1 && sight.lengths[i] == 2;
  if (role) {
    base = static_cast<std::int16_t>(base + kRole);
  } else if (first || sight.stop(left)) {
    base = static_cast<std::int16_t>(base + kEdge);
  }
  for (std::uint32_t end = given + (in_word ? 2 : 1); end <= given + 2; ++end) {
    std::int16_t weight = base;
    bool whole = true;
    for (std::uint32_t k = given; k < end; ++k) {
      const bool usual = sight.han(k) && sight.is(k, HanRole::Given);
      if (!sight.single(k) && !(k == given && in_word) &&
          !(k == given && end == given + 2 && sight.han(k) && sight.lengths[k] == 2) &&
          !(k == given + 1 && sight.han(k) && sight.lengths[k] == 0)) {
        whole = false;
      }
      if (whole && sight.is(k, HanRole::Stop)) {
        // 马云和马化腾: what follows a known name is the function word.
        if (!usual || (k == i + 2 && k + 1 == end && sight.covers(i, k, known_person_)))
          whole = false;
      }
      if (usual) weight = static_cast<std::int16_t>(weight + kGivenChar);
    }
    if (!whole) break;
    if (end == given + 2 && sight.lengths[given] == 2)
      weight = static_cast<std::int16_t>(weight - 6);
    if (end == given + 1) weight = static_cast<std::int16_t>(weight + kTwoChars);
    if (sight.starts(end, title_) || sight.starts(end, role_after_)) {
      weight = static_cast<std::int16_t>(weight + kRole);
    } else if (sight.stop(end) ||
               (role && sight.starts(end, known_location_))) {  // 记者许南|上海报道
      weight = static_cast<std::int16_t>(weight + kEdge);
    }
    out.evidence.push_back({{i, end}, EntityType::Person, weight, Source::Shape, {}});
    if (weight >= kThreshold && end == given + 2) {
      out.stems.push_back({{i, end}, EntityType::Person});
      out.stems.push_back({{given, end}, EntityType::Person});
    }
  }
}

// 弗洛朗丝·帕利, and without a dot 多德雷赫特.  Returns the token after it, or `i`.
std::uint32_t HanShapes::weigh_sound(const Sight& sight, std::uint32_t i, Findings& out) const {
  std::uint32_t end = i;
  std::uint32_t first_dot = 0;
  std::uint32_t last_dot = 0;
  while (end < i + kLongestHanName + 4) {
    if (const std::uint32_t next = sight.sound_word(end, first_dot != 0); next > end) {
      end = next;
    } else if (end > i && sight.dot(end) && sight.han(end + 1)) {
      if (first_dot == 0) first_dot = end;
      last_dot = end;
      ++end;
    } else {
      break;
    }
  }
  if (last_dot != 0 && last_dot + 1 == end) end = last_dot;  // a dot with nothing behind it
  if (first_dot != 0 && first_dot < end) {
    out.evidence.push_back({{i, end}, EntityType::Person, kSound, Source::Shape, {}});
    out.stems.push_back({{i, first_dot}, EntityType::Person});
    out.stems.push_back({{last_dot + 1, end}, EntityType::Person});
    return end;
  }
  if (end - i < 3 || (sight.han(end) && sight.is(end, HanRole::People))) return i;  // 爱斯基摩人
  if (sight.craft_mark(end)) {                                                      // 普悠瑪號
    out.evidence.push_back({{i, end + 1}, EntityType::Product, kMarked, Source::Shape, {}});
    return end;
  }
  if (sight.starts(end, event_head_)) {  // 莫兰蒂台风
    out.evidence.push_back({{i, end}, EntityType::Event, kMarked, Source::Shape, {}});
    return end;
  }
  const std::uint32_t left = i > sight.sentence.begin ? sight.before(i) : i;
  const bool role = sight.covers(left, i, role_before_);
  if (sight.covers(left, i, company_)) {
    out.evidence.push_back({{i, end}, EntityType::Organization, kSoundCompany, Source::Shape, {}});
  }
  out.evidence.push_back({{i, end}, std::nullopt, kSoundAlone, Source::Shape, {}});
  out.evidence.push_back(
      {{i, end}, role ? EntityType::Person : EntityType::Location, kSoundAlone, Source::Shape, {}});
  return end;
}

}  // namespace glane

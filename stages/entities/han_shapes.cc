// Two ideas carry this file.  A character that no word covers is a sign of a name: 张忠谋却不屑 is cut
// into 张|忠|谋|却|不屑, of which 却 is a function word.  And a name's type stands at its end: from the
// tail (公司, 市, 论坛) the name is followed back to where a name can begin.
#include "stages/entities/han_shapes.h"

#include <algorithm>
#include <string_view>

namespace glane {
namespace {

constexpr std::int16_t kSurname = 6;
constexpr std::int16_t kGivenChar = 5;
constexpr std::int16_t kRole = 14;       // a title before or after
constexpr std::int16_t kEdge = 5;        // punctuation or a function word beside
constexpr std::int16_t kTwoChars = -8;   // 安宁, 马琳: more often something else
constexpr std::int16_t kSound = 60;      // with its dot
constexpr std::int16_t kSoundAlone = 12;
constexpr std::int16_t kTailKnown = 50;  // after a known place or body
constexpr std::int16_t kTradeLoose = 10;
constexpr std::int16_t kTailLoose = 24;  // after characters that no word covers
constexpr std::uint32_t kLongestName = 12;

}  // namespace

struct HanShapes::Sight {
  const HanShapes& shapes;
  const Document& doc;
  TokenSpan sentence;
  const std::vector<std::uint8_t>& lengths;

  [[nodiscard]] const Token& token(std::uint32_t i) const { return (*doc.tokens)[i]; }
  [[nodiscard]] std::string_view text(std::uint32_t i) const { return token(i).span.in(doc.text()); }
  [[nodiscard]] bool inside(std::uint32_t i) const { return i >= sentence.begin && i < sentence.end; }
  [[nodiscard]] bool han(std::uint32_t i) const {
    return inside(i) && token(i).kind == TokenKind::Han;
  }
  [[nodiscard]] bool single(std::uint32_t i) const { return han(i) && lengths[i] == 1; }
  [[nodiscard]] bool is(std::uint32_t i, HanRole role) const {
    return shapes.words_.is(token(i).symbol, role);
  }
  [[nodiscard]] bool starts(std::uint32_t i, ClassId cls) const {
    if (!inside(i)) return false;
    const auto arcs = doc.words->at(i);
    return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) { return arc.cls == cls; });
  }
  [[nodiscard]] bool covers(std::uint32_t i, std::uint32_t end, ClassId cls) const {
    const auto arcs = doc.words->at(i);
    return std::any_of(arcs.begin(), arcs.end(),
                       [&](const Arc& arc) { return arc.cls == cls && arc.end == end; });
  }
  // The beginning of the word that ends before `i`.
  [[nodiscard]] std::uint32_t before(std::uint32_t i) const {
    std::uint32_t begin = i - 1;
    while (begin > sentence.begin && lengths[begin] == 0) --begin;
    return begin;
  }
  [[nodiscard]] bool stop(std::uint32_t i) const {
    return !han(i) || (lengths[i] == 1 ? is(i, HanRole::Stop)
                                       : covers(i, i + lengths[i], shapes.stop_));
  }
  [[nodiscard]] bool dot(std::uint32_t i) const {
    if (!inside(i) || token(i).kind != TokenKind::Punct) return false;
    const std::string_view mark = text(i);
    return mark == "·" || mark == "•" || mark == "‧" || mark == "・";
  }
  // The end of the word at `i` where all its characters write foreign names, else `i`.  Once a dot
  // has told that this is a name, single characters are enough.
  [[nodiscard]] std::uint32_t sound_word(std::uint32_t i, bool told) const {
    if (!han(i)) return i;
    const std::uint32_t end = i + std::max<std::uint32_t>(lengths[i], 1);
    if (lengths[i] > 1 && (covers(i, end, shapes.common_) || covers(i, end, shapes.role_before_))) {
      return told && is(i, HanRole::Translit) ? i + 1 : i;
    }
    for (std::uint32_t k = i; k < end; ++k) {
      if (!is(k, HanRole::Translit)) return i;
    }
    const bool before_word = inside(i + 1) && lengths[i + 1] > 1;  // 于|埃因霍温
    return lengths[i] == 1 && !told && before_word && is(i, HanRole::Stop) ? i : end;
  }
  [[nodiscard]] bool known(std::uint32_t i, std::uint32_t end) const {
    return covers(i, end, shapes.known_location_) || covers(i, end, shapes.known_organization_) ||
           covers(i, end, shapes.founder_);
  }
};

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
    weigh_person(sight, i, out);
    weigh_tails(sight, i, out);
    if (!sight.is(i, HanRole::Translit)) continue;
    if (const std::uint32_t end = weigh_sound(sight, i, out); end > i) i = end - 1;
  }
}

// 张忠谋, 林昭辉, 欧阳娜娜, 马琳.
void HanShapes::weigh_person(const Sight& sight, std::uint32_t i, Findings& out) const {
  std::uint32_t given = i + 1;
  if (sight.lengths[i] == 2 && sight.covers(i, i + 2, surname_two_)) {
    given = i + 2;
  } else if (!sight.single(i) || !sight.is(i, HanRole::Surname)) {
    return;
  }
  if (sight.han(given) && sight.lengths[given] > 1 &&
      sight.covers(given, given + sight.lengths[given], title_)) {
    return;  // 孙先生, 张董事长: the family name alone is the name
  }
  std::int16_t base = kSurname;
  const bool first = i == sight.sentence.begin;
  const std::uint32_t left = first ? i : sight.before(i);
  if (!first && sight.han(left) && sight.covers(left, i, role_before_)) {
    base = static_cast<std::int16_t>(base + kRole);
  } else if (first || sight.stop(left)) {
    base = static_cast<std::int16_t>(base + kEdge);
  }
  for (std::uint32_t end = given + 1; end <= given + 2; ++end) {
    std::int16_t weight = base;
    bool whole = true;
    for (std::uint32_t k = given; k < end; ++k) {
      const bool usual = sight.han(k) && sight.is(k, HanRole::Given);
      if (!sight.single(k) && !(k == given && end == given + 2 && sight.han(k) && sight.lengths[k] == 2) &&
          !(k == given + 1 && sight.han(k) && sight.lengths[k] == 0)) {
        whole = false;
      }
      if (whole && sight.is(k, HanRole::Stop)) {
        // 马云和马化腾: what follows a known name is the function word.
        if (!usual || (k == i + 2 && k + 1 == end && sight.covers(i, k, known_person_))) whole = false;
      }
      if (usual) weight = static_cast<std::int16_t>(weight + kGivenChar);
    }
    if (!whole) break;
    if (end == given + 2 && sight.lengths[given] == 2) weight = static_cast<std::int16_t>(weight - 6);
    if (end == given + 1) weight = static_cast<std::int16_t>(weight + kTwoChars);
    if (sight.starts(end, title_) || sight.starts(end, role_after_)) {
      weight = static_cast<std::int16_t>(weight + kRole);
    } else if (sight.stop(end)) {
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
  while (end < i + kLongestName + 4) {
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
  if (end - i < 3) return i;
  const bool role = i > sight.sentence.begin && sight.covers(sight.before(i), i, role_before_);
  out.evidence.push_back({{i, end}, std::nullopt, kSoundAlone, Source::Shape, {}});
  out.evidence.push_back({{i, end}, role ? EntityType::Person : EntityType::Location, kSoundAlone,
                          Source::Shape, {}});
  return end;
}

// Names by their ends.
void HanShapes::weigh_tails(const Sight& sight, std::uint32_t i, Findings& out) const {
  if (i == sight.sentence.begin) return;
  for (const Arc& arc : sight.doc.words->at(i)) {
    // The tail ends where a word does: 国防部 is none in 国防部|长.
    if (sight.han(arc.end) && sight.lengths[arc.end] == 0) continue;
    const TokenSpan tail{i, arc.end};
    const bool generic = lexicon_.value(arc.value) == "generic";
    if (arc.cls == org_tail_) say_tail(sight, tail, {EntityType::Organization, false, generic}, out);
    if (arc.cls == org_trade_) say_tail(sight, tail, {EntityType::Organization, true, false}, out);
    if (arc.cls == place_tail_ || arc.cls == place_unit_) {
      say_tail(sight, tail, {EntityType::Location, false, false}, out);
    }
    if (arc.cls == event_tail_) say_tail(sight, tail, {EntityType::Event, false, false}, out);
  }
}

// Follows a name back from its tail: over words that are no function words to a known place or body,
// else over characters that no word covers.
void HanShapes::say_tail(const Sight& sight, TokenSpan tail, Tail kind, Findings& out) const {
  std::uint32_t begin = tail.begin;
  std::uint32_t known = tail.begin;      // where the farthest known name begins
  std::uint32_t known_end = tail.begin;  // … and the nearest one ends
  std::uint32_t nearest = tail.begin;
  std::uint32_t loose = tail.begin;
  bool only_loose = true;
  while (begin > sight.sentence.begin && tail.begin - begin < kLongestName &&
         sight.token(begin).is(kGlued)) {
    const std::uint32_t word = sight.before(begin);
    if (sight.stop(word) || sight.covers(word, begin, role_before_)) break;
    if (sight.known(word, begin)) {
      if (known == tail.begin) {
        known_end = begin;
        nearest = word;
      }
      known = word;
    }
    only_loose = only_loose && sight.single(word);
    if (only_loose) loose = word;
    begin = word;
  }
  const bool is_loose = tail.begin - loose >= 2 && tail.begin - loose <= 6;
  const auto say = [&](std::uint32_t from, std::int16_t weight) {
    out.evidence.push_back({{from, tail.end}, kind.type, weight, Source::Shape, {}});
  };
  const bool place = kind.type == EntityType::Location;
  if (kind.type == EntityType::Event && tail.size() >= 4) return say(tail.begin, kTailKnown);
  if (known < tail.begin && !kind.trade) {
    if (place && tail.begin - known_end >= 2) return say(known_end, kTailKnown);  // 东京|武藏野广场
    const bool plain = kind.generic && !is_loose && (known_end < tail.begin || tail.size() < 3);
    if (!plain) say(place ? nearest : known, kTailKnown);
    return;
  }
  if (!is_loose) return;
  const bool edge = loose == sight.sentence.begin || !sight.han(loose - 1);
  const bool bracket = sight.inside(tail.end) && sight.text(tail.end) == "（";
  std::int16_t weight = kind.trade || kind.generic ? kTradeLoose : kTailLoose;
  if (edge || bracket) weight = static_cast<std::int16_t>(weight + kRole);
  say(loose, weight);
  if (kind.type == EntityType::Organization && weight >= kThreshold) {
    out.stems.push_back({{loose, tail.begin}, kind.type});
  }
}

// 《…》: a work, or a newspaper by its end.
void HanShapes::weigh_title(const Sight& sight, std::uint32_t i, Findings& out) const {
  if (sight.text(i) != "《") return;
  std::uint32_t end = i + 1;
  while (sight.inside(end) && end < i + 40 && sight.text(end) != "》") ++end;
  if (!sight.inside(end) || sight.text(end) != "》" || end == i + 1) return;
  const std::string_view last = sight.text(end - 1);
  const std::string_view before = end - i > 2 ? sight.text(end - 2) : std::string_view();
  const bool press = last == "报" || last == "報" || last == "刊" || (last == "志" && before == "杂") ||
                     (last == "誌" && before == "雜");
  out.evidence.push_back({{i + 1, end}, press ? EntityType::Organization : EntityType::Work, 64, Source::Shape, {}});
}

// “2021大师智库论坛”: what is quoted and ends as events do.
void HanShapes::weigh_quoted(const Sight& sight, std::uint32_t i, Findings& out) const {
  const std::string_view open = sight.text(i);
  if (open != "\"" && open != "「" && open != "“") return;
  const std::string_view close = open == "「" ? "」" : open == "“" ? "”" : "\"";
  std::uint32_t end = i + 1;
  while (sight.inside(end) && end < i + 16 && sight.text(end) != close) ++end;
  if (!sight.inside(end) || sight.text(end) != close || end < i + 3) return;
  for (std::uint32_t k = i + 1; k < end; ++k) {
    if (k > i + 1 && sight.covers(k, end, event_tail_)) {
      out.evidence.push_back({{i + 1, end}, EntityType::Event, 40, Source::Shape, {}});
      return;
    }
  }
}

}  // namespace glane

// What the end of a Chinese name, the marks around it or its number tell of it: from the tail
// (公司, 市, 论坛) the name is followed back to where a name can begin.
#include <string_view>

#include "stages/entities/han_sight.h"

namespace glane {
namespace {

constexpr std::int16_t kQuotedEvent = 60;
constexpr std::int16_t kTailAlone = 14;   // no Han character before it, or a bracket after
constexpr std::int16_t kNumbered = 60;   // outweighs a person's shape inside
constexpr std::int16_t kTailKnown = 50;  // after a known place or body
constexpr std::int16_t kTradeLoose = 10;
constexpr std::int16_t kTailLoose = 24;  // after characters that no word covers

}  // namespace

// 朱雀二号, 双曲线一号: a word and a number in characters, as ships and rockets are named.
void HanShapes::weigh_numbered(const Sight& sight, std::uint32_t i, Findings& out) const {
  if (!sight.craft_mark(i) || i < sight.sentence.begin + 3) return;
  if (sight.han(i + 1) && sight.covers(i + 1, i + 2, numbered_no_)) return;
  if (!sight.covers(i - 1, i, zh_digit_)) return;
  std::uint32_t begin = sight.before(i - 1);
  if (begin + 1 == i - 1)
    begin = begin > sight.sentence.begin ? sight.before(begin) : begin;  // 天|鹊
  const std::uint32_t size = i - 1 - begin;
  const bool one_word =
      sight.lengths[begin] == size && !sight.covers(begin, i - 1, common_) && sight.lengths[begin] > 2;
  const bool edge = begin == sight.sentence.begin || !sight.han(begin - 1) ||
                    (sight.single(begin - 1) && sight.is(begin - 1, HanRole::Stop));
  const bool loose = size == 2 && edge && sight.single(begin) && sight.single(begin + 1);
  if (size < 2 || size > 3 || !(one_word || loose)) return;
  for (std::uint32_t k = begin; k < i - 1; ++k) {
    if (!sight.han(k) || (loose && sight.is(k, HanRole::Stop))) return;
    if (sight.covers(k, i - 1, numbered_no_)) return;
  }
  if (sight.covers(begin, i - 1, role_before_) || sight.covers(begin, i - 1, stop_)) return;
  out.evidence.push_back({{begin, i + 1}, EntityType::Product, kNumbered, Source::Shape, {}});
}

// Names by their ends.
void HanShapes::weigh_tails(const Sight& sight, std::uint32_t i, Findings& out) const {
  if (i == sight.sentence.begin) return;
  for (const Arc& arc : sight.doc.words->at(i)) {
    // The tail ends where a word does: 国防部 is none in 国防部|长.
    if (sight.han(arc.end) && sight.lengths[arc.end] == 0) continue;
    const TokenSpan tail{i, arc.end};
    if (arc.cls == org_tail_) {
      const bool generic = lexicon_.value(arc.value) == "generic";
      say_tail(sight, tail, {EntityType::Organization, false, generic}, out);
    }
    if (arc.cls == org_trade_) say_tail(sight, tail, {EntityType::Organization, true, false}, out);
    if (arc.cls == place_tail_ || arc.cls == place_unit_) {
      const bool whole = lexicon_.value(arc.value) == "whole";
      say_tail(sight, tail, {EntityType::Location, false, false, whole}, out);
    }
    if (arc.cls == event_tail_) say_tail(sight, tail, {EntityType::Event, false, false}, out);
  }
}

// Follows a name back from its tail: over words that are no function words to a known place or
// body, else over characters that no word covers.
void HanShapes::say_tail(const Sight& sight, TokenSpan tail, Tail kind, Findings& out) const {
  std::uint32_t begin = tail.begin;
  std::uint32_t known = tail.begin;      // where the farthest known name begins
  std::uint32_t known_end = tail.begin;  // … and the nearest one ends
  std::uint32_t nearest = tail.begin;
  std::uint32_t loose = tail.begin;
  bool only_loose = true;
  while (begin > sight.sentence.begin && tail.begin - begin < kLongestHanName &&
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
    // 聯發科|市占率
    if (place && tail.size() == 1 && !sight.covers(nearest, known_end, known_location_)) return;
    if (place && !kind.whole && tail.begin - known_end >= 2)
      return say(known_end, kTailKnown);  // 东京|武藏野广场
    // 台灣電力|公司 is known by its first part: the longer tail, 電力公司, tells that 公司 is part
    // of it.
    const bool longer = tail.begin - known > 2 && sight.covers(tail.begin - 2, tail.end, org_tail_);
    const bool plain =
        kind.generic && !is_loose && !longer && (known_end < tail.begin || tail.size() < 3);
    if (!plain) say(place ? nearest : known, kTailKnown);
    return;
  }
  // 复星|医药; a firm's name and what it trades in
  const bool brand = kind.trade && known_end == tail.begin && known < tail.begin &&
                     sight.covers(nearest, known_end, known_organization_) &&
                     sight.covers(tail.begin, tail.end, org_brand_);
  if (brand) return say(nearest, kTailKnown);
  if (!is_loose) return;
  const bool edge = loose == sight.sentence.begin || !sight.han(loose - 1);
  const bool bracket = sight.inside(tail.end) && sight.text(tail.end) == "（";
  std::int16_t weight = kind.trade || kind.generic ? kTradeLoose : kTailLoose;
  if (edge || bracket) weight = static_cast<std::int16_t>(weight + kTailAlone);
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
  const bool press = last == "报" || last == "報" || last == "刊" ||
                     (last == "志" && before == "杂") || (last == "誌" && before == "雜");
  const bool told =
      (sight.inside(end + 1) && sight.starts(end + 1, press_)) ||
      (i > sight.sentence.begin && sight.han(i - 1) && sight.covers(sight.before(i), i, press_));
  out.evidence.push_back({{i + 1, end},
                          press || told ? EntityType::Organization : EntityType::Work,
                          64,
                          Source::Shape,
                          {}});
}

// “2021大师智库论坛”: what is quoted and ends as events do.
void HanShapes::weigh_quoted(const Sight& sight, std::uint32_t i, Findings& out) const {
  const std::string_view open = sight.text(i);
  if (open != "\"" && open != "「" && open != "“") return;
  const std::string_view close = open == "「" ? "」" : open == "“" ? "”" : "\"";
  std::uint32_t end = i + 1;
  while (sight.inside(end) && end < i + 16 && sight.text(end) != close) ++end;
  if (!sight.inside(end) || sight.text(end) != close || end < i + 3) return;
  if (sight.starts(end + 1, event_tail_)) {  // “软银世界2025”大会
    out.evidence.push_back({{i + 1, end}, EntityType::Event, kQuotedEvent, Source::Shape, {}});
    return;
  }
  for (std::uint32_t k = i + 1; k < end; ++k) {
    if (k > i + 1 && sight.covers(k, end, event_tail_)) {
      out.evidence.push_back({{i + 1, end}, EntityType::Event, kQuotedEvent, Source::Shape, {}});
      return;
    }
  }
}

}  // namespace glane

#include "pipeline/compare/sentences.h"

#include <string>

namespace glane::compare {
namespace {

// A line of a few characters (a figure's number, a byline) may come and go.
constexpr std::uint32_t kFewFrench = 12;
constexpr std::uint32_t kFewChinese = 4;
constexpr std::size_t kQuoted = 60;

SourceSpan span_of(const Side& side, std::uint32_t begin, std::uint32_t end) {
  return {side.sentences[begin].span.begin, side.sentences[end - 1].span.end};
}

// The first characters, whole ones.
std::string shown(std::string_view text) {
  if (text.size() <= kQuoted) return "'" + std::string(text) + "'";
  std::size_t end = kQuoted;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return "'" + std::string(text.substr(0, end)) + "…'";
}

// How many facts of these sentences have a counterpart somewhere else.
struct Elsewhere {
  std::vector<bool> fr;
  std::vector<bool> zh;
};

bool is_moved(const Side& side, const std::vector<bool>& linked, std::uint32_t begin,
              std::uint32_t end) {
  std::size_t facts = 0;
  std::size_t found = 0;
  for (std::uint32_t f = side.sentences[begin].facts_begin; f < side.sentences[end - 1].facts_end;
       ++f) {
    if (side.facts[f].kind == FactKind::Name || side.facts[f].small) continue;
    ++facts;
    found += linked[f] ? 1 : 0;
  }
  return facts >= 1 && found * 2 > facts;
}

}  // namespace

void judge_sentences(const Side& fr, const Side& zh, const std::vector<Bead>& beads,
                     const Matches& matches, std::vector<Finding>& findings) {
  Elsewhere linked{std::vector<bool>(fr.facts.size()), std::vector<bool>(zh.facts.size())};
  for (const Link& link : matches.links) linked.fr[link.fr] = linked.zh[link.zh] = true;
  const auto add = [&](Code code, Quote french, Quote chinese, std::string message) {
    findings.push_back(
        new_finding(code, std::move(french), std::move(chinese), std::move(message)));
  };
  for (const Bead& bead : beads) {
    Quote french;
    Quote chinese;
    if (bead.fr_count() != 0) french.span = span_of(fr, bead.fr_begin, bead.fr_end);
    if (bead.zh_count() != 0) chinese.span = span_of(zh, bead.zh_begin, bead.zh_end);
    if (bead.fr_count() == 0) {
      if (zh.sentences[bead.zh_begin].letters < kFewChinese) continue;
      const bool moved = is_moved(zh, linked.zh, bead.zh_begin, bead.zh_end);
      add(moved ? Code::SentenceMoved : Code::SentenceMissing, {}, chinese,
          shown(zh.text(chinese.span)) + (moved ? " stands elsewhere" : " is left out"));
    } else if (bead.zh_count() == 0) {
      if (fr.sentences[bead.fr_begin].letters < kFewFrench) continue;
      if (fr.sentences[bead.fr_begin].foreign) continue;  // left untranslated: said by lint
      const bool moved = is_moved(fr, linked.fr, bead.fr_begin, bead.fr_end);
      add(moved ? Code::SentenceMoved : Code::SentenceAdded, french, {},
          shown(fr.text(french.span)) + (moved ? " stood elsewhere" : " is not in the original"));
    } else if (bead.fr_count() < bead.zh_count()) {
      add(Code::SentenceMerged, french, chinese,
          std::to_string(bead.zh_count()) + " sentences became " + std::to_string(bead.fr_count()));
    } else if (bead.fr_count() > bead.zh_count()) {
      add(Code::SentenceSplit, french, chinese,
          std::to_string(bead.zh_count()) + " sentence became " + std::to_string(bead.fr_count()));
    }
  }
}

}  // namespace glane::compare

#include "pipeline/compare/split_beads.h"

#include <cmath>

namespace glane::compare {
namespace {

class Splitter {
 public:
  Splitter(const Side& fr, const Side& zh, const Matches& matches)
      : fr_(fr), zh_(zh), fr_alone_(fr.facts.size()), zh_alone_(zh.facts.size()) {
    for (const std::uint32_t f : matches.fr_alone) fr_alone_[f] = true;
    for (const std::uint32_t f : matches.zh_alone) zh_alone_[f] = true;
    ratio_ = length_ratio(letters(fr, 0, static_cast<std::uint32_t>(fr.sentences.size())),
                          letters(zh, 0, static_cast<std::uint32_t>(zh.sentences.size())));
  }

  void split(Bead bead, std::vector<Bead>& out) const {
    if (bead.zh_count() > 1 && is_apart(bead, {0, 0, bead.zh_begin, bead.zh_begin + 1})) {
      out.push_back({bead.fr_begin, bead.fr_begin, bead.zh_begin, bead.zh_begin + 1, 0});
      ++bead.zh_begin;
    } else if (bead.fr_count() > 1 && is_apart(bead, {bead.fr_begin, bead.fr_begin + 1, 0, 0})) {
      out.push_back({bead.fr_begin, bead.fr_begin + 1, bead.zh_begin, bead.zh_begin, 0});
      ++bead.fr_begin;
    } else if (bead.zh_count() > 1 && is_apart(bead, {0, 0, bead.zh_end - 1, bead.zh_end})) {
      --bead.zh_end;
      out.push_back(bead);
      out.push_back({bead.fr_end, bead.fr_end, bead.zh_end, bead.zh_end + 1, 0});
      return;
    } else if (bead.fr_count() > 1 && is_apart(bead, {bead.fr_end - 1, bead.fr_end, 0, 0})) {
      --bead.fr_end;
      out.push_back(bead);
      out.push_back({bead.fr_end, bead.fr_end + 1, bead.zh_end, bead.zh_end, 0});
      return;
    }
    out.push_back(bead);
  }

 private:
  static double letters(const Side& side, std::uint32_t begin, std::uint32_t end) {
    double sum = 0;
    for (std::uint32_t s = begin; s < end; ++s) sum += side.sentences[s].letters;
    return sum;
  }

  // `edge` is one sentence of one side.
  [[nodiscard]] bool is_apart(const Bead& bead, const Bead& edge) const {
    const bool french = edge.fr_count() != 0;
    if (!(french ? lacks_all(fr_, fr_alone_, edge.fr_begin)
                 : lacks_all(zh_, zh_alone_, edge.zh_begin)))
      return false;
    const double fr = letters(fr_, bead.fr_begin, bead.fr_end);
    const double zh = letters(zh_, bead.zh_begin, bead.zh_end) * ratio_;
    const double fr_rest = fr - letters(fr_, edge.fr_begin, edge.fr_end);
    const double zh_rest = zh - letters(zh_, edge.zh_begin, edge.zh_end) * ratio_;
    if (fr_rest <= 0 || zh_rest <= 0) return false;
    return std::abs(std::log(fr_rest / zh_rest)) < std::abs(std::log(fr / zh));
  }

  static bool lacks_all(const Side& side, const std::vector<bool>& alone, std::uint32_t sentence) {
    bool any = false;
    for (std::uint32_t f = side.sentences[sentence].facts_begin;
         f < side.sentences[sentence].facts_end; ++f) {
      if (side.facts[f].kind == FactKind::Name || side.facts[f].small) continue;
      if (!alone[f]) return false;
      any = true;
    }
    return any;
  }

  const Side& fr_;
  const Side& zh_;
  std::vector<bool> fr_alone_;
  std::vector<bool> zh_alone_;
  double ratio_ = 1;
};

}  // namespace

std::vector<Bead> split_beads(const Side& fr, const Side& zh, const std::vector<Bead>& beads,
                              const Matches& matches) {
  const Splitter splitter(fr, zh, matches);
  std::vector<Bead> out;
  out.reserve(beads.size());
  for (const Bead& bead : beads) {
    if (bead.is_pair() && bead.fr_count() + bead.zh_count() > 2) {
      splitter.split(bead, out);
    } else {
      out.push_back(bead);
    }
  }
  return out;
}

}  // namespace glane::compare

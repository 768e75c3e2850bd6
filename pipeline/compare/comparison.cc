#include "pipeline/compare/comparison.h"

#include <algorithm>
#include <iterator>

#include "pipeline/compare/judge.h"
#include "pipeline/compare/sentences.h"
#include "pipeline/compare/split_beads.h"

namespace glane::compare {
namespace {

bool overlap(const Quote& a, const Quote& b) {
  return a.is_set() && b.is_set() && a.span.overlaps(b.span);
}

// What lint says of a place whose fault the comparison has named with its true value.
bool is_said(const Finding& own, const std::vector<Finding>& findings) {
  const bool figure = own.code == Code::FalseFriend || own.code == Code::Implausible;
  if (!figure) return false;
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.code == Code::Magnitude && overlap(finding.fr, own.fr);
  });
}

// Where a finding stands among the others: a bead, then places in both texts.
struct Order {
  std::size_t bead;
  SourceSpan fr, zh;
  std::size_t index;

  [[nodiscard]] bool operator<(const Order& other) const {
    if (bead != other.bead) return bead < other.bead;
    if (fr != other.fr) return fr < other.fr;
    return zh != other.zh ? zh < other.zh : index < other.index;
  }
};

void sort_findings(const Side& fr, const Side& zh, const std::vector<Bead>& beads,
                   std::vector<Finding>& findings) {
  std::vector<Order> order;
  for (const Finding& finding : findings) {
    order.push_back(
        {bead_of(finding, fr, zh, beads), finding.fr.span, finding.zh.span, order.size()});
  }
  std::sort(order.begin(), order.end());
  std::vector<Finding> sorted;
  sorted.reserve(findings.size());
  for (const Order& next : order) sorted.push_back(std::move(findings[next.index]));
  findings = std::move(sorted);
}

}  // namespace

std::size_t bead_of(const Finding& finding, const Side& fr, const Side& zh,
                    const std::vector<Bead>& beads) {
  const bool french = finding.fr.is_set();
  const std::uint32_t sentence =
      french ? sentence_at(fr, finding.fr.span.begin) : sentence_at(zh, finding.zh.span.begin);
  const auto at = std::partition_point(beads.begin(), beads.end(), [&](const Bead& bead) {
    return (french ? bead.fr_end : bead.zh_end) <= sentence;
  });
  return static_cast<std::size_t>(at - beads.begin());
}

Comparer::Comparer(const Pipeline& pipeline) : names_(pipeline), lint_(pipeline) {}

Comparison Comparer::compare(const Side& fr, const Side& zh, const Segments& segments,
                             bool lint) const {
  Comparison result;
  result.beads = segments.fr_ends.empty()
                     ? align(fr, zh, same_names(fr, zh, names_))
                     : align_segments(fr, zh, segments.fr_ends, segments.zh_ends);
  result.matches = match_facts(fr, zh, result.beads, units_);
  if (segments.fr_ends.empty()) result.beads = split_beads(fr, zh, result.beads, result.matches);
  judge_sentences(fr, zh, result.beads, result.matches, result.findings);
  judge_matches(fr, zh, result.beads, result.matches, causes_, bounds_, result.findings);
  result.names = compare_names(fr, zh, result.beads, names_, result.findings);
  std::vector<Finding> own = lint ? lint_.run(fr) : lint_.names(fr);
  std::erase_if(own, [&](const Finding& finding) { return is_said(finding, result.findings); });
  std::move(own.begin(), own.end(), std::back_inserter(result.findings));
  sort_findings(fr, zh, result.beads, result.findings);
  return result;
}

}  // namespace glane::compare

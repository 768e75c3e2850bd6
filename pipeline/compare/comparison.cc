#include "pipeline/compare/comparison.h"

#include <algorithm>
#include <iterator>

#include "pipeline/compare/judge.h"
#include "pipeline/compare/sentences.h"

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

}  // namespace

Comparer::Comparer(const Pipeline& pipeline)
    : names_(pipeline), lint_(pipeline) {}

Comparison Comparer::compare(const Side& fr, const Side& zh, const Segments& segments,
                             bool lint) const {
  Comparison result;
  result.beads = segments.fr_ends.empty()
                     ? align(fr, zh, same_names(fr, zh, names_))
                     : align_segments(fr, zh, segments.fr_ends, segments.zh_ends);
  result.matches = match_facts(fr, zh, result.beads, units_);
  judge_sentences(fr, zh, result.beads, result.matches, result.findings);
  judge_matches(fr, zh, result.beads, result.matches, causes_, bounds_, result.findings);
  result.names = compare_names(fr, zh, result.beads, names_, result.findings);
  std::vector<Finding> own = lint ? lint_.run(fr) : lint_.names(fr);
  std::erase_if(own, [&](const Finding& finding) { return is_said(finding, result.findings); });
  std::move(own.begin(), own.end(), std::back_inserter(result.findings));
  std::stable_sort(result.findings.begin(), result.findings.end(),
                   [](const Finding& a, const Finding& b) {
                     return a.fr.span != b.fr.span ? a.fr.span < b.fr.span : a.zh.span < b.zh.span;
                   });
  return result;
}

}  // namespace glane::compare

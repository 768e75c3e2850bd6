// The rules that were tried at a place: those that matched, and what came of it; those that fitted
// but for a neighbour; those whose beginning fitted, and what they wanted next.
#include <algorithm>

#include "pipeline/check/explain.h"
#include "pipeline/check/explain_words.h"
#include "pipeline/rule_trials.h"
#include "stages/entities/entities.h"

namespace glane::check {
namespace {

constexpr std::size_t kMostBroken = 5;  // of a rule set
constexpr std::size_t kMostWanted = 6;
constexpr std::size_t kMostRules = 4;

// As the pattern language writes it.
std::string written(const Element& element, const Lexicon& lexicon) {
  std::string out = element.glued ? "~" : "";
  if (element.literal != 0) {
    return out + "'" + std::string(lexicon.symbols().name(element.literal)) + "'" +
           (element.capital ? " with a capital" : "");
  }
  out += "[";
  out += element.cls <= kLastTokenClass ? kTokenClasses[element.cls - 1u]
                                        : lexicon.class_name(element.cls);
  if (element.value != 0) out += "=" + std::string(lexicon.value(element.value));
  if (element.low != kNoNumber) {
    out += " " + std::to_string(element.low) + ".." + std::to_string(element.high);
  }
  return out + "]";
}

std::string listed(std::vector<std::string> words, std::size_t most) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string out;
  for (std::size_t k = 0; k < std::min(most, words.size()); ++k) {
    out += (k == 0 ? "" : ", ") + words[k];
  }
  return words.size() > most ? out + " and " + std::to_string(words.size() - most) + " more" : out;
}

std::string names_of(const std::vector<const Rule*>& rules) {
  std::vector<std::string> names;
  for (const Rule* rule : rules) names.push_back(rule->id);
  return listed(std::move(names), kMostRules);
}

RuleText rule_text(const Document& doc, const Heard& heard) {
  return {*doc.tokens, {&*doc.words, &*doc.numeral_arcs, &heard.runs}};
}

template <class List>
bool has_rule(const List& list, const RuleRef& rule, NormSpan span) {
  return std::any_of(list.begin(), list.end(), [&](const auto& record) {
    return record.rule.file == rule.file && record.rule.line == rule.line &&
           record.span.overlaps(span);
  });
}

}  // namespace

// Whether a stage made a candidate of what a rule matched.
bool Explanation::made_something(const RuleRef& rule, TokenSpan tokens) const {
  const NormSpan span = doc_.span_of(tokens);
  return has_rule(*doc_.dates, rule, span) || has_rule(*doc_.amounts, rule, span) ||
         has_rule(*doc_.entities, rule, span);
}

std::string Explanation::show_rules(const Sentence& sentence, std::uint32_t token,
                                    const Heard& heard) const {
  const LanguageMask mask = mask_of(doc_.language_of(sentence));
  std::string out = "rules\n";
  std::size_t tried = 0;
  std::size_t matched = 0;
  for (const Pipeline::NamedRules& set : pipeline_.rule_sets()) {
    if ((set.languages & mask) == 0) continue;
    tried += set.rules->rules().size();
    const auto visit = [&](const Match& match) {
      if (!covers(match.whole, token)) return false;
      ++matched;
      out += "    " + std::string(set.stage) + " " + match.rule->id + " matches " +
             place(doc_.span_of(match.span)) + "  " + rule_name(match.rule->source) +
             (made_something(match.rule->source, match.span) ? "" : "  (no record by itself)") +
             "\n";
      return false;  // the stage may refuse it: go on to the others
    };
    set.rules->scan(rule_text(doc_, heard), sentence.tokens.begin, sentence.tokens.end, visit);
  }
  return out + "    " + std::to_string(matched) + " of " + std::to_string(tried) +
         " rules for this language match here\n" + show_trials(sentence, token, heard);
}

std::string Explanation::show_trials(const Sentence& sentence, std::uint32_t token,
                                     const Heard& heard) const {
  const LanguageMask mask = mask_of(doc_.language_of(sentence));
  const Lexicon& lexicon = pipeline_.lexicon();
  std::string out;
  for (const Pipeline::NamedRules& set : pipeline_.rule_sets()) {
    if ((set.languages & mask) == 0) continue;
    const Trials trials =
        trials_at(*set.rules, rule_text(doc_, heard), sentence.tokens.begin, sentence.tokens.end, token);
    for (const Refusal& refusal : trials.refused) {
      out += "    " + std::string(set.stage) + " " + refusal.match.rule->id + " fits " +
             place(doc_.span_of(refusal.match.span)) + ", but not " +
             (refusal.before ? "behind " : "before ") + written(refusal.neighbour, lexicon) + "  " +
             rule_name(refusal.match.rule->source) + "\n";
    }
    for (std::size_t k = 0; k < std::min(kMostBroken, trials.broken.size()); ++k) {
      const Trial& trial = trials.broken[k];
      std::vector<std::string> wanted;
      for (const RuleTrie::Edge& edge : trial.wanted) {
        wanted.push_back(written(edge.element, lexicon));
      }
      const bool ends = trial.taken.end >= sentence.tokens.end;
      out += "    " + std::string(set.stage) + " after " + place(doc_.span_of(trial.taken)) +
             ": wanted " + listed(std::move(wanted), kMostWanted) + "; there " +
             (ends ? std::string("the sentence ends")
                   : "is " + place((*doc_.tokens)[trial.taken.end].span)) +
             "  (" + names_of(trial.rules) + ")\n";
    }
  }
  return out.empty() ? out : "rules that did not match\n" + out;
}

}  // namespace glane::check

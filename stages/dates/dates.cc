#include "stages/dates/dates.h"

#include <algorithm>

#include "stages/dates/resolver.h"
#include "stages/dates/term_builder.h"

namespace glane {

using namespace dates;

namespace {

constexpr int kMostRounds = 5;
// How far from a term a join can begin or end: words like `entre le`, `aux alentours de`.
constexpr std::uint32_t kJoinReach = 8;

constexpr std::array<std::string_view, 18> kTermClassNames{
    "t-any",     "t-year",   "t-month", "t-day",     "t-weekday", "t-week",
    "t-quarter", "t-season", "t-age",   "t-part",    "t-clock",   "t-time",
    "t-dur",     "t-set",    "t-range", "t-holiday", "t-numday",  "t-rel"};

// Classes of which every first expression holds a word, besides numerals.
constexpr std::array<std::string_view, 35> kAnchorClasses{
    "month",    "mon",      "weekday",  "weekdays", "wda",         "season",       "seasonx",
    "seasons",  "seasonc",  "part",     "partc",    "noon",        "relday",       "storyday",
    "unit",     "unita",    "relunit",  "holiday",  "fiscal_year", "quarter_code", "half_code",
    "reldayev", "reldaymo", "relyear",  "relmonth", "relweek",     "relweekend",   "relquarter",
    "era",      "zunit",    "lunmonth", "lunday",   "n60",         "datew",        "zhalfunit"};

// How far before such a word a rule can begin, `jusque tard dans la` nuit, and how far it can
// reach.
constexpr std::uint32_t kRuleReachBack = 5;
constexpr std::uint32_t kNumberReachBack = 4;  // before a numeral: 接下来的十年
constexpr std::uint32_t kRuleReachOn = 24;

std::vector<bool> anchor_classes(const Lexicon& lexicon) {
  std::vector<bool> anchors;
  const auto mark = [&](ClassId cls) {
    if (cls >= anchors.size()) anchors.resize(cls + 1u);
    anchors[cls] = true;
  };
  for (const std::string_view name : kAnchorClasses) {
    if (const ClassId cls = lexicon.find_class(name); cls != 0) mark(cls);
  }
  for (const ClassId cls : {kNumClass, kIntClass, kRangeClass, kOrdinalClass}) mark(cls);
  return anchors;
}

// The arcs of the tokens of a sentence.
std::span<const Arc> arcs_of(const ArcTable& table, TokenSpan tokens) {
  const std::span<const Arc> last = table.at(tokens.end - 1);
  const Arc* const begin = table.at(tokens.begin).data();
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

template <std::size_t N>
std::array<ClassId, N> intern_all(Lexicon& lexicon, const std::array<std::string_view, N>& names) {
  std::array<ClassId, N> ids{};
  for (std::size_t k = 0; k < N; ++k) ids[k] = lexicon.intern_class(names[k]);
  return ids;
}

bool same_rule(const Term& a, const Term& b) {
  return a.rule.line == b.rule.line && a.rule.file == b.rule.file;
}

}  // namespace

// Terms so far: all of them, and those that stand for themselves, in text order.
struct Dates::Found {
  std::vector<Term> terms;
  std::vector<std::uint32_t> active;
  std::vector<bool> settled;  // by sentence: the last round joined nothing
  std::vector<bool> waiting;  // by sentence: a join that comes late would fit
  bool late = false;          // the round of such joins
};

Dates::Dates(const DataFiles& files, Lexicon& lexicon)
    : lexicon_(lexicon),
      classes_(intern_all(lexicon, kTermClassNames)),
      rules_fr_(files.at("stages/dates/rules.fr.tsv"), lexicon, {kProductions, kSlots}),
      rules_zh_(files.at("stages/dates/rules.zh.tsv"), lexicon, {kProductions, kSlots}),
      joins_fr_(files.at("stages/dates/joins.fr.tsv"), lexicon, {kProductions, kSlots}),
      joins_zh_(files.at("stages/dates/joins.zh.tsv"), lexicon, {kProductions, kSlots}),
      tense_(lexicon),
      issuers_(lexicon),
      list_word_(lexicon.find_class("listword")),
      anchors_(anchor_classes(lexicon)) {}

// Where in a sentence a first expression can begin: up to a word that it holds, not behind it.
void Dates::windows(const Document& doc, const Sentence& sentence,
                    std::vector<TokenSpan>& out) const {
  out.clear();
  const std::span<const Arc> words = arcs_of(*doc.words, sentence.tokens);
  const std::span<const Arc> numerals = arcs_of(*doc.numeral_arcs, sentence.tokens);
  std::size_t w = 0;
  std::size_t n = 0;
  while (w < words.size() || n < numerals.size()) {
    const bool word =
        n == numerals.size() || (w < words.size() && words[w].begin <= numerals[n].begin);
    const Arc& arc = word ? words[w++] : numerals[n++];
    if (arc.cls >= anchors_.size() || !anchors_[arc.cls]) continue;
    const std::uint32_t reach = word ? kRuleReachBack : kNumberReachBack;
    const std::uint32_t begin =
        std::max(sentence.tokens.begin, arc.begin - std::min(arc.begin, reach));
    const std::uint32_t end = arc.begin + 1;
    if (!out.empty() && begin <= out.back().end) {
      out.back().end = std::max(out.back().end, end);
    } else {
      out.push_back({begin, end});
    }
  }
}

void Dates::find(const Document& doc, Found& found) const {
  const RuleText text{*doc.tokens, {&*doc.words, &*doc.numeral_arcs}};
  const TermBuilder builder(doc, lexicon_);
  std::vector<TokenSpan> stretches;
  const auto visit = [&](const Match& match) {
    if (static_cast<Production>(match.rule->production) == Production::None) return true;
    auto term = builder.build(match, found.terms);
    if (!term) return false;
    found.active.push_back(static_cast<std::uint32_t>(found.terms.size()));
    found.terms.push_back(std::move(*term));
    return true;
  };
  for (const Sentence& sentence : *doc.sentences) {
    if (sentence.tokens.size() == 0) continue;
    windows(doc, sentence, stretches);
    const RuleSet& set = rules(is_chinese(doc.language_of(sentence)));
    for (const TokenSpan& stretch : stretches) {
      const std::uint32_t last = std::min(sentence.tokens.end, stretch.end + kRuleReachOn);
      // A term may have reached into this stretch from the one before.
      const std::uint32_t done =
          found.active.empty() ? 0 : found.terms[found.active.back()].tokens.end;
      set.scan(text, std::max(stretch.begin, done), last, visit, stretch.end);
    }
  }
}

// One round of joins; whether any was made.
bool Dates::join(const Document& doc, Found& found) const {
  std::vector<Arc> arcs;
  std::vector<TermClass> classes;
  for (const std::uint32_t index : found.active) {
    const Term& term = found.terms[index];
    classes_of(term, classes);
    // What a rule may ask for by number: a range of times, a date whose year is said.
    const std::int32_t said =
        (term.kind == Kind::Range
             ? found.terms[static_cast<std::size_t>(term.first)].fields.any_time()
             : term.fields.year != kHole)
            ? 1
            : 0;
    for (const TermClass cls : classes) {
      arcs.push_back({term.tokens.begin, term.tokens.end, classes_[cls], 0, said, index});
    }
  }
  const ArcTable table(std::move(arcs), static_cast<std::uint32_t>(doc.tokens->size()));
  const RuleText text{*doc.tokens, {&*doc.words, &*doc.numeral_arcs, &table}};
  const TermBuilder builder(doc, lexicon_);
  std::vector<std::uint32_t> next;
  bool joined = false;
  std::size_t k = 0;
  for (std::size_t n = 0; n < doc.sentences->size(); ++n) {
    const Sentence& sentence = (*doc.sentences)[n];
    const std::size_t first = k;
    while (k < found.active.size() &&
           found.terms[found.active[k]].tokens.begin < sentence.tokens.end) {
      ++k;
    }
    if (first == k) continue;
    const bool chinese = is_chinese(doc.language_of(sentence));
    std::size_t kept = first;
    const auto keep_until = [&](std::uint32_t token) {
      for (; kept < k && found.terms[found.active[kept]].tokens.begin < token; ++kept) {
        next.push_back(found.active[kept]);
      }
    };
    if (found.late ? !found.waiting[n] : found.settled[n]) {
      keep_until(sentence.tokens.end);
      continue;
    }
    found.settled[n] = true;
    if (found.late) found.waiting[n] = false;
    const std::uint32_t from = found.terms[found.active[first]].tokens.begin;
    const std::uint32_t to = found.terms[found.active[k - 1]].tokens.end;
    const std::uint32_t begin = std::max(sentence.tokens.begin, from - std::min(from, kJoinReach));
    const std::uint32_t end = std::min(sentence.tokens.end, to + kJoinReach);
    // A join holds a term, so that none begins behind the last one.
    joins(chinese).scan(
        text, begin, end,
        [&](const Match& match) {
          // What reads on to the end of an expression waits until that is whole.
          if (!found.late && !match.rule->constant("late").empty()) {
            found.waiting[n] = true;
            return false;
          }
          const bool drop = static_cast<Production>(match.rule->production) == Production::None;
          std::optional<Term> term;
          if (!drop) {
            term = builder.build(match, found.terms);
            if (!term) return false;
            // A rule that only looks at its surroundings changes a term once.
            const Arc* a = match.get(kA);
            if (a != nullptr && same_rule(found.terms[a->index], *term)) return false;
            // … and one that adds a term, not again where that stands.
            for (std::size_t i = kept; i < k; ++i) {
              const Term& there = found.terms[found.active[i]];
              if (there.tokens == term->tokens && same_rule(there, *term)) return false;
              if (there.tokens.begin > term->tokens.begin) break;
            }
          }
          keep_until(match.span.begin);
          while (kept < k && found.terms[found.active[kept]].tokens.begin < match.span.end) ++kept;
          if (term) {
            next.push_back(static_cast<std::uint32_t>(found.terms.size()));
            found.terms.push_back(std::move(*term));
          }
          joined = true;
          found.settled[n] = false;
          return true;
        },
        to);
    keep_until(sentence.tokens.end);
  }
  found.active = std::move(next);
  return joined;
}

// `lundi 20, mardi 21 et dimanche 26 avril`: days before a date of a list take its month and year.
void Dates::share_months(const Document& doc, Found& found) const {
  for (std::size_t k = found.active.size(); k-- > 1;) {
    Term& day = found.terms[found.active[k - 1]];
    const Term& date = found.terms[found.active[k]];
    const Fields& f = date.fields;
    if (day.kind != Kind::Calendar || day.base != Base::None || day.fields.day == kHole ||
        day.fields.month != kHole || date.kind != Kind::Calendar || f.month == kHole ||
        f.day == kHole || date.tokens.begin - day.tokens.end > 3) {
      continue;
    }
    bool list = day.tokens.end < date.tokens.begin;
    for (std::uint32_t i = day.tokens.end; i < date.tokens.begin; ++i) {
      const auto arcs = doc.words->at(i);
      list = list && std::any_of(arcs.begin(), arcs.end(),
                                 [&](const Arc& arc) { return arc.cls == list_word_; });
    }
    if (!list) continue;
    day.fields.month = f.month;
    day.fields.year = f.year;
    day.direction = date.direction;
  }
}

std::vector<DateRecord> Dates::run(const Document& doc) const {
  Found found;
  find(doc, found);
  if (found.active.empty()) return {};
  found.settled.resize(doc.sentences->size());
  found.waiting.resize(doc.sentences->size());
  for (int round = 0; round < kMostRounds; ++round) {
    const bool joined = join(doc, found);
    if (!joined && found.late) break;
    found.late = !joined;
  }
  share_months(doc, found);
  return Resolver(doc, tense_, issuers_).run(found.terms, found.active);
}

}  // namespace glane

#include "pipeline/compare/judge.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "pipeline/compare/date_agreement.h"
#include "pipeline/compare/french_amount.h"

namespace glane::compare {
namespace {

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

Quote quote(const Fact& fact) {
  return {fact.span, fact.shown};
}

std::string power_word(int power) {
  switch (power < 0 ? -power : power) {
    case 1:
      return power < 0 ? "10 times too small" : "10 times too large";
    case 2:
      return power < 0 ? "100 times too small" : "100 times too large";
    default:
      return "10^" + std::to_string(power < 0 ? -power : power) +
             (power < 0 ? " times too small" : " times too large");
  }
}

class Judge {
 public:
  Judge(const Side& fr, const Side& zh, const std::vector<Bead>& beads, const Matches& matches,
        const Causes& causes, const Bounds& bounds, std::vector<Finding>& findings)
      : fr_(fr),
        zh_(zh),
        beads_(beads),
        matches_(matches),
        causes_(causes),
        bounds_(bounds),
        findings_(findings),
        bead_of_fr_(fr.sentences.size()),
        bead_of_zh_(zh.sentences.size()) {
    for (std::uint32_t b = 0; b < beads.size(); ++b) {
      for (std::uint32_t s = beads[b].fr_begin; s < beads[b].fr_end; ++s) bead_of_fr_[s] = b;
      for (std::uint32_t s = beads[b].zh_begin; s < beads[b].zh_end; ++s) bead_of_zh_[s] = b;
    }
  }

  void run() {
    for (const Link& link : matches_.links) judge_link(link);
    for (const std::uint32_t f : matches_.zh_alone) judge_missing(zh_.facts[f]);
    for (const std::uint32_t f : matches_.fr_alone) judge_added(fr_.facts[f]);
  }

 private:
  Finding& add(Code code, const Fact& fr, const Fact& zh, std::string message) {
    findings_.push_back(new_finding(code, quote(fr), quote(zh), std::move(message)));
    return findings_.back();
  }

  [[nodiscard]] std::string both(const Fact& fr, const Fact& zh) const {
    return quoted(fr_.text(fr.span)) + " for " + quoted(zh_.text(zh.span)) + ": ";
  }

  void judge_link(const Link& link) {
    const Fact& fr = fr_.facts[link.fr];
    const Fact& zh = zh_.facts[link.zh];
    if (!link.agreement.same_value) {
      judge_value(link, fr, zh);
      return;
    }
    if (!link.agreement.same_unit) judge_unit(fr, zh);
    judge_bound(fr, zh);
  }

  void judge_value(const Link& link, const Fact& fr, const Fact& zh) {
    if (!fr.has_number()) {
      const bool relative = is_relative(fr_.text(fr.span), zh_.text(zh.span));
      add(relative ? Code::Anchor : Code::Date, fr, zh,
          both(fr, zh) + fr.shown + " instead of " + zh.shown);
      return;
    }
    const int power = link.agreement.power;
    Finding& finding =
        add(power != 0 ? Code::Magnitude : Code::Digits, fr, zh,
            both(fr, zh) + (power != 0 ? power_word(power) : fr.shown + " instead of " + zh.shown));
    finding.power = power;
    finding.correction = french_amount(fr_, fr, zh);
    if (power != 0) finding.cause = causes_.find(zh_.text(zh.span), fr_.text(fr.span), power);
  }

  void judge_unit(const Fact& fr, const Fact& zh) {
    if (zh.measure == Measure::Money && fr.measure != Measure::Money) {
      add(Code::CurrencyMissing, fr, zh, both(fr, zh) + "the currency is left out");
    } else if (zh.measure == Measure::Money) {
      add(Code::Currency, fr, zh,
          both(fr, zh) + std::string(fr.unit) + " instead of " + std::string(zh.unit));
    } else if (zh.measure == Measure::Physical && fr.measure == Measure::Physical) {
      add(Code::Unit, fr, zh, both(fr, zh) + "another unit");
    }
  }

  // `une trentaine`, `quelques dizaines` say by themselves that they are about.
  [[nodiscard]] bool is_vague(const Fact& fr) const {
    const std::string_view text = fr_.text(fr.span);
    // dizaine, douzaine; trentaine, centaine; vingtaine; soixantaine
    for (const char* part : {"zaine", "ntaine", "gtaine"}) {
      if (text.find(part) != std::string_view::npos) return true;
    }
    return fr.low != fr.high;
  }

  void judge_bound(const Fact& fr, const Fact& zh) {
    const bool dates = fr.kind == FactKind::Date && !fr.has_number();
    if (dates || same_bound(fr.relation, zh.relation) || zh.low != zh.high) return;
    // Said in words that make no record: `la température y a atteint`.
    if (bounds_.stands_near(fr_, fr.span, zh.relation)) return;
    if (bounds_.stands_near(zh_, zh.span, fr.relation)) return;
    if (fr.relation == Relation::None) {
      if (is_vague(fr)) return;
      add(Code::BoundLost, fr, zh,
          both(fr, zh) + std::string(to_word(zh.relation)) + " is left out");
    } else if (zh.relation == Relation::None) {
      add(Code::BoundAdded, fr, zh,
          both(fr, zh) + std::string(to_word(fr.relation)) + " is not said");
    } else {
      add(Code::BoundChanged, fr, zh,
          both(fr, zh) + std::string(to_word(fr.relation)) + " instead of " +
              std::string(to_word(zh.relation)));
    }
  }

  // Whether leaving the fact out, or adding it, cannot be a matter of style.
  [[nodiscard]] static bool is_strong(const Fact& fact) {
    if (fact.written == 1) return false;  // 一天, `une journée`
    if (fact.kind == FactKind::Date && !fact.has_number()) return fact.is_explicit;
    if (fact.measure == Measure::None || fact.measure == Measure::Counted) {
      return !fact.small && fact.low == fact.high;
    }
    if (fact.measure == Measure::Ratio) return fact.low != 0.5 && fact.low != 2 && fact.low != 1;
    if (fact.measure == Measure::Months || fact.measure == Measure::Seconds) {
      return fact.low == fact.low;
    }
    return true;
  }

  // A number that stands in these sentences though no record of it was compared.
  [[nodiscard]] static bool stands_in(const Side& side, std::uint32_t begin, std::uint32_t end,
                                      const Fact& fact) {
    for (std::uint32_t s = begin; s < end; ++s) {
      const Sentence& sentence = side.sentences[s];
      for (std::uint32_t f = sentence.facts_begin; f < sentence.facts_end; ++f) {
        const Fact& other = side.facts[f];
        if (other.kind == FactKind::Name) continue;
        if (!fact.has_number() && !other.has_number()) {
          // The day, whatever the hour.
          if (!fact.value.empty() && fact.value.substr(0, 10) == other.value.substr(0, 10))
            return true;
        } else if (fact.has_number() && other.has_number() &&
                   (fact.low == other.low || fact.low == other.high)) {
          return true;
        }
      }
    }
    return false;
  }

  // The number as written; of a day, that of the month.
  [[nodiscard]] static double number_of(const Fact& fact) {
    if (fact.has_number()) return fact.written;
    if (fact.value.size() < 10 || fact.value[7] != '-') return Fact::kOpen;
    return std::strtod(std::string(fact.value.substr(8, 2)).c_str(), nullptr);
  }

  // In the other half of the bead.
  [[nodiscard]] bool is_said(const Fact& fact, std::uint32_t bead, bool in_french) const {
    const std::uint32_t begin = in_french ? beads_[bead].fr_begin : beads_[bead].zh_begin;
    const std::uint32_t end = in_french ? beads_[bead].fr_end : beads_[bead].zh_end;
    const bool numeral = has_numeral(in_french ? fr_ : zh_, begin, end, number_of(fact));
    return numeral || stands_in(in_french ? fr_ : zh_, begin, end, fact) ||
           has_digits(in_french ? fr_ : zh_, begin, end, in_french ? zh_ : fr_, fact);
  }

  // The digits of the fact stand in the text of the other side.
  [[nodiscard]] static bool has_digits(const Side& side, std::uint32_t begin, std::uint32_t end,
                                       const Side& own, const Fact& fact) {
    if (begin >= end) return false;
    std::string digits;
    for (const char c : own.text(fact.span)) {
      if (c >= '0' && c <= '9') digits += c;
    }
    if (digits.size() < 2) return false;
    const SourceSpan span{side.sentences[begin].span.begin, side.sentences[end - 1].span.end};
    std::string run;
    for (const char c : side.text(span)) {
      if (c >= '0' && c <= '9') {
        run += c;
      } else if (c != ' ' && c != ',' && c != '.' && static_cast<unsigned char>(c) < 0x80) {
        if (run == digits) return true;
        run.clear();
      }
    }
    return run == digits;
  }

  // `de 78 à 91 dollars` for 78港元 and 91港元: a range whose one end is that of the original.
  [[nodiscard]] const Fact* broken_range(const Fact& zh, const Bead& bead) const {
    for (std::uint32_t s = bead.fr_begin; s < bead.fr_end; ++s) {
      for (std::uint32_t f = fr_.sentences[s].facts_begin; f < fr_.sentences[s].facts_end; ++f) {
        const Fact& fr = fr_.facts[f];
        const bool range = fr.low == fr.low && fr.high == fr.high && fr.low != fr.high;
        if (range && fr.measure == zh.measure && fr.unit == zh.unit) return &fr;
      }
    }
    return nullptr;
  }

  // The end of the range that is to the original as a power of ten, or else its digits, are wrong.
  void judge_end(const Fact& range, const Fact& zh) {
    Finding& finding =
        add(Code::Digits, range, zh,
            quoted(fr_.text(range.span)) + " has another end than " + quoted(zh_.text(zh.span)));
    for (const double end : {range.low, range.high}) {
      const double power = std::log10(end / zh.low);
      if (!(std::abs(power) > 0.5) || std::abs(power - std::round(power)) > 1e-9) continue;
      finding.code = Code::Magnitude;
      finding.severity = info(Code::Magnitude).severity;
      finding.power = static_cast<int>(std::round(power));
      finding.cause = causes_.find(zh_.text(zh.span), fr_.text(range.span), finding.power);
    }
  }

  void judge_missing(const Fact& fact) {
    const std::uint32_t bead = bead_of_zh_[fact.sentence];
    if (!beads_[bead].is_pair() || !is_strong(fact) || has_foreign(beads_[bead])) return;
    if (is_said(fact, bead, true)) return;
    if (const Fact* range = broken_range(fact, beads_[bead])) return judge_end(*range, fact);
    findings_.push_back(new_finding(Code::FactMissing, {}, quote(fact),
                                    quoted(zh_.text(fact.span)) + " is left out"));
  }

  void judge_added(const Fact& fact) {
    const std::uint32_t bead = bead_of_fr_[fact.sentence];
    if (!beads_[bead].is_pair() || !is_strong(fact) || has_foreign(beads_[bead])) return;
    if (is_said(fact, bead, false)) return;
    findings_.push_back(new_finding(Code::FactAdded, quote(fact), {},
                                    quoted(fr_.text(fact.span)) + " is not in the original"));
  }

  [[nodiscard]] bool has_foreign(const Bead& bead) const {
    for (std::uint32_t s = bead.fr_begin; s < bead.fr_end; ++s) {
      if (fr_.sentences[s].foreign) return true;
    }
    return false;
  }

  const Side& fr_;
  const Side& zh_;
  const std::vector<Bead>& beads_;
  const Matches& matches_;
  const Causes& causes_;
  const Bounds& bounds_;
  std::vector<Finding>& findings_;
  std::vector<std::uint32_t> bead_of_fr_;
  std::vector<std::uint32_t> bead_of_zh_;
};

}  // namespace

void judge_matches(const Side& fr, const Side& zh, const std::vector<Bead>& beads,
                   const Matches& matches, const Causes& causes, const Bounds& bounds,
                   std::vector<Finding>& findings) {
  Judge(fr, zh, beads, matches, causes, bounds, findings).run();
}

}  // namespace glane::compare

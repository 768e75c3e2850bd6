#include "pipeline/compare/lint.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "pipeline/compare/lint_rules.h"
#include "pipeline/embedded_files.h"

namespace glane::compare {
namespace {

struct Limit {
  double least;
  double most;
};

class Limits {
 public:
  Limits() {
    const DataFile file(embedded_file("pipeline/compare/limits.tsv"));
    for (const DataFile::Row& row : file.rows()) {
      file.require_cells(row, 3, 3);
      const auto number = [&](std::size_t k) {
        return std::strtod(std::string(row.cells[k]).c_str(), nullptr);
      };
      limits_[std::string(row.cells[0])] = {number(1), number(2)};
    }
  }

  [[nodiscard]] bool allow(const Fact& fact) const {
    const bool age = fact.age;
    const std::string unit = age                                ? "age"
                             : fact.measure == Measure::Percent ? "percent"
                                                                : std::string(fact.unit);
    const auto found = limits_.find(unit);
    if (found == limits_.end()) return true;
    const double factor = age ? 1.0 / 12 : 1;
    return !(fact.high * factor > found->second.most) && !(fact.low * factor < found->second.least);
  }

 private:
  std::unordered_map<std::string, Limit> limits_;
};

// The addresses of a text, in which anything may stand.
class Addresses {
 public:
  explicit Addresses(const Document& doc) {
    for (const Token& token : *doc.tokens) {
      if (token.kind == TokenKind::Url) spans_.push_back(doc.to_source(token.span));
    }
  }
  [[nodiscard]] bool hold(SourceSpan span) const {
    const auto after = std::partition_point(spans_.begin(), spans_.end(),
                                            [&](SourceSpan url) { return url.end <= span.begin; });
    return after != spans_.end() && after->overlaps(span);
  }

 private:
  std::vector<SourceSpan> spans_;
};

bool by_place(const Finding& a, const Finding& b) {
  return a.fr.span != b.fr.span ? a.fr.span < b.fr.span : a.code < b.code;
}

// A label of the site in characters alone (特色图像), but for the names that languages have in a
// list of them (中文, 日本語).
bool is_chinese_label(std::string_view text) {
  constexpr std::size_t kCharacter = 3;  // bytes
  if (text.size() < 2 * kCharacter) return false;
  for (const std::string_view language : {"文", "语", "語", "話", "话"}) {
    if (text.find(language) != std::string_view::npos) return false;
  }
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE4 || (byte & 0xC0) == 0x80;  // from U+4000 on
  });
}

// `UNrm` is Arm: that the name is none, and mixed with its right form, is said by what became of
// it.
void drop_repeated(std::vector<Finding>& findings) {
  const auto is_cause = [](Code code) {
    return code == Code::ArticleInName || code == Code::NameAsCountry || code == Code::NameAsNoun;
  };
  const auto is_repeated = [&](const Finding& finding) {
    if (finding.code != Code::NameAsNoun && finding.code != Code::MixedNames) return false;
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
      return other.code != finding.code && is_cause(other.code) &&
             other.fr.span.overlaps(finding.fr.span);
    });
  };
  std::vector<Finding> kept;
  for (const Finding& finding : findings) {
    if (!is_repeated(finding)) kept.push_back(finding);
  }
  findings = std::move(kept);
}

}  // namespace

struct Lint::Rules {
  explicit Rules(const NameSounds& sounds) : patterns(sounds) {}

  void scan(const Side& fr, std::vector<Finding>& findings) const {
    const Document& doc = *fr.doc;
    const Addresses addresses(doc);
    for (std::size_t p = 0; p < doc.paragraphs->size(); ++p) {
      const SourceSpan paragraph = doc.to_source((*doc.paragraphs)[p].span);
      if ((*doc.chrome)[p]) {
        if (is_chinese_label(fr.text(paragraph))) {
          findings.push_back(
              new_finding(Code::Untranslated, {paragraph, {}}, {}, "a label left in Chinese"));
        }
        continue;
      }
      patterns.scan(fr.text(paragraph), [&](Code code, std::uint32_t begin, std::uint32_t end,
                                            const std::string& message, std::string correction) {
        const SourceSpan span{paragraph.begin + begin, paragraph.begin + end};
        if (addresses.hold(span)) return;
        Finding finding = new_finding(code, {span, {}}, {}, message);
        finding.correction = std::move(correction);
        findings.push_back(std::move(finding));
      });
    }
  }

  void judge_amounts(const Side& fr, std::vector<Finding>& findings) const {
    for (const Fact& fact : fr.facts) {
      if (fact.kind != FactKind::Amount && !fact.has_number()) continue;
      const Quote quote{fact.span, fact.shown};
      if (fact.kind == FactKind::Amount && fact.suspect) {
        findings.push_back(new_finding(Code::FalseFriend, quote, {},
                                       "a French billion is 10^12; milliard may be meant"));
      } else if (!limits.allow(fact)) {
        findings.push_back(
            new_finding(Code::Implausible, quote, {}, quote.value + " hardly can be"));
      }
    }
  }

  LintRules patterns;
  Limits limits;
};

Lint::Lint(const Pipeline& pipeline) : pipeline_(pipeline) {}

Lint::~Lint() = default;

const Lint::Rules& Lint::rules() const {
  std::call_once(made_, [&] { rules_ = std::make_unique<const Rules>(pipeline_.sounds()); });
  return *rules_;
}

const std::vector<Lint::Example>& Lint::examples() const {
  return rules().patterns.examples();
}

std::vector<Finding> Lint::run(const Side& fr) const {
  std::vector<Finding> findings = names(fr);
  rules().scan(fr, findings);
  rules().judge_amounts(fr, findings);
  std::stable_sort(findings.begin(), findings.end(), by_place);
  // Two rules of one code at one place say one thing.
  findings.erase(std::unique(findings.begin(), findings.end(),
                             [](const Finding& a, const Finding& b) {
                               return a.code == b.code && a.fr.span.overlaps(b.fr.span);
                             }),
                 findings.end());
  drop_repeated(findings);
  return findings;
}

}  // namespace glane::compare

// The texts are data alone: every quote goes through escape_markup(), and the page's policy allows
// its own style and script, no other.
#include <algorithm>
#include <map>

#include "pipeline/compare/report.h"
#include "pipeline/embedded_files.h"
#include "pipeline/report/markup.h"
#include "pipeline/report/page.h"

namespace glane::compare {
namespace {

using report::escape_markup;

// A stretch of a sentence that is marked: a fact, with its counterpart's number and its findings.
struct Mark {
  SourceSpan span;
  std::string classes;
  std::string link;  // the number that both sides of a link have; empty: none
  std::string title;
};

bool is_of_sentences(Code code) {
  return code == Code::SentenceMissing || code == Code::SentenceAdded ||
         code == Code::SentenceMerged || code == Code::SentenceSplit || code == Code::SentenceMoved;
}

class PairPage {
 public:
  PairPage(const PairReport& report, std::size_t number)
      : report_(report), prefix_("p" + std::to_string(number)) {
    mark_facts(*report.fr, fr_marks_);
    if (report.zh != nullptr) mark_facts(*report.zh, zh_marks_);
    link_facts();
    mark_findings();
  }

  std::string run() {
    std::string out = "<section id=\"" + prefix_ + "\"><h2>" + title() + "</h2>\n";
    out += findings();
    out += "<table class=\"texts\"><thead><tr><th scope=\"col\">French</th>";
    if (report_.zh != nullptr) out += "<th scope=\"col\">Chinese</th>";
    out += "</tr></thead><tbody>\n";
    if (report_.zh != nullptr) {
      for (std::size_t b = 0; b < report_.comparison->beads.size(); ++b) out += row(b);
    } else {
      for (std::uint32_t s = 0; s < report_.fr->sentences.size(); ++s) {
        out += "<tr id=\"" + row_id(s) + "\">" + cell(*report_.fr, fr_marks_, s, s + 1) + "</tr>\n";
      }
    }
    return out + "</tbody></table></section>\n";
  }

  [[nodiscard]] std::string title() const {
    std::string text = escape_markup(report_.fr->doc->info.id);
    if (report_.zh != nullptr && report_.zh->doc->info.id != report_.fr->doc->info.id) {
      text += " · " + escape_markup(report_.zh->doc->info.id);
    }
    return text;
  }

 private:
  using Marks = std::vector<Mark>;

  static void mark_facts(const Side& side, Marks& marks) {
    static constexpr const char* kKinds[] = {"amount", "date", "entity"};
    for (const Fact& fact : side.facts) {
      marks.push_back({fact.span, kKinds[static_cast<std::size_t>(fact.kind)], "", fact.shown});
    }
  }

  void link(std::uint32_t fr, std::uint32_t zh) {
    const std::string number = prefix_ + "-" + std::to_string(links_++);
    fr_marks_[fr].link = zh_marks_[zh].link = number;
  }

  void link_facts() {
    for (const Link& pair : report_.comparison->matches.links) link(pair.fr, pair.zh);
    for (const NameLink& pair : report_.comparison->names) link(pair.fr, pair.zh);
  }

  // A finding colours the facts that it is about, or marks its own stretch.
  void mark_findings() {
    for (const Finding& finding : report_.comparison->findings) {
      if (!report_.shows(finding)) continue;
      mark_quote(finding, finding.fr, fr_marks_);
      mark_quote(finding, finding.zh, zh_marks_);
    }
    for (Marks* marks : {&fr_marks_, &zh_marks_}) {
      std::stable_sort(marks->begin(), marks->end(),
                       [](const Mark& a, const Mark& b) { return a.span < b.span; });
    }
  }

  static void mark_quote(const Finding& finding, const Quote& quote, Marks& marks) {
    // What is said of whole sentences shows by their row.
    if (!quote.is_set() || is_of_sentences(finding.code)) return;
    const std::string word = " found " + std::string(to_word(finding.severity));
    bool any = false;
    for (Mark& mark : marks) {
      if (!mark.span.overlaps(quote.span)) continue;
      if (mark.classes.find(" found") == std::string::npos) mark.classes += word;
      mark.title += " – " + finding.message;
      any = true;
    }
    if (!any) marks.push_back({quote.span, "slip" + word, "", finding.message});
  }

  // The text of a span with its marks, which do not overlap but may: the first one counts.  Of all
  // marks of a pair one can be reached by the tabulator, the others from it by arrows.
  std::string marked(const Side& side, SourceSpan span, const Marks& marks) {
    std::string out;
    std::uint32_t at = span.begin;
    auto mark = std::partition_point(marks.begin(), marks.end(),
                                     [&](const Mark& m) { return m.span.begin < span.begin; });
    for (; mark != marks.end() && mark->span.begin < span.end; ++mark) {
      if (mark->span.begin < at || mark->span.end > span.end) continue;
      out += escape_markup(side.text({at, mark->span.begin}));
      out += std::string("<mark tabindex=\"") + (any_mark_ ? "-1" : "0") + "\" class=\"" +
             escape_markup(mark->classes) + "\" title=\"" + escape_markup(mark->title) + "\"";
      any_mark_ = true;
      if (!mark->link.empty()) out += " data-link=\"" + mark->link + "\"";
      out += ">" + escape_markup(side.text(mark->span)) + "</mark>";
      at = mark->span.end;
    }
    return out + escape_markup(side.text({at, span.end}));
  }

  std::string cell(const Side& side, const Marks& marks, std::uint32_t begin, std::uint32_t end) {
    if (begin == end) return "<td class=\"none\">–</td>";
    std::string out = "<td lang=\"" + std::string(to_tag(side.doc->languages->document)) + "\">";
    for (std::uint32_t s = begin; s < end; ++s) {
      if (s != begin) out += " ";
      out += marked(side, side.sentences[s].span, marks);
    }
    return out + "</td>";
  }

  [[nodiscard]] std::string row_id(std::size_t row) const {
    return prefix_ + "-" + std::to_string(row);
  }

  std::string row(std::size_t b) {
    const Bead& bead = report_.comparison->beads[b];
    std::string out = "<tr id=\"" + row_id(b) + "\">";
    out += cell(*report_.fr, fr_marks_, bead.fr_begin, bead.fr_end);
    out += cell(*report_.zh, zh_marks_, bead.zh_begin, bead.zh_end);
    return out + "</tr>\n";
  }

  // Of a text alone, the number of the sentence.
  [[nodiscard]] std::size_t row_of(const Finding& finding) const {
    if (report_.zh != nullptr) {
      return bead_of(finding, *report_.fr, *report_.zh, report_.comparison->beads);
    }
    return sentence_at(*report_.fr, finding.fr.span.begin);
  }

  [[nodiscard]] std::string findings() const {
    std::string rows;
    for (const Finding& finding : report_.comparison->findings) {
      if (report_.shows(finding)) rows += finding_row(finding);
    }
    if (rows.empty()) return "<p class=\"quiet\">No findings.</p>\n";
    std::string heads;
    for (const char* head : {"severity", "finding", "French", "Chinese", "what"}) {
      heads += "<th scope=\"col\">" + std::string(head) + "</th>";
    }
    return "<table class=\"findings\"><thead><tr>" + heads + "</tr></thead><tbody>\n" + rows +
           "</tbody></table>\n";
  }

  static std::string quoted(const Side* side, const Quote& quote) {
    if (side == nullptr || !quote.is_set()) return "";
    std::string out = escape_markup(side->text(quote.span));
    if (!quote.value.empty()) {
      out += " <span class=\"quiet\">" + escape_markup(quote.value) + "</span>";
    }
    return out;
  }

  [[nodiscard]] std::string finding_row(const Finding& finding) const {
    const std::string severity(to_word(finding.severity));
    std::string what = escape_markup(finding.message);
    if (!finding.cause.empty()) what += "<br>" + escape_markup(finding.cause);
    if (!finding.correction.empty()) {
      what += "<br>→ <ins lang=\"fr\">" + escape_markup(finding.correction) + "</ins>";
    }
    return "<tr class=\"" + severity + "\" data-severity=\"" + severity + "\"><td>" + severity +
           "</td><td><a href=\"#" + row_id(row_of(finding)) + "\">" +
           std::string(info(finding.code).word) + "</a></td><td lang=\"fr\">" +
           quoted(report_.fr, finding.fr) + "</td><td lang=\"zh\">" +
           quoted(report_.zh, finding.zh) + "</td><td>" + what + "</td></tr>\n";
  }

  const PairReport& report_;
  std::string prefix_;
  Marks fr_marks_;
  Marks zh_marks_;
  std::size_t links_ = 0;
  bool any_mark_ = false;
};

}  // namespace

void Page::add(const PairReport& report) {
  PairPage page(report, pairs_);
  std::size_t shown = 0;
  for (const Finding& finding : report.comparison->findings) {
    if (!report.shows(finding)) continue;
    ++shown;
    ++counts_[static_cast<std::size_t>(finding.severity)];
  }
  index_ += "<li><a href=\"#p" + std::to_string(pairs_) + "\">" + page.title() + "</a> " +
            std::to_string(shown) + "</li>\n";
  body_ += page.run();
  ++pairs_;
}

std::string Page::sums() const {
  std::string text;
  for (std::size_t k = counts_.size(); k-- > 0;) {
    if (counts_[k] == 0) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(counts_[k]) + " " +
            std::string(to_word(static_cast<Severity>(k)));
  }
  return text.empty() ? "none" : text;
}

std::string Page::done(std::string_view title) const {
  const std::string style = std::string(embedded_file(report::kPageStyle).content) +
                            std::string(embedded_file("pipeline/compare/page.css").content);
  std::string body = "<main class=\"page\"><h1>" + escape_markup(title) +
                     "</h1>\n<p>Findings: " + sums() + ". <label>Shown: <select id=\"severity\">";
  for (std::size_t k = 0; k < counts_.size(); ++k) {
    const std::string word(to_word(static_cast<Severity>(k)));
    const bool ends = k == 0 || k + 1 == counts_.size();
    body += "<option value=\"" + word + "\">" + (k == 0 ? "all" : word) +
            (ends ? "" : " and worse") + "</option>";
  }
  body += "</select></label></p>\n";
  if (pairs_ > 1) body += "<ol class=\"index\">\n" + index_ + "</ol>\n";
  body += body_ + "</main><p id=\"told\" role=\"status\"></p>";
  return report::html_page(title, style, body, embedded_file("pipeline/compare/page.js").content);
}

}  // namespace glane::compare

#include <array>

#include "pipeline/compare/report.h"

namespace glane::compare {
namespace {

constexpr std::size_t kMostQuoted = 48;  // code points

// On one line, cut to size.
std::string shown(std::string_view text) {
  std::string out;
  std::size_t count = 0;
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && ++count > kMostQuoted) return out + "…";
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    out += control ? ' ' : c;
  }
  return out;
}

class Table {
 public:
  Table(const PairReport& report, bool colours, std::string& out)
      : report_(report), colours_(colours), out_(out), places_(report.fr->doc->source()) {}

  void run() {
    std::size_t number = 0;
    for (const Finding& finding : report_.comparison->findings) number += report_.shows(finding);
    if (number == 0) return;
    out_ += paint(title(), "1") + "\n";
    for (const Finding& finding : report_.comparison->findings) {
      if (report_.shows(finding)) row(finding);
    }
  }

 private:
  [[nodiscard]] std::string paint(const std::string& text, const char* colour) const {
    return colours_ ? "\x1b[" + std::string(colour) + "m" + text + "\x1b[0m" : text;
  }

  [[nodiscard]] std::string title() const {
    std::string text = shown(report_.fr->doc->info.id);
    if (report_.zh != nullptr) text += " ← " + shown(report_.zh->doc->info.id);
    return text;
  }

  void row(const Finding& finding) {
    static constexpr std::array<const char*, 4> kColours{"2", "33", "31", "1;31"};
    std::string severity(to_word(finding.severity));
    std::string code(info(finding.code).word);
    severity.resize(9, ' ');
    code.resize(17, ' ');
    out_ += "  " + paint(severity, kColours[static_cast<std::size_t>(finding.severity)]) + code +
            place(finding) + shown_message(finding) + "\n";
    const std::string indent(28, ' ');
    if (report_.zh != nullptr && (!finding.fr.value.empty() || !finding.zh.value.empty())) {
      out_ += indent + "fr " + side(report_.fr, finding.fr) + "  |  zh " +
              side(report_.zh, finding.zh) + "\n";
    }
    if (!finding.cause.empty()) out_ += indent + "cause: " + finding.cause + "\n";
    if (!finding.correction.empty())
      out_ += indent + "correction: " + shown(finding.correction) + "\n";
  }

  // A finding of the French alone names no words in its message.
  [[nodiscard]] std::string shown_message(const Finding& finding) const {
    if (finding.message.find('\'') != std::string::npos || !finding.fr.is_set()) {
      return finding.message;
    }
    return "'" + shown(report_.fr->text(finding.fr.span)) + "': " + finding.message;
  }

  [[nodiscard]] std::string place(const Finding& finding) const {
    if (!finding.fr.is_set()) return "";
    const Places::LineColumn at = places_.line_column(finding.fr.span.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column) + "  ";
  }

  static std::string side(const Side* side, const Quote& quote) {
    if (side == nullptr || !quote.is_set()) return "–";
    return shown(side->text(quote.span)) + (quote.value.empty() ? "" : " [" + quote.value + "]");
  }

  const PairReport& report_;
  bool colours_;
  std::string& out_;
  Places places_;
};

}  // namespace

void write_table(const PairReport& report, bool colours, std::string& out) {
  Table(report, colours, out).run();
}

}  // namespace glane::compare

#include <algorithm>
#include <cstdlib>

#include "pipeline/compare/report.h"
#include "pipeline/json.h"

namespace glane::compare {
namespace {

// ITS 2.0 rates severity from 0 to 100.
std::uint64_t its_severity(Severity severity) {
  static constexpr std::uint64_t kRates[] = {0, 25, 60, 100};
  return kRates[static_cast<std::size_t>(severity)];
}

// Offsets of one side: of the whole text, or of the segment that the span lies in.
class Offsets {
 public:
  Offsets(const Side& side, const std::vector<std::uint32_t>* ends)
      : places_(side.doc->source()), ends_(ends) {}

  [[nodiscard]] std::size_t segment_of(std::uint32_t byte) const {
    return static_cast<std::size_t>(std::lower_bound(ends_->begin(), ends_->end(), byte + 1) -
                                    ends_->begin());
  }

  [[nodiscard]] std::uint64_t of(std::uint32_t byte, std::size_t segment) const {
    std::int64_t begin = 0;
    if (ends_ != nullptr && segment > 0) {
      // Behind the line ends that part the segments.
      begin = places_.code_point((*ends_)[segment - 1]) + gap_;
    }
    return static_cast<std::uint64_t>(places_.code_point(byte) - begin);
  }

  // Segments are parted by one line end, paragraphs by two.
  void set_gap(std::string_view source, std::size_t segment) {
    gap_ = 0;
    if (ends_ == nullptr || segment == 0) return;
    for (std::uint32_t at = (*ends_)[segment - 1]; at < source.size() && source[at] == '\n'; ++at) {
      ++gap_;
    }
  }

 private:
  Places places_;
  const std::vector<std::uint32_t>* ends_;
  std::int64_t gap_ = 0;
};

struct Keys {
  const char* start;
  const char* end;
  const char* text;
  const char* value;
};

class FindingWriter {
 public:
  FindingWriter(const PairReport& report, std::string& out) : report_(report), out_(out) {
    const bool cut = report.segment_ids != nullptr && !report.segments->fr_ends.empty();
    fr_.emplace_back(*report.fr, cut ? &report.segments->fr_ends : nullptr);
    if (report.zh != nullptr) {
      zh_.emplace_back(*report.zh, cut ? &report.segments->zh_ends : nullptr);
    }
    cut_ = cut;
  }

  void write(const Finding& finding) {
    const CodeInfo& code = info(finding.code);
    JsonLine line(out_);
    line.text("record", "finding");
    line.text("doc", report_.fr->doc->info.id);
    if (report_.zh != nullptr) line.text("original", report_.zh->doc->info.id);
    std::size_t segment = 0;
    if (cut_) {
      segment = finding.fr.is_set() ? fr_[0].segment_of(finding.fr.span.begin)
                                    : zh_[0].segment_of(finding.zh.span.begin);
      line.text("segment", (*report_.segment_ids)[segment]);
    }
    line.text("code", code.word);
    line.text("type", code.its);
    line.text("mqm", code.mqm);
    line.text("severity", to_word(finding.severity));
    line.number("its_severity", its_severity(finding.severity));
    quote(line, finding.fr, *report_.fr, fr_[0], segment, {"start", "end", "text", "value"});
    if (report_.zh != nullptr) {
      quote(line, finding.zh, *report_.zh, zh_[0], segment,
            {"original_start", "original_end", "original_text", "original_value"});
    }
    if (finding.power != 0) line.raw("power", std::to_string(finding.power));
    line.optional("cause", finding.cause);
    line.text("message", finding.message);
    line.optional("correction", finding.correction);
  }

 private:
  void quote(JsonLine& line, const Quote& quote, const Side& side, Offsets& offsets,
             std::size_t segment, const Keys& keys) {
    if (!quote.is_set()) return;
    offsets.set_gap(side.doc->source(), cut_ ? segment : 0);
    line.number(keys.start, offsets.of(quote.span.begin, cut_ ? segment : 0));
    line.number(keys.end, offsets.of(quote.span.end, cut_ ? segment : 0));
    line.text(keys.text, side.text(quote.span));
    line.optional(keys.value, quote.value);
  }

  const PairReport& report_;
  std::string& out_;
  std::vector<Offsets> fr_;
  std::vector<Offsets> zh_;
  bool cut_ = false;
};

std::string range(const Side& side, const Places& places, std::uint32_t begin, std::uint32_t end) {
  if (begin == end) return "null";
  return "[" + std::to_string(places.code_point(side.sentences[begin].span.begin)) + "," +
         std::to_string(places.code_point(side.sentences[end - 1].span.end)) + "]";
}

}  // namespace

void write_findings(const PairReport& report, std::string& out) {
  FindingWriter writer(report, out);
  for (const Finding& finding : report.comparison->findings) {
    if (report.shows(finding)) writer.write(finding);
  }
}

void write_alignment(const PairReport& report, std::string& out) {
  const Places fr(report.fr->doc->source());
  const Places zh(report.zh->doc->source());
  for (const Bead& bead : report.comparison->beads) {
    JsonLine line(out);
    line.text("record", "alignment");
    line.text("doc", report.fr->doc->info.id);
    line.text("original", report.zh->doc->info.id);
    line.raw("fr", range(*report.fr, fr, bead.fr_begin, bead.fr_end));
    line.raw("zh", range(*report.zh, zh, bead.zh_begin, bead.zh_end));
  }
}

}  // namespace glane::compare

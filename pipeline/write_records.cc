#include "pipeline/write_records.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/json.h"
#include "pipeline/offsets.h"
#include "pipeline/utf8.h"

namespace glane {
namespace {

constexpr std::size_t kLongestTitle = 300;  // bytes; a longer first line is text, not a title

// A record of any kind with its place in the source.
struct Item {
  SourceSpan span;
  std::uint8_t kind;  // in the order of the words: 0 amount, 1 date, 2 entity
  std::string_view type;
  std::uint32_t index;
};

// Whatever the unit of offsets, the length of a document is told in these.
std::uint64_t count_code_points(std::string_view text) {
  return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// Whether a place of the normalised text lies in a paragraph of site furniture.
class ChromeTest {
 public:
  explicit ChromeTest(const Document& doc) : doc_(doc) {}
  [[nodiscard]] bool holds(NormSpan span) const {
    const auto& paragraphs = *doc_.paragraphs;
    const auto after = std::upper_bound(
        paragraphs.begin(), paragraphs.end(), span.begin,
        [](std::uint32_t place, const Paragraph& p) { return place < p.span.begin; });
    return after != paragraphs.begin() &&
           (*doc_.chrome)[static_cast<std::size_t>(after - paragraphs.begin()) - 1];
  }

 private:
  const Document& doc_;
};

std::vector<Item> collect(const Document& doc, const WriteOptions& options) {
  const ChromeTest chrome(doc);
  std::vector<Item> items;
  const auto add = [&](const auto& records, std::uint8_t kind) {
    for (std::uint32_t k = 0; k < records.size(); ++k) {
      if (!options.chrome && chrome.holds(records[k].span)) continue;
      items.push_back({doc.to_source(records[k].span), kind, to_word(records[k].type), k});
    }
  };
  add(doc.records->amounts, 0);
  add(doc.records->dates, 1);
  add(doc.records->entities, 2);
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.kind != b.kind ? a.kind < b.kind : a.type < b.type;
  });
  return items;
}

// The first line of text, where more follow: what a reader takes for the title.
std::string_view first_line(const Document& doc) {
  const auto& paragraphs = *doc.paragraphs;
  for (std::size_t p = 0; p + 1 < paragraphs.size(); ++p) {
    if ((*doc.chrome)[p] || paragraphs[p].span.size() > kLongestTitle) continue;
    const SourceSpan span = doc.to_source(paragraphs[p].span);
    const std::string_view title = trim(span.in(doc.source()));
    if (!title.empty()) return title;
  }
  return {};
}

// The records of one text but for the document record.
class Lines {
 public:
  // The text begins at the offset `base`.
  Lines(const Document& doc, const std::string& id, const WriteOptions& options, std::uint32_t base,
        std::string& out)
      : doc_(doc),
        id_(id),
        options_(options),
        out_(out),
        items_(collect(doc, options)),
        offsets_(doc.source(), options.offsets, base, places()) {}

  void write() {
    for (const Item& item : items_) {
      if (item.kind == 0) amount(item, doc_.records->amounts[item.index]);
      if (item.kind == 1) date(item, doc_.records->dates[item.index]);
      if (item.kind == 2) entity(item, doc_.records->entities[item.index]);
    }
  }

 private:
  std::vector<std::uint32_t> places() const {
    std::vector<std::uint32_t> places;
    for (const Item& item : items_) {
      places.push_back(item.span.begin);
      places.push_back(item.span.end);
    }
    // Anchors may point to dates in site furniture, which are not written.
    for (const DateRecord& date : doc_.records->dates) {
      places.push_back(doc_.to_source(date.span).begin);
    }
    for (const AmountRecord& amount : doc_.records->amounts) {
      places.push_back(doc_.to_source(amount.span).begin);
    }
    return places;
  }

  void head(JsonLine& line, const Item& item, std::string_view record) {
    line.text("record", record);
    line.text("doc", id_);
    line.number("start", offsets_.at(item.span.begin));
    line.number("end", offsets_.at(item.span.end));
    line.text("text", item.span.in(doc_.source()));
    line.text("type", item.type);
  }

  [[nodiscard]] static std::string lines_of(std::span<const RuleRef> words) {
    std::string lines;
    for (const RuleRef& word : words) {
      if (word.file == nullptr) break;
      if (!lines.empty()) lines += ' ';
      lines += to_string(word);
    }
    return lines;
  }

  void tail(JsonLine& line, const RuleRef& rule) {
    if (options_.explain && rule.file != nullptr) line.text("rule", to_string(rule));
  }

  void date(const Item& item, const DateRecord& date) {
    JsonLine line(out_);
    head(line, item, "date");
    line.optional("value", date.value);
    line.optional("from", date.from);
    line.optional("to", date.to);
    line.optional("mod", to_word(date.mod));
    if (date.anchor == DateRecord::kDocumentAnchor) line.text("anchor", "document");
    if (date.anchor >= 0) {
      const DateRecord& anchor = doc_.records->dates[static_cast<std::size_t>(date.anchor)];
      line.number("anchor", offsets_.at(doc_.to_source(anchor.span).begin));
    }
    line.optional("offset", date.offset);
    if (date.fiscal) line.text("calendar", "fiscal");
    line.optional("freq", date.freq);
    line.optional("zone", date.zone);
    line.optional("edtf", date.edtf);
    tail(line, date.rule);
  }

  void amount(const Item& item, const AmountRecord& amount) {
    JsonLine line(out_);
    head(line, item, "amount");
    if (amount.number) line.text("number", amount.number->to_string());
    if (amount.low) line.text("low", amount.low->to_string());
    if (amount.high) line.text("high", amount.high->to_string());
    line.optional("unit", amount.unit);
    line.optional("unit_text", doc_.to_source(amount.unit_span).in(doc_.source()));
    line.flag("assumed", amount.assumed);
    if (amount.suspect) line.text("suspect", "false-friend");
    line.optional("relation", to_word(amount.relation));
    line.optional("per", amount.per);
    if (amount.same_as >= 0) {
      const AmountRecord& other = doc_.records->amounts[static_cast<std::size_t>(amount.same_as)];
      line.number("same_as", offsets_.at(doc_.to_source(other.span).begin));
    }
    tail(line, amount.rule);
    if (options_.explain) line.optional("words", lines_of(amount.words));
  }

  void entity(const Item& item, const EntityRecord& entity) {
    JsonLine line(out_);
    head(line, item, "entity");
    line.text("id", entity.id);
    line.text("name", entity.name);
    line.text("form", to_word(entity.form));
    line.optional("writing", to_word(entity.writing));
    if (!entity.candidates.empty()) line.raw("candidates", json_array(entity.candidates));
    tail(line, entity.rule);
  }

  const Document& doc_;
  const std::string& id_;
  const WriteOptions& options_;
  std::string& out_;
  std::vector<Item> items_;
  Offsets offsets_;
};

}  // namespace

RecordWriter::RecordWriter(const Document& whole, const WriteOptions& options, std::string& out)
    : whole_(whole), options_(options), out_(out), begin_(out.size()) {}

void RecordWriter::add(const Document& part, std::uint32_t begin) {
  for (; counted_ < begin; ++counted_) base_ += weight(whole_.source()[counted_], options_.offsets);
  if (begin == 0) title_ = first_line(part);
  bytes_[static_cast<std::size_t>(part.languages->document)] += part.source().size() + 1;
  Lines(part, whole_.info.id, options_, base_, out_).write();
}

void RecordWriter::finish() {
  std::string head;
  write_document(head);
  // The last key of the document record; it stands for all these lines as they were without it.
  const std::string seal = sha256_of({head, std::string_view(out_).substr(begin_)});
  head.insert(head.size() - 2, ",\"seal\":\"" + seal + "\"");
  out_.insert(begin_, head);
}

void RecordWriter::write_document(std::string& head) const {
  const DocumentInfo& info = whole_.info;
  JsonLine line(head);
  line.text("record", "document");
  line.text("doc", info.id);
  line.text("sha256", sha256(whole_.source()));
  // Of parts in several languages, the one of most.
  const auto most = std::max_element(bytes_.begin(), bytes_.end());
  line.text("language", to_tag(static_cast<Language>(most - bytes_.begin())));
  if (info.date) {
    line.text("date", info.date_text);
    line.text("date_source", info.date_source);
  }
  line.optional("title", info.title.empty() ? title_ : info.title);
  line.optional("author", info.author);
  line.optional("url", info.url);
  if (!info.sources.empty()) line.raw("sources", info.sources);
  line.optional("encoding", info.encoding);
  line.optional("mojibake", info.mojibake);
  line.number("chars", count_code_points(whole_.source()));
  line.optional("version", options_.version);
  line.optional("rules", options_.rules);
  if (!info.meta.empty()) line.raw("meta", info.meta);
  if (info.carries_text) line.text("text", whole_.source());
  line.optional("text_file", info.text_file);
}

void write_records(const Document& doc, const WriteOptions& options, std::string& out) {
  RecordWriter writer(doc, options, out);
  writer.add(doc);
  writer.finish();
}

void write_error(std::string_view doc, std::string_view message, std::string& out) {
  JsonLine line(out);
  line.text("record", "error");
  line.text("doc", doc);
  line.text("message", message);
}

RecordCounts count_records(const Document& doc, const WriteOptions& options) {
  RecordCounts counts;
  for (const Item& item : collect(doc, options)) {
    if (item.kind == 0) ++counts.amounts;
    if (item.kind == 1) ++counts.dates;
    if (item.kind == 2) ++counts.entities;
  }
  return counts;
}

}  // namespace glane

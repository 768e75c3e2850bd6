#include "pipeline/compare/record_facts.h"

#include <array>
#include <memory>

#include "pipeline/check/records_file.h"
#include "pipeline/exports/record_reader.h"
#include "pipeline/readers/byte_stream.h"

namespace glane::compare {
namespace {

class FactReader {
 public:
  FactReader(const Document& doc, std::string_view records, check::Unit unit, const Units& units)
      : doc_(doc), records_(records), index_(doc.source(), unit), units_(units) {}

  Side run() {
    std::vector<Fact> facts;
    while (records_.next()) {
      const std::string_view kind = records_.text("record");
      Fact fact;
      if (kind == "amount") {
        read_amount(fact);
      } else if (kind == "date") {
        read_date(fact);
      } else if (kind == "entity") {
        read_name(fact);
      } else {
        continue;
      }
      fact.span = span();
      facts.push_back(std::move(fact));
    }
    sort_facts(facts);
    Side side = make_side(doc_, std::move(facts));
    side.kept = std::move(arena_);
    return side;
  }

 private:
  // The reader's own views end with the line.
  [[nodiscard]] std::string_view kept(std::string_view key) {
    return arena_->keep(records_.text(key));
  }

  [[nodiscard]] SourceSpan span() const {
    const auto place = [&](std::string_view key) {
      const auto byte = index_.byte_of(static_cast<std::int64_t>(records_.number(key)));
      if (!byte) throw BadInput("a record lies outside the text; do its places count other units?");
      return static_cast<std::uint32_t>(*byte);
    };
    const SourceSpan span{place("start"), place("end")};
    if (span.begin >= span.end || span.in(doc_.source()) != records_.text("text")) {
      throw BadInput("the records are not of this text, or their places count other units");
    }
    return span;
  }

  void read_amount(Fact& fact) {
    fact.kind = FactKind::Amount;
    fact.unit = kept("unit");
    fact.unit_text = kept("unit_text");
    fact.relation = parse_relation(records_.text("relation")).value_or(Relation::None);
    fact.suspect = !records_.text("suspect").empty();
    fact.assumed = records_.any("assumed") == "true";
    set_number(records_.text("number"), records_.text("low"), records_.text("high"), fact);
    const auto type = parse_amount_type(records_.text("type"));
    set_measure(type.value_or(AmountType::Quantity), fact.unit, units_, fact);
  }

  void read_date(Fact& fact) {
    fact.value = kept("value");
    fact.from = kept("from");
    fact.to = kept("to");
    fact.offset = kept("offset");
    set_date(parse_date_type(records_.text("type")).value_or(DateType::Date),
             parse_mod(records_.text("mod")).value_or(Mod::None), records_.text("text"), fact);
  }

  void read_name(Fact& fact) {
    fact.kind = FactKind::Name;
    fact.entity = parse_entity_type(records_.text("type")).value_or(EntityType::Work);
    fact.id = kept("id");
    fact.name = kept("name");
    fact.form = parse_form(records_.text("form")).value_or(Form::Full);
    fact.writing = parse_writing(records_.text("writing")).value_or(Writing::None);
    fact.shown = fact.id;
  }

  const Document& doc_;
  RecordReader records_;
  check::TextIndex index_;
  const Units& units_;
  std::shared_ptr<check::Arena> arena_ = std::make_shared<check::Arena>();
};

}  // namespace

Side read_side(const Document& doc, std::string_view records, check::Unit unit,
               const Units& units) {
  return FactReader(doc, records, unit, units).run();
}

}  // namespace glane::compare

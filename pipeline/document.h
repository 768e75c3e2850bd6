// A text on its way through the pipeline.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/arc.h"
#include "pipeline/calendar.h"
#include "pipeline/language.h"
#include "pipeline/offset_map.h"
#include "pipeline/records.h"
#include "pipeline/span.h"
#include "pipeline/token.h"

namespace glane {

// What a stage has written: once, before anybody reads it.
template <class T>
class Layer {
 public:
  void set(T value) {
    if (value_) throw std::logic_error("a layer is written twice");
    value_ = std::move(value);
  }
  [[nodiscard]] const T& operator*() const {
    if (!value_) throw std::logic_error("a layer is read before it is written");
    return *value_;
  }
  [[nodiscard]] const T* operator->() const { return &**this; }
  [[nodiscard]] bool is_set() const { return value_.has_value(); }

 private:
  std::optional<T> value_;
};

// What is known of a document besides its text.
struct DocumentInfo {
  std::string id;
  std::optional<Language> language;  // said by an option or the input; else decided by the text
  std::optional<Moment> date;        // the document's own date
  std::string date_text;             // as it was given, for the record
  std::string date_source;           // `option`, `metadata`, `text`, or empty
  std::string title;
  std::string url;
  std::string meta;      // a JSON object of further keys, or empty
  std::string author;    // as the page says
  std::string encoding;  // that the bytes were converted from, where it was not UTF-8
  std::string mojibake;  // `found`, `repaired` or empty: UTF-8 that was taken for windows-1252
  std::string sources;   // a JSON object: where a page says title, author, date, language; or empty
  // Where the source is not the input itself, the record carries it or names a file that does.
  bool carries_text = false;
  std::string text_file;
};

// The normalised text; `map` leads back to the source.  Where normalisation changed nothing, `text`
// is empty and the source serves.
struct NormalText {
  bool changed = false;
  std::string text;
  OffsetMap map;
};

// A line of the text that is not empty.
struct Paragraph {
  NormSpan span;
  TokenSpan tokens;
};

struct Languages {
  Language document = Language::Und;
  std::vector<Language> paragraphs;
};

struct Sentence {
  TokenSpan tokens;
  std::uint32_t paragraph = 0;
};

// A name in the text, before it is known whose it is.
struct Mention {
  TokenSpan tokens;
  EntityType type = EntityType::Person;
  RuleRef rule;
};

// What is left once overlaps are decided; each list in text order.
struct Records {
  std::vector<DateRecord> dates;
  std::vector<AmountRecord> amounts;
  std::vector<EntityRecord> entities;
};

// The source is kept byte for byte; stages read text().  Each layer is written once, by the stage
// of its name.  Not thread-safe; a document belongs to one thread at a time.
class Document {
 public:
  // `source` is valid UTF-8 of less than 4 GiB.
  Document(std::string source, DocumentInfo about)
      : info(std::move(about)), source_(std::move(source)) {}

  DocumentInfo info;

  Layer<NormalText> normal;
  Layer<std::vector<Paragraph>> paragraphs;
  Layer<std::vector<Token>> tokens;  // of all paragraphs, in order
  Layer<std::vector<Sentence>> sentences;
  Layer<Languages> languages;       // of the document and of each paragraph
  Layer<std::vector<bool>> chrome;  // by paragraph: is it site furniture?
  Layer<ArcTable> words;            // what the lexicons say
  Layer<std::vector<Numeral>> numerals;
  Layer<ArcTable> numeral_arcs;  // classes num, int, range, ordinal, fraction
  Layer<std::vector<DateRecord>> dates;
  Layer<std::vector<AmountRecord>> amounts;
  Layer<std::vector<Mention>> mentions;       // spans and types of names
  Layer<std::vector<EntityRecord>> entities;  // mentions with their identities
  Layer<Records> records;                     // what is left once overlaps are decided

  [[nodiscard]] std::string_view source() const { return source_; }
  [[nodiscard]] std::string_view text() const {
    return normal->changed ? std::string_view(normal->text) : std::string_view(source_);
  }
  [[nodiscard]] SourceSpan to_source(NormSpan span) const { return normal->map.to_source(span); }

  // The bytes that these tokens cover.  `span` is not empty.
  [[nodiscard]] NormSpan span_of(TokenSpan span) const {
    return {(*tokens)[span.begin].span.begin, (*tokens)[span.end - 1].span.end};
  }
  [[nodiscard]] std::string_view text_of(TokenSpan span) const { return span_of(span).in(text()); }

  // The language of the sentence's paragraph; the document's where that is undecided.
  [[nodiscard]] Language language_of(const Sentence& sentence) const {
    const Language own = languages->paragraphs[sentence.paragraph];
    return own == Language::Und ? languages->document : own;
  }

 private:
  std::string source_;
};

}  // namespace glane

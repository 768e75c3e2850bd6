// Why a document has the records that it has, and why it has none at some place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/document.h"
#include "pipeline/pipeline.h"

namespace glane {
struct Candidate;
struct Heard;
}

namespace glane::check {

// All that it says is read from the layers that the stages left in `doc`, which went through
// `pipeline`; rules are matched by the pipeline's own rule sets.
class Explanation {
 public:
  Explanation(const Pipeline& pipeline, const Document& doc);

  // Every record with the rule that made it, and every candidate that came to nothing.
  [[nodiscard]] std::string whole() const;

  // What each stage made of the place `offset`, in code points of the source; nothing where the
  // text is shorter.
  [[nodiscard]] std::optional<std::string> at(std::int64_t offset) const;

 private:
  // A record, or a candidate for one, of any kind.
  struct Item {
    NormSpan span;
    std::string kind;
    std::string meaning;
    std::string rule;
  };

  [[nodiscard]] std::string place(NormSpan span) const;
  [[nodiscard]] std::string describe(const Item& item) const;
  [[nodiscard]] std::vector<Item> records() const;
  [[nodiscard]] std::vector<Item> candidates() const;
  [[nodiscard]] bool is_chrome(NormSpan span) const;
  [[nodiscard]] std::string fate(const Item& candidate, const std::vector<Item>& kept) const;
  [[nodiscard]] std::optional<std::uint32_t> token_at(std::size_t byte) const;

  [[nodiscard]] std::string show_paragraph(const Sentence& sentence) const;
  [[nodiscard]] std::string show_tokens(const Sentence& sentence, std::uint32_t token) const;
  [[nodiscard]] std::string show_readings(std::uint32_t token) const;
  [[nodiscard]] std::string show_numerals(std::uint32_t token) const;
  [[nodiscard]] std::string show_rules(const Sentence& sentence, std::uint32_t token,
                                       const Heard& heard) const;
  [[nodiscard]] std::string show_trials(const Sentence& sentence, std::uint32_t token,
                                        const Heard& heard) const;
  [[nodiscard]] std::string show_names(std::uint32_t token, const Heard& heard) const;
  [[nodiscard]] std::string name_fate(const Candidate& candidate) const;
  [[nodiscard]] bool made_something(const RuleRef& rule, TokenSpan tokens) const;
  [[nodiscard]] std::string show_items(const Sentence& sentence, NormSpan token) const;

  const Pipeline& pipeline_;
  const Document& doc_;
  std::vector<std::int64_t> code_points_;  // by source byte / kStride
};

}  // namespace glane::check

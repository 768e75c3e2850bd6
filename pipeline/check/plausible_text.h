// What the plausibility checks share: figures as numbers, and the words around them.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/check/finding.h"
#include "pipeline/check/plausible.h"
#include "pipeline/check/rational.h"

namespace glane::check {

inline constexpr std::size_t kNear = 48;  // bytes between a figure and the word that it goes with

inline std::optional<double> value_of(const Record& record) {
  const auto exact = Rational::parse(record[Field::Number]);
  return exact ? std::optional(exact->to_double()) : std::nullopt;
}

inline std::string shown(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

inline void warn(Code code, const Record& record, std::string message, Findings& findings) {
  findings.add(
      {code, record.line, std::string(record.doc), record.start, record.end, std::move(message)});
}

// The text from `from` to `to`, small letters for ASCII capitals.
inline std::string stretch(std::string_view text, std::size_t from, std::size_t to) {
  if (from >= to || from >= text.size()) return {};
  std::string out(text.substr(from, to - from));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

inline bool is_percent(const Record& record) {
  return record.kind == Kind::Amount && record[Field::Type] == "percent";
}

}  // namespace glane::check

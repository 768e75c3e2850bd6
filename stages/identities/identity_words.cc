#include "stages/identities/identity_words.h"

#include <algorithm>

namespace glane {

std::uint32_t IdentityWords::end_of(const Document& doc, std::uint32_t token, ClassId cls) {
  std::uint32_t end = 0;
  for (const Arc& arc : doc.words->at(token)) {
    if (arc.cls == cls) end = std::max(end, arc.end);
  }
  return end;
}

bool IdentityWords::is_no_name(const Document& doc, TokenSpan tokens) const {
  const auto arcs = doc.words->at(tokens.begin);
  return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
    return arc.cls == no_name_ && arc.end == tokens.end;
  });
}

Form IdentityWords::form_alone(const Document& doc, TokenSpan tokens) const {
  if (gender_of(doc, tokens) != '\0') return Form::Family;
  const auto is = [&](ClassId cls) { return end_of(doc, tokens.begin, cls) == tokens.end; };
  if (is(family_) || is(known_family_) || is(romanised_family_)) return Form::Family;
  return is_usual_given(doc, tokens) ? Form::Given : Form::Full;
}

char IdentityWords::gender_of(const Document& doc, TokenSpan tokens) const {
  constexpr std::uint32_t kLongestTitle = 2;  // `M` and its point
  for (std::uint32_t back = 1; back <= kLongestTitle && back <= tokens.begin; ++back) {
    for (const Arc& arc : doc.words->at(tokens.begin - back)) {
      if (arc.cls == gender_title_ && arc.end == tokens.begin)
        return lexicon_.value(arc.value).front();
    }
  }
  if (tokens.size() < 2) return '\0';
  // Jean is a man in France and a woman elsewhere.
  for (const ClassId cls : {given_fr_, given_en_}) {
    for (const Arc& arc : doc.words->at(tokens.begin)) {
      if (arc.cls != cls || arc.end >= tokens.end) continue;
      const std::string_view value = lexicon_.value(arc.value);
      if (value.size() == 1) return value.front();
    }
  }
  return '\0';
}

}  // namespace glane

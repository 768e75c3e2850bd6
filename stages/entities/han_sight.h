// A Chinese sentence as the shapes of names see it: words cut, characters with their roles.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "stages/entities/han_shapes.h"

namespace glane {

inline constexpr std::uint32_t kLongestHanName = 12;  // in characters

struct HanShapes::Sight {
  const HanShapes& shapes;
  const Document& doc;
  TokenSpan sentence;
  const std::vector<std::uint8_t>& lengths;

  [[nodiscard]] const Token& token(std::uint32_t i) const { return (*doc.tokens)[i]; }
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    return token(i).span.in(doc.text());
  }
  [[nodiscard]] bool inside(std::uint32_t i) const {
    return i >= sentence.begin && i < sentence.end;
  }
  [[nodiscard]] bool han(std::uint32_t i) const {
    return inside(i) && token(i).kind == TokenKind::Han;
  }
  [[nodiscard]] bool single(std::uint32_t i) const { return han(i) && lengths[i] == 1; }
  [[nodiscard]] bool is(std::uint32_t i, HanRole role) const {
    return shapes.words_.is(token(i).symbol, role);
  }
  [[nodiscard]] bool starts(std::uint32_t i, ClassId cls) const {
    if (!inside(i)) return false;
    const auto arcs = doc.words->at(i);
    return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) { return arc.cls == cls; });
  }
  [[nodiscard]] bool covers(std::uint32_t i, std::uint32_t end, ClassId cls) const {
    const auto arcs = doc.words->at(i);
    return std::any_of(arcs.begin(), arcs.end(),
                       [&](const Arc& arc) { return arc.cls == cls && arc.end == end; });
  }
  // The beginning of the word that ends before `i`.
  [[nodiscard]] std::uint32_t before(std::uint32_t i) const {
    std::uint32_t begin = i - 1;
    while (begin > sentence.begin && lengths[begin] == 0) --begin;
    return begin;
  }
  [[nodiscard]] bool stop(std::uint32_t i) const {
    return !han(i) ||
           (lengths[i] == 1 ? is(i, HanRole::Stop) : covers(i, i + lengths[i], shapes.stop_));
  }
  [[nodiscard]] bool dot(std::uint32_t i) const {
    if (!inside(i) || token(i).kind != TokenKind::Punct) return false;
    const std::string_view mark = text(i);
    return mark == "·" || mark == "•" || mark == "‧" || mark == "・";
  }
  // The 号 of a ship, a train or a rocket.
  [[nodiscard]] bool craft_mark(std::uint32_t i) const {
    if (!han(i)) return false;
    const std::string_view mark = text(i);
    return mark == "号" || mark == "號";
  }
  // The end of the word at `i` where all its characters write foreign names, else `i`.  Once a dot
  // has told that this is a name, single characters are enough.
  [[nodiscard]] std::uint32_t sound_word(std::uint32_t i, bool told) const {
    if (!han(i)) return i;
    const std::uint32_t end = i + std::max<std::uint32_t>(lengths[i], 1);
    if (lengths[i] > 1 && (covers(i, end, shapes.common_) || covers(i, end, shapes.role_before_))) {
      return told && is(i, HanRole::Translit) ? i + 1 : i;
    }
    for (std::uint32_t k = i; k < end; ++k) {
      if (!is(k, HanRole::Translit)) return i;
    }
    // 于|埃因霍温, 于|1888年
    const bool before_word =
        inside(i + 1) && (lengths[i + 1] > 1 || token(i + 1).kind == TokenKind::Number);
    return lengths[i] == 1 && !told && before_word && is(i, HanRole::Stop) ? i : end;
  }
  [[nodiscard]] bool known(std::uint32_t i, std::uint32_t end) const {
    return covers(i, end, shapes.known_location_) || covers(i, end, shapes.known_organization_) ||
           covers(i, end, shapes.founder_);
  }
};

}  // namespace glane

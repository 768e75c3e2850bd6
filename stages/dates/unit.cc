#include "stages/dates/unit.h"

#include <algorithm>
#include <array>
#include <utility>

namespace glane::dates {
namespace {

constexpr std::array<std::pair<std::string_view, Unit>, 13> kCodes{{
    {"S", Unit::Second},
    {"MI", Unit::Minute},
    {"H", Unit::Hour},
    {"D", Unit::Day},
    {"WE", Unit::Weekend},
    {"W", Unit::Week},
    {"M", Unit::Month},
    {"Q", Unit::Quarter},
    {"HY", Unit::Half},
    {"Y", Unit::Year},
    {"DE", Unit::Decade},
    {"CE", Unit::Century},
    {"ML", Unit::Millennium},
}};

}  // namespace

std::optional<Unit> parse_unit(std::string_view code) {
  const auto* found = std::find_if(kCodes.begin(), kCodes.end(),
                                   [&](const auto& entry) { return entry.first == code; });
  if (found == kCodes.end()) return std::nullopt;
  return found->second;
}

IsoUnit iso_unit(Unit unit) {
  switch (unit) {
    case Unit::Second:
      return {'S', 1, true};
    case Unit::Minute:
      return {'M', 1, true};
    case Unit::Hour:
      return {'H', 1, true};
    case Unit::Weekend:
      return {'D', 2, false};
    case Unit::Week:
      return {'W', 1, false};
    case Unit::Month:
      return {'M', 1, false};
    case Unit::Quarter:
      return {'M', 3, false};
    case Unit::Half:
      return {'M', 6, false};
    case Unit::Year:
      return {'Y', 1, false};
    case Unit::Decade:
      return {'Y', 10, false};
    case Unit::Century:
      return {'Y', 100, false};
    case Unit::Millennium:
      return {'Y', 1000, false};
    case Unit::Day:
    case Unit::None:
      break;
  }
  return {'D', 1, false};
}

}  // namespace glane::dates

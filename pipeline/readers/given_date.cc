#include "pipeline/readers/given_date.h"

#include <algorithm>

namespace glane {

std::optional<GivenDate> parse_date(std::string_view text) {
  const std::optional<Moment> moment = parse_moment(text);
  if (!moment) return std::nullopt;
  std::string date = to_iso(moment->day);
  if (moment->hour < 0) return GivenDate{*moment, date};
  date += 'T';
  date += text.substr(11, 5);
  std::string_view rest = text.substr(16);
  if (rest.starts_with(':')) {
    date +=
        rest.substr(0, 3) == ":60" ? ":59" : rest.substr(0, 3);  // no leap seconds in the schema
    rest.remove_prefix(3);
  }
  if (rest.starts_with('.')) rest.remove_prefix(std::min(rest.find_first_of("Z+-"), rest.size()));
  if (rest.starts_with('Z')) date += 'Z';
  if (rest.size() >= 3) {
    date += rest.substr(0, 3);
    date += ':';
    date += rest.size() > 3 ? rest.substr(rest.size() - 2) : "00";
  }
  return GivenDate{*moment, date};
}

}  // namespace glane

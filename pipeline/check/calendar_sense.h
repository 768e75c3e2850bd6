// What interval a TIMEX3 value stands for, worked out with the standard library's calendar and
// nothing of the pipeline's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace glane::check {

// Half-open, in seconds since 1970-01-01T00:00.
struct Interval {
  long long from = 0;
  long long to = 0;
};

// The interval of a value, of a range's two ends together; nothing where the value has none (`X`
// for what is not known, durations).  `fault` says why a value that should have one has none
// (2019-02-30, 2021-W53).
struct Sense {
  std::optional<Interval> interval;
  std::string fault;
};
[[nodiscard]] Sense sense_of(std::string_view value);

// The interval of an EDTF text: `2017-36`, `198X`, `2023~`, `2016-05/2016-07`; of an open one the
// closed side, the other is `open`.  Nothing for a text that is none.
struct EdtfSense {
  Interval interval;
  bool open_from = false;
  bool open_to = false;
};
[[nodiscard]] std::optional<EdtfSense> sense_of_edtf(std::string_view text);

// Seconds since 1970 of `2019-01-27` or `2019-01-27T15:30`; nothing for a day that is not.
[[nodiscard]] std::optional<long long> instant(std::string_view text);

// The reverse: with its time of day where `fine`.
[[nodiscard]] std::string written(long long instant, bool fine);

// The interval moved by an ISO 8601 duration (`-P10Y`, `PT2H`); nothing for one without a number.
[[nodiscard]] std::optional<Interval> displaced(const Interval& interval,
                                                std::string_view duration);

}  // namespace glane::check

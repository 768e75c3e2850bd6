// What a term is for the rules that join terms.
#include "stages/dates/dates.h"

namespace glane {

using namespace dates;

void Dates::classes_of(const Term& term, std::vector<TermClass>& out) const {
  out.assign(1, kAny);
  if (term.portion != 0) return;
  const Fields& f = term.fields;
  switch (term.kind) {
    case Kind::Duration:
      out.push_back(kDurationTerm);
      return;
    case Kind::Set:
      out.push_back(kSetTerm);
      return;
    case Kind::Range:
      out.push_back(kRangeTerm);
      return;
    case Kind::Calendar:
      break;
  }
  const bool relative = term.base != Base::None;
  if (relative) out.push_back(kRelativeTerm);
  if (f.any_time()) {
    const bool dated = f.any_day() || relative || f.month != kHole;
    out.push_back(dated ? kTimeTerm : f.second != kHole ? kClockTerm : kPartTerm);
    return;
  }
  if (f.century != kHole || f.decade != kHole) return out.push_back(kAgeTerm);
  if (!f.holiday.empty()) out.push_back(kHolidayTerm);
  if (f.weekday != kHole && f.day == kHole && f.nth == kHole && !relative)
    out.push_back(kWeekdayTerm);
  if (f.day != kHole && f.month == kHole && !relative) out.push_back(kNumberDayTerm);
  const Unit grain = relative ? term.shift.grain : Unit::None;
  if (f.any_day() || f.nth_unit == Unit::Day || (grain <= Unit::Day && relative)) {
    out.push_back(kDayTerm);
  } else if (f.weekend || f.week || f.nth_unit == Unit::Week ||
             (grain == Unit::Week && !f.any_within_year())) {
    out.push_back(kWeekTerm);
  } else if (f.month != kHole || (grain == Unit::Month && !f.any_within_year())) {
    out.push_back(kMonthTerm);
  } else if (f.quarter != kHole || f.half != kHole) {
    out.push_back(kQuarterTerm);
  } else if (f.season != Season::None) {
    out.push_back(kSeasonTerm);
  } else if (f.year != kHole || grain == Unit::Year) {
    out.push_back(kYearTerm);
  } else if (grain == Unit::Quarter || grain == Unit::Half) {
    out.push_back(kQuarterTerm);
  } else if (grain > Unit::Year) {
    out.push_back(kAgeTerm);
  }
}

}  // namespace glane

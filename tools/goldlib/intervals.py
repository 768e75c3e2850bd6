"""The calendar interval of a TIMEX3 value, computed apart from the program that the gold is to judge."""
import datetime
import re

SEASONS = {'SP': 3, 'SU': 6, 'FA': 9, 'WI': 12}   # first month, as meteorologists count
DAY_PARTS = 'MO|MI|AF|EV|NI|DT'


class BadValue(ValueError):
    pass


def iso(year, month=1, day=1):
    """A day as text; months past December carry into the next year. Years before 1 keep their sign."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    sign = '-' if year < 0 else ''
    return f'{sign}{abs(year):04d}-{month:02d}-{day:02d}'


def of_month_or_part(year, part):
    if m := re.fullmatch(r'Q([1-4])', part):
        month, length = 3 * int(m[1]) - 2, 3
    elif m := re.fullmatch(r'H([12])', part):
        month, length = 6 * int(m[1]) - 5, 6
    elif part in SEASONS:
        month, length = SEASONS[part], 3
    elif re.fullmatch(r'0[1-9]|1[0-2]', part):
        month, length = int(part), 1
    else:
        raise BadValue(f'no month, quarter, half or season: {part}')
    return iso(year, month), iso(year, month + length)


def of_week(year, week, day):
    try:
        first = datetime.date.fromisocalendar(year, week, 1)
    except ValueError as error:
        raise BadValue(str(error))
    start, length = (5, 2) if day == 'WE' else (int(day) - 1, 1) if day else (0, 7)
    begin = first + datetime.timedelta(days=start)
    return begin.isoformat(), (begin + datetime.timedelta(days=length)).isoformat()


def of_day(text):
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise BadValue(f'no day of the calendar: {text}')
    return text, (day + datetime.timedelta(days=1)).isoformat()


def of_moment(day, clock):
    parts = [int(p) for p in clock.split(':')]
    unit = ('hours', 'minutes', 'seconds')[len(parts) - 1]
    form = '%Y-%m-%dT%H:%M:%S' if len(parts) == 3 else '%Y-%m-%dT%H:%M'
    try:
        begin = datetime.datetime.fromisoformat(day) + datetime.timedelta(
            hours=parts[0], minutes=(parts + [0])[1], seconds=(parts + [0, 0])[2])
    except ValueError:
        raise BadValue(f'no moment of the calendar: {day}T{clock}')
    return begin.strftime(form), (begin + datetime.timedelta(**{unit: 1})).strftime(form)


def interval(value):
    """(from, to) of a value, half-open; None where it names no interval of the calendar."""
    if value.startswith(('P', 'T')) or value.startswith('XX'):
        return None
    if '/' in value:
        first, last = value.split('/')
        ends = interval(first), interval(last)
        return (ends[0][0], ends[1][1]) if all(ends) else None
    if m := re.fullmatch(r'(-?\d{4})', value):
        return iso(int(m[1])), iso(int(m[1]) + 1)
    if m := re.fullmatch(r'(\d{3})X', value):
        return iso(int(m[1]) * 10), iso(int(m[1]) * 10 + 10)
    if m := re.fullmatch(r'(\d{2})XX', value):
        return iso(int(m[1]) * 100), iso(int(m[1]) * 100 + 100)
    if m := re.fullmatch(r'(\d{4})-W(\d{2})(?:-([1-7]|WE))?', value):
        return of_week(int(m[1]), int(m[2]), m[3])
    if m := re.fullmatch(r'(\d{4})-([A-Z0-9]{2})', value):
        return of_month_or_part(int(m[1]), m[2])
    if m := re.fullmatch(r'(\d{4}-\d\d-\d\d)(?:T(?:' + DAY_PARTS + r'))?', value):
        return of_day(m[1])
    if m := re.fullmatch(r'(\d{4}-\d\d-\d\d)T(\d\d(?::\d\d){0,2})', value):
        return of_moment(m[1], m[2])
    if re.fullmatch(r'\d{4}-(XX|WXX)(-(XX|\d\d?))?', value):
        return None
    raise BadValue(f'no TIMEX3 value: {value}')

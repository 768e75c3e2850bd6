"""Reads a marked article: the header, the plain text, and one record for each mark ⟦surface|spec⟧."""
import re

from . import intervals

TYPES = {'d': ('date', 'time', 'duration', 'set'),
         'a': ('money', 'percent', 'quantity', 'multiplier', 'fraction', 'age')}
KINDS = {'d': 'date', 'a': 'amount', 'e': 'entity', 'c': 'chrome'}
OPTIONS = {'d': ('type', 'mod', 'anchor', 'offset', 'calendar', 'freq', 'accept'),
           'a': ('relation', 'suspect', 'per', 'unit_text', 'same_as', 'accept'),
           'e': ('accept',), 'c': ()}
MODS = ('approx', 'start', 'mid', 'end', 'before', 'after', 'more_than', 'less_than', 'at_least', 'at_most')
RELATIONS = ('about', 'more_than', 'less_than', 'at_least', 'at_most')
FORMS = ('full', 'family', 'given', 'alias', 'title')
WRITINGS = ('common', 'pinyin', 'wade-giles', 'cantonese', 'hepburn', 'korean', 'hybrid', 'hant', 'hans',
            'kanji', 'hangul', 'kana', 'mistranslation')
ENTITY_TYPES = ('person', 'organization', 'location', 'product', 'event', 'work')
HEADER = ('language', 'date', 'title', 'kind', 'shows', 'original')
NUMBER = re.compile(r'-?\d+(\.\d+)?|-?\d+/\d+')
# The number at the head of an amount, with its scale; what follows is the unit as written.
HEAD_FR = re.compile(r"(?:[-+–−]\s?)?(?:[\d][\d\s.,]*|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|"
                     r"treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cent|cents|mille|centaines|dizaines|milliers|"
                     r"douzaine|dizaine|centaine|millier|demi|et|à|-)"
                     r"(?:[\s-]+|$)", re.I)
SCALE_FR = re.compile(r"(?:de\s+)?(?:mille|millions?|milliards?|billions?)(?:\s+|$)", re.I)
HEAD_ZH = re.compile(r'(?:[-+至到~～\d.,\s]|(?!百分)[零〇一二两兩三四五六七八九十百千萬万億亿兆数數多余餘几幾半])*')


class MarkError(Exception):
    def __init__(self, line, message):
        super().__init__(message)
        self.line = line


def read_header(lines):
    """The header's fields and the number of its lines, the closing --- included."""
    fields = {}
    for n, line in enumerate(lines, 1):
        line = line.rstrip('\r\n')
        if line == '---':
            for key in ('language', 'kind', 'shows'):
                if not fields.get(key):
                    raise MarkError(1, f'the header lacks "{key}"')
            return fields, n
        key, colon, value = line.partition(':')
        if not colon or key not in HEADER:
            raise MarkError(n, f'no header field: {line!r}')
        fields[key] = value.strip()
    raise MarkError(1, 'the header has no closing line ---')


def find_marks(body, first_line):
    """The plain text and its marks (kind words, start, end, line), in the order in which they end."""
    plain, marks, open_marks, length, line = [], [], [], 0, first_line
    for piece in re.split(r'(⟦|\|[^|⟦⟧\n]*⟧|⟧)', body):
        if piece == '⟦':
            open_marks.append((length, line))
        elif piece.endswith('⟧'):
            if piece == '⟧' or not open_marks:
                raise MarkError(line, 'a mark closes without its | or without its ⟦')
            start, at = open_marks.pop()
            marks.append({'spec': piece[1:-1].split(), 'start': start, 'end': length, 'line': at,
                          'inside': [m[0] for m in open_marks]})
        else:
            plain.append(piece)
            length += len(piece)
            line += piece.count('\n')
    if open_marks:
        raise MarkError(open_marks[-1][1], 'a mark is not closed')
    return ''.join(plain), marks


def options(words, kind, line):
    found = {}
    for word in words:
        key, equals, value = word.partition('=')
        if word == '?':
            found['optional'] = True
        elif word == 'assumed' and kind == 'a':
            found['assumed'] = True
        elif equals and key in OPTIONS[kind] and value:
            found[key] = value
        else:
            raise MarkError(line, f'what is "{word}" in a mark of kind {kind}?')
    return found


def split_words(words):
    """Positional words, then options: an option holds a = or is one of the bare words."""
    first = next((i for i, w in enumerate(words) if '=' in w or w in ('?', 'assumed')), len(words))
    return words[:first], words[first:]


def accepted(text):
    """accept=a,b gives strings; type:duration;value:P2D gives an object, null for an absent field."""
    answers = []
    for item in text.split(','):
        if re.match(r'(type|value|number|low|high|unit|id):', item):
            pairs = (p.partition(':') for p in item.split(';'))
            answers.append({k: None if v == 'null' else v.replace('_', ' ') for k, _, v in pairs})
        else:
            answers.append(item)
    return answers


def one_of(value, allowed, what, line):
    if value is not None and value not in allowed:
        raise MarkError(line, f'{what} "{value}" is none of {", ".join(allowed)}')
    return value


def date_fields(mark, surface):
    line = mark['line']
    words, rest = split_words(mark['spec'][1:])
    if len(words) > 1:
        raise MarkError(line, f'a date has one value: {" ".join(words)}')
    value = words[0] if words and words[0] != '-' else None
    given = options(rest, 'd', line)
    if value is None and 'offset' not in given and 'optional' not in given:
        raise MarkError(line, f'a date without value needs an offset: {surface}')
    kind = given.get('type') or ('date' if value is None else 'duration' if value[0] == 'P' else
                                 'time' if re.search(r'T(\d|[A-Z]{2}$)', value) and '/' not in value else 'date')
    fields = {'type': one_of(kind, TYPES['d'], 'type', line), 'value': value}
    if value and kind in ('date', 'time') and 'calendar' not in given:
        try:
            fields['from'], fields['to'] = intervals.interval(value) or (None, None)
        except intervals.BadValue as error:
            raise MarkError(line, f'{surface}: {error}')
    fields['mod'] = one_of(given.get('mod'), MODS, 'mod', line)
    for key in ('anchor', 'offset', 'calendar', 'freq'):
        fields[key] = given.get(key)
    return fields, given


def written_unit(surface):
    """What is left of an amount after number, scale and de or d'; before the number where nothing follows it."""
    if re.search(r'[\u3400-\u9fff]', surface):
        tail = re.sub(r'^\D*?(?=[\d零〇一二两兩三四五六七八九十百千数數几幾半])', '', surface)
        tail = re.sub(r'^[个個](?=百分|基)', '', tail[HEAD_ZH.match(tail).end():])
    else:
        tail = re.sub(r'^[^\d\s-]*?(?=\d)', '', surface)
        while m := HEAD_FR.match(tail) or SCALE_FR.match(tail):
            tail = tail[m.end():]
        tail = re.sub(r"^(?:de\s+|d['’])", '', re.sub(r'^[\d\s.,]+', '', tail))
    return tail.strip() or re.split(r'[\d\s]', surface)[0]


def amount_fields(mark, surface):
    line = mark['line']
    words, rest = split_words(mark['spec'][1:])
    if len(words) not in (2, 3):
        raise MarkError(line, f'an amount has type, number and at most one unit: {" ".join(mark["spec"])}')
    kind, number = words[:2]
    unit = words[2].replace('_', ' ') if len(words) == 3 and words[2] != '-' else None
    given = options(rest, 'a', line)
    fields = {'type': one_of(kind, TYPES['a'], 'type', line), 'number': None, 'low': None, 'high': None}
    if '..' in number:
        low, _, high = number.partition('..')
        fields['low'], fields['high'] = low or None, high or None
    else:
        fields['number'] = number
    for part in (fields['number'], fields['low'], fields['high']):
        if part is not None and not NUMBER.fullmatch(part):
            raise MarkError(line, f'no exact number: {part}')
    if kind == 'age':
        unit = unit or 'a'
    if kind == 'money' and not re.fullmatch(r'[A-Z]{3}', unit or ''):
        raise MarkError(line, f'money without an ISO 4217 unit: {surface}')
    fields['unit'] = unit
    if unit and kind != 'age' or 'unit_text' in given:
        fields['unit_text'] = given.get('unit_text', written_unit(surface)).replace('_', ' ')
        fields['unit_text'] = fields['unit_text'] or None   # an ellipsis: "à 656 millions" says no unit
    fields['assumed'] = given.get('assumed')
    fields['suspect'] = one_of(given.get('suspect'), ('false-friend',), 'suspect', line)
    fields['relation'] = one_of(given.get('relation'), RELATIONS, 'relation', line)
    fields['per'] = given['per'].replace('_', ' ') if 'per' in given else None
    fields['same_as'] = given.get('same_as')
    return fields, given


def entity_fields(mark, surface, identities, language):
    line = mark['line']
    words, rest = split_words(mark['spec'][1:])
    if not 1 <= len(words) <= 3:
        raise MarkError(line, f'an entity has id, form and writing: {" ".join(mark["spec"])}')
    identity = identities.get(words[0])
    if identity is None:
        raise MarkError(line, f'unknown id {words[0]} (not in corpus/identities.tsv): {surface}')
    fields = {'type': identity['type'], 'id': words[0],
              'name': identity[language] or identity['fr'] or identity['zh-Hans'] or identity['zh-Hant'],
              'form': one_of(words[1] if len(words) > 1 else 'full', FORMS, 'form', line)}
    if identity['type'] in ('person', 'organization'):
        han = re.search(r'[\u3400-\u9fff]', surface)
        default = 'common' if not han else 'hant' if language == 'zh-Hant' else 'hans'
        fields['writing'] = one_of(words[2] if len(words) > 2 else default, WRITINGS, 'writing', line)
    elif len(words) > 2:
        raise MarkError(line, f'a {identity["type"]} has no writing: {surface}')
    return fields, options(rest, 'e', line)


def flat(surface):
    return re.sub(r'\s', '_', surface)


def refer(records, record, key, line):
    """Turns the surface that a record points at into that record's start: the nearest before it, else after it."""
    wanted = flat(record[key])
    found = [r for r in records if r['record'] == record['record'] and r is not record and flat(r['text']) == wanted]
    if not found:
        raise MarkError(line, f'{key}={record[key]}: no such {record["record"]} in the article')
    before = [r['start'] for r in found if r['start'] < record['start']]
    record[key] = max(before) if before else min(r['start'] for r in found)


def refer_all(records, record):
    for key in ('anchor', 'same_as'):
        if record.get(key, 'document') != 'document':
            refer(records, record, key, record['line'])


def record_of(mark, text, name, identities, language):
    kind, line = (mark['spec'] or ['nothing'])[0], mark['line']
    if kind not in KINDS:
        raise MarkError(line, f'a mark begins with d, a, e or c, not {kind}')
    surface = text[mark['start']:mark['end']]
    if not surface or surface != surface.strip():
        raise MarkError(line, f'a mark is empty or has space at its ends: {surface!r}')
    if kind == 'c':
        return {'record': 'chrome', 'start': mark['start'], 'end': mark['end'], 'text': surface, 'line': line}
    if kind == 'd':
        fields, given = date_fields(mark, surface)
    elif kind == 'a':
        fields, given = amount_fields(mark, surface)
    else:
        fields, given = entity_fields(mark, surface, identities, language)
    record = {'record': KINDS[kind], 'doc': name + '.txt', 'start': mark['start'], 'end': mark['end'],
              'text': surface, **fields, 'optional': given.get('optional'),
              'accept': accepted(given['accept']) if 'accept' in given else None, 'line': line}
    return {k: v for k, v in record.items() if v is not None}


def check_nesting(records):
    """A mark may stand inside one of another kind (the year in an event's name), never inside its own or chrome."""
    stack = []
    for r in sorted(records, key=lambda r: (r['start'], -r['end'])):
        while stack and stack[-1]['end'] <= r['start']:
            stack.pop()
        for outer in stack:
            if outer['record'] in (r['record'], 'chrome'):
                raise MarkError(r['line'], f'"{r["text"]}" overlaps the {outer["record"]} "{outer["text"]}"')
        stack.append(r)


def each(items, function, errors):
    """What the function makes of each item; an item's MarkError joins the errors and the others go on."""
    made = []
    for item in items:
        try:
            made.append(function(item))
        except MarkError as error:
            errors.append(error)
    return made


def read_article(name, raw, identities):
    """(header, text, records, chrome) of one marked file, or a list of MarkErrors."""
    try:
        return read_checked(name, raw, identities)
    except MarkError as error:
        return [error]


def read_checked(name, raw, identities):
    lines = raw.splitlines(keepends=True)
    header, skipped = read_header(lines)
    text, marks = find_marks(''.join(lines[skipped:]), skipped + 1)
    if header['language'] not in ('fr', 'zh-Hans', 'zh-Hant'):
        raise MarkError(1, f'no language of the corpus: {header["language"]}')
    text_lines = [line.strip() for line in text.splitlines() if line.strip()]
    header['title'] = header.get('title') or (text_lines or [''])[0]
    if header['title'] not in text_lines:
        raise MarkError(1, 'the title is no line of the text')
    errors = []
    records = each(marks, lambda m: record_of(m, text, name, identities, header['language']), errors)
    if errors:
        return errors
    check_nesting(records)
    chrome = [r for r in records if r['record'] == 'chrome']
    records = [r for r in records if r['record'] != 'chrome']
    each(records, lambda r: refer_all(records, r), errors)
    if errors:
        return errors
    for r in records:
        del r['line']
    records.sort(key=lambda r: (r['start'], -r['end'], r['record'], r['type']))
    return header, text, records, chrome

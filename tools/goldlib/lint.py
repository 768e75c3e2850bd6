"""Points at what an article may have left unmarked: digits, number words, calendar words, names marked elsewhere."""
import re

SKIPPED = re.compile(r'(?:https?://|www\.)[^\s，。）)]+')
SUSPECTS = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|"
    r"soixante|cent|mille|millions?|milliards?|billions?|dizaines?|centaines?|milliers?|moitié|tiers|quart|double|triple|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|hier|aujourd['’]hui|demain|ans?|années?|mois|semaines?|jours?|heures?|minutes?|siècle|"
    r"trimestre|semestre|exercice|printemps|été|automne|hiver)\b|"
    r"[两兩二三四五六七八九十百千万亿萬億]+[^，。、]|[年月日周週季][初底末前后後]?|今天|昨天|明天|昨日|今日|小时|小時|分钟|分鐘|翻[倍番]", re.I)


def covered(start, end, spans):
    return any(s < end and start < e for s, e in spans)


def unmarked(text, records, chrome):
    """(line, what, excerpt) for each suspect outside every mark."""
    spans = [(r['start'], r['end']) for r in records + chrome] + [m.span() for m in SKIPPED.finditer(text)]
    names = sorted({r['text'] for r in records if r['record'] == 'entity' and len(r['text']) > 1}, key=len, reverse=True)
    found = [(m.start(), m.end(), 'number or time?') for m in SUSPECTS.finditer(text)]
    if names:
        bounded = '|'.join((r'(?<!\w)%s(?!\w)' if re.match(r'[A-Za-zÀ-ÿ]', n) else '%s') % re.escape(n) for n in names)
        found += [(m.start(), m.end(), 'marked elsewhere') for m in re.finditer(bounded, text)]
    for start, end, what in sorted(found):
        if not covered(start, end, spans):
            around = text[max(0, start - 25):end + 25].replace('\n', ' ')
            yield text.count('\n', 0, start) + 1, f'{what} {text[start:end].strip()!r}', around

"""Draws payments: a row each, in the order of time."""
import math
from html import escape

COLOURS = ("#b5443c", "#c98a1b", "#5f8f3a", "#2a8c87", "#7a6a58", "#7d5aa6", "#2f6ea5", "#c2607f")
ROW, TOP, LEFT, WIDE, RIGHT = 26, 84, 470, 330, 110
FAINT, DARK = "#dddddd", "#222222"


def short(number):
    for size, word in ((10**12, "trn"), (10**9, "bn"), (10**6, "m"), (10**3, "k")):
        if number >= size:
            return f"{number / size:.4g} {word}"
    return f"{number:.4g}"


def text(x, y, words, anchor="start", fill=DARK, more=""):
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" fill="{fill}"{more}>{escape(words)}</text>'


def bar(x, y, length, payment, colour):
    """Full where it was paid, an outline where it was planned, and struck through where it came to nothing."""
    fill = colour if payment.state == "paid" else "#ffffff"
    parts = [f'<rect x="{x}" y="{y + 5}" width="{length:.0f}" height="{ROW - 11}" rx="3" fill="{fill}" stroke="{colour}" stroke-width="1.5"/>']
    if payment.state == "fell through":
        parts.append(f'<path d="M{x} {y + ROW / 2} h{length:.0f}" stroke="{colour}" stroke-width="1.5"/>')
    return parts


def legend(colours):
    x, parts = 12, []
    for unit, colour in colours.items():
        parts.append(f'<rect x="{x}" y="36" width="12" height="12" rx="2" fill="{colour}"/>')
        parts.append(text(x + 17, 47, unit))
        x += 62
    return parts


def write_picture(payments, path):
    """Lengths are powers of ten: currencies are not converted."""
    units = sorted({p.amount.unit or "" for p in payments})
    colours = {unit: COLOURS[k % len(COLOURS)] for k, unit in enumerate(units)}
    powers = [math.log10(max(1, p.amount.number)) for p in payments]
    most = math.ceil(max(powers, default=1))
    height = TOP + ROW * len(payments) + 12
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDE + RIGHT}" height="{height}" font-family="sans-serif" font-size="13">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        text(12, 22, "Who paid whom, how much, when", more=' font-weight="bold" font-size="15"'),
        text(LEFT + WIDE + RIGHT - 12, 22, "full: paid · outline: planned or offered · struck through: came to nothing", "end", "#555555"),
        *legend(colours),
    ]
    for power in range(0, most + 1, 3):
        x = LEFT + WIDE * power / most
        lines.append(f'<path d="M{x:.0f} {TOP - 6} V{height - 8}" stroke="{FAINT}"/>')
        lines.append(text(x, TOP - 11, short(10**power), "middle", "#555555"))
    for k, (payment, power) in enumerate(zip(payments, powers)):
        y, length = TOP + ROW * k, max(3.0, WIDE * power / most)
        names = f"{payment.who.name} → {payment.whom.name if payment.whom else '?'}"
        lines += [text(12, y + 18, payment.when or f"told {payment.published}"), text(LEFT - 10, y + 18, names, "end"), *bar(LEFT, y, length, payment, colours[payment.amount.unit or ""])]
        lines.append(text(LEFT + length + 7, y + 18, f"{short(payment.amount.number)} {payment.amount.unit}"))
    path.write_text("\n".join([*lines, "</svg>", ""]), encoding="utf-8")

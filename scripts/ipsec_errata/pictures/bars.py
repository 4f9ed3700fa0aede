"""Rows of bars with a name before each."""

from __future__ import annotations

from ipsec_errata.pictures.canvas import Canvas
from ipsec_errata.pictures.series import Series, draw_key

WIDTH = 720
_ROW, _TOP, _NAMES = 20, 28, 172


def draw_bars(label: str, names: tuple[str, ...], series: tuple[Series, ...]) -> str:
    """Return a chart with one row for each name; the first series is at the left. Empty without names."""
    if not names:
        return ""
    canvas = Canvas(WIDTH, _TOP + _ROW * len(names) + 4, label)
    draw_key(canvas, series, _NAMES, 14)
    totals = [sum(each.counts[at] for each in series) for at in range(len(names))]
    unit = (WIDTH - _NAMES - 40) / max(*totals, 1)
    for at, name in enumerate(names):
        y = _TOP + at * _ROW
        canvas.text(_NAMES - 8, y + 13, name, "end name")
        x = float(_NAMES)
        for each in series:
            width = each.counts[at] * unit
            if width:
                canvas.box(x, y + 2, width, _ROW - 6, each.css)
            x += width
        canvas.text(x + 6, y + 13, str(totals[at]), "number")
    return canvas.render()

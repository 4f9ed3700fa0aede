"""Columns by year, one upon the other."""

from __future__ import annotations

from ipsec_errata.pictures.canvas import Canvas
from ipsec_errata.pictures.scale import ticks
from ipsec_errata.pictures.series import Series, draw_key

WIDTH, HEIGHT = 720, 280
_LEFT, _TOP, _BOTTOM = 36, 34, 24


def draw_columns(label: str, years: tuple[int, ...], series: tuple[Series, ...]) -> str:
    """Return a chart with one column for each year; the first series is at the foot. Empty without years."""
    if not years:
        return ""
    canvas = Canvas(WIDTH, HEIGHT, label)
    draw_key(canvas, series, _LEFT, 14)
    totals = [sum(each.counts[at] for each in series) for at in range(len(years))]
    marks = ticks(max(totals))
    foot = HEIGHT - _BOTTOM
    unit = (foot - _TOP) / marks[-1]
    for number in marks:
        canvas.line(_LEFT, foot - number * unit, WIDTH, foot - number * unit, "grid")
        canvas.text(_LEFT - 6, foot - number * unit + 4, str(number), "end")
    step = (WIDTH - _LEFT) / len(years)
    for at, year in enumerate(years):
        x, y = _LEFT + at * step, float(foot)
        for each in series:
            height = each.counts[at] * unit
            if height:
                canvas.box(x + step * 0.12, y - height, step * 0.76, height, each.css)
            y -= height
        if year % 5 == 0 or len(years) <= 12:
            canvas.text(x + step / 2, foot + 16, str(year), "middle")
    canvas.line(_LEFT, foot, WIDTH, foot, "axis")
    return canvas.render()

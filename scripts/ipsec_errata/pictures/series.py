"""One kind of thing that is counted in a chart, and the key that names it."""

from __future__ import annotations

from dataclasses import dataclass

from ipsec_errata.pictures.canvas import Canvas


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Its words, the class of its colour and pattern, and one number for each column or row."""

    label: str
    css: str
    counts: tuple[int, ...]


def draw_key(canvas: Canvas, series: tuple[Series, ...], x: float, y: float) -> None:
    """Draw the key in one line that begins at `x`, `y`."""
    for each in series:
        canvas.box(x, y - 9, 11, 11, each.css)
        canvas.text(x + 16, y, each.label, "key")
        # No font is at hand to measure with; 6.6 units a letter is the width of a wide one at this size.
        x += 34 + 6.6 * len(each.label)

"""Where a number of things went: one block at the left, bands to the blocks that it was divided into."""

from __future__ import annotations

from dataclasses import dataclass

from ipsec_errata.pictures.canvas import Canvas

WIDTH = 720
_SOURCE, _TARGET, _BLOCK = 150, 400, 12
_UNIT_HEIGHT, _GAP, _LEAST = 220, 8, 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One part: its words, the class of its colour, how many."""

    label: str
    css: str
    count: int


def draw_flow(label: str, source: str, streams: tuple[Stream, ...]) -> str:
    """Return the picture of `source` divided into `streams`, in their order from top to foot. Empty without any."""
    if not streams:
        return ""
    total = sum(stream.count for stream in streams)
    unit = _UNIT_HEIGHT / total
    heights = [max(stream.count * unit, 2) for stream in streams]
    rooms = [max(height, _LEAST) + _GAP for height in heights]
    canvas = Canvas(WIDTH, sum(rooms) + 8, label)
    top = (sum(rooms) - sum(heights)) / 2 + 4
    canvas.text(_SOURCE - 8, top + sum(heights) / 2, source, "end name")
    canvas.text(_SOURCE - 8, top + sum(heights) / 2 + 16, str(total), "end number")
    left, right = float(top), 4.0
    for stream, height, room in zip(streams, heights, rooms, strict=True):
        at = right + (room - _GAP - height) / 2
        x1, x2 = _SOURCE + _BLOCK, _TARGET
        bend = (x1 + x2) / 2
        band: list[str | float | int] = ["M", x1, left, "C", bend, left, bend, at, x2, at, "V", at + height]
        band += ["C", bend, at + height, bend, left + height, x1, left + height, "Z"]
        canvas.path(band, f"band {stream.css}")
        canvas.box(_SOURCE, left, _BLOCK, height, stream.css)
        canvas.box(_TARGET, at, _BLOCK, height, stream.css)
        canvas.text(_TARGET + _BLOCK + 8, at + height / 2 + 4, f"{stream.count}  {stream.label}", "name")
        left += height
        right += room
    return canvas.render()

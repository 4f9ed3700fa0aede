"""The family tree of some RFCs: by year from left to right, with what replaced what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ipsec_errata.pictures.canvas import Canvas

WIDTH = 720
_BOX, _TALL, _ROW, _TOP, _MARGIN, _NAMES = 46, 22, 32, 8, 30, 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An RFC: its number, when it was published ("YYYY-MM"), which RFCs it obsoletes, and a class of colour."""

    number: int
    published: str
    obsoletes: tuple[int, ...]
    css: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A family with rows of its own; its name stands before them, or nothing."""

    name: str
    nodes: tuple[Node, ...]


def draw_tree(label: str, lanes: tuple[Lane, ...], first: int, last: int) -> str:
    """Return the trees of `lanes` below one another on one scale from the year `first` to the year `last`."""
    margin = _NAMES if any(lane.name for lane in lanes) else _MARGIN

    def across(year: float) -> float:
        return margin + (WIDTH - margin - _MARGIN) * (year - first) / max(last - first, 1)

    place: dict[int, tuple[float, int]] = {}
    heads = []
    rows = 0
    for lane in lanes:
        heads.append((rows, lane.name))
        placed = _place(lane.nodes, across)
        place |= {number: (x, rows + row) for number, (x, row) in placed.items()}
        rows += max((row for _, row in placed.values()), default=0) + 1
    foot = _TOP + rows * _ROW
    canvas = Canvas(WIDTH, foot + 22, label)
    for year in range(first, last + 1):
        if year % 5 == 0:
            canvas.line(across(year), _TOP, across(year), foot, "grid")
            canvas.text(across(year), foot + 15, str(year), "middle")
    for row, name in heads:
        canvas.text(0, _TOP + row * _ROW + 15, name, "number")
    nodes = [node for lane in lanes for node in lane.nodes]
    for node in nodes:
        for older in node.obsoletes:
            if older in place:
                _draw_edge(canvas, place[older], place[node.number])
    for node in nodes:
        x, row = place[node.number]
        canvas.box(x - _BOX / 2, _TOP + row * _ROW, _BOX, _TALL, node.css)
        canvas.text(x, _TOP + row * _ROW + 15, str(node.number), "middle name")
    return canvas.render()


def _place(nodes: tuple[Node, ...], across: Callable[[float], float]) -> dict[int, tuple[float, int]]:
    """Return for each number its middle and its row: the first row in which it touches no older one."""
    ends: list[float] = []
    place = {}
    for node in sorted(nodes, key=lambda node: (node.published, node.number)):
        year, month = node.published[:4], node.published[5:7] or "01"
        x = across(int(year) + (int(month) - 1) / 12)
        row = next((at for at, end in enumerate(ends) if end + 8 <= x - _BOX / 2), len(ends))
        ends[row : row + 1] = [x + _BOX / 2]
        place[node.number] = (x, row)
    return place


def _draw_edge(canvas: Canvas, older: tuple[float, int], newer: tuple[float, int]) -> None:
    x1, y1 = older[0] + _BOX / 2, _TOP + older[1] * _ROW + _TALL / 2
    x2, y2 = newer[0] - _BOX / 2, _TOP + newer[1] * _ROW + _TALL / 2
    if x2 < x1:
        # Published at nearly the same time: leave the older box at its foot.
        x1, y1 = older[0], _TOP + older[1] * _ROW + _TALL
    bend = (x1 + x2) / 2
    canvas.path(["M", x1, y1, "C", bend, y1, bend, y2, x2 - 5, y2], "edge")
    canvas.path(["M", x2, y2, "L", x2 - 6, y2 - 4, "L", x2 - 6, y2 + 4, "Z"], "arrow")

"""A sheet on which a picture is drawn, as SVG 2 inside HTML."""

from __future__ import annotations

import xml.etree.ElementTree as ET

Number = float | int


class Canvas:
    """A picture of the given size in its own units; `label` is what a screen reader says instead of it."""

    def __init__(self, width: Number, height: Number, label: str) -> None:
        """Begin an empty picture."""
        self._root = ET.Element(
            "svg", {"viewBox": f"0 0 {_form(width)} {_form(height)}", "role": "img", "aria-label": label}
        )

    def box(self, x: Number, y: Number, width: Number, height: Number, css: str) -> None:
        """Draw a rectangle."""
        self._add("rect", css, x=x, y=y, width=width, height=height)

    def line(self, x1: Number, y1: Number, x2: Number, y2: Number, css: str) -> None:
        """Draw a straight line."""
        self._add("line", css, x1=x1, y1=y1, x2=x2, y2=y2)

    def path(self, steps: list[str | Number], css: str) -> None:
        """Draw a path: letters of path commands and numbers, in order."""
        element = self._add("path", css)
        element.set("d", " ".join(step if isinstance(step, str) else _form(step) for step in steps))

    def text(self, x: Number, y: Number, words: str, css: str = "") -> None:
        """Write words; the classes `middle` and `end` say which point of them `x` is."""
        self._add("text", css, x=x, y=y).text = words

    def render(self) -> str:
        """Return the picture on one line, which Markdown leaves as it is."""
        return ET.tostring(self._root, encoding="unicode", short_empty_elements=True)

    def _add(self, tag: str, css: str, **numbers: Number) -> ET.Element:
        attributes = {name: _form(number) for name, number in numbers.items()}
        return ET.SubElement(self._root, tag, {"class": css, **attributes} if css else attributes)


def _form(number: Number) -> str:
    # One decimal is finer than a screen shows; without it bytes would depend on the last bit of a division.
    return f"{number:.1f}".removesuffix(".0")

"""A picture for each RFC that other sites can show: how many known problems stand in it. No script, no request."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from ipsec_errata.notices import Notice, notice_path
from ipsec_errata.output_file import StaticFile

_SVG = "http://www.w3.org/2000/svg"
_HEIGHT = 24
_PADDING = 8
# The widest digit or letter of the usual sans-serif faces at this size, so that no text runs over its field.
_SIGN = 7
_FONT = "Verdana, DejaVu Sans, sans-serif"
# White on these is readable (contrast above 4.5, WCAG 2.2, 1.4.3) wherever the picture stands.
_NAME_FIELD = "#30363d"
_LIVE_FIELD = "#9a3412"
_QUIET_FIELD = "#1f6f43"
_UNKNOWN_FIELD = "#57606a"


def render_notice(notice: Notice) -> StaticFile:
    """Return the picture as SVG 1.1 with a text alternative."""
    rfc, text = notice.rfc, notice.text
    name_width = len(rfc.name) * _SIGN + 2 * _PADDING
    text_width = len(text) * _SIGN + 2 * _PADDING
    width = name_width + text_width
    top = ET.Element(
        "svg",
        {
            "xmlns": _SVG,
            "width": str(width),
            "height": str(_HEIGHT),
            "viewBox": f"0 0 {width} {_HEIGHT}",
            "role": "img",
            "aria-labelledby": "name",
        },
    )
    title = ET.SubElement(top, "title", {"id": "name"})
    title.text = f"{rfc.name}: {text}"
    _field(top, 0, name_width, _NAME_FIELD, rfc.name)
    color = _LIVE_FIELD if notice.live else _QUIET_FIELD if notice.is_examined else _UNKNOWN_FIELD
    _field(top, name_width, text_width, color, text)
    ET.indent(top, " ")
    return StaticFile(path=notice_path(rfc.number), content=ET.tostring(top, encoding="utf-8") + b"\n")


def _field(top: ET.Element, left: int, width: int, color: str, text: str) -> None:
    ET.SubElement(top, "rect", {"x": str(left), "width": str(width), "height": str(_HEIGHT), "fill": color})
    label = ET.SubElement(
        top,
        "text",
        {
            "x": str(left + width // 2),
            "y": "16",
            "fill": "#ffffff",
            "font-family": _FONT,
            "font-size": "11",
            "text-anchor": "middle",
        },
    )
    label.text = text

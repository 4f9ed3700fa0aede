"""Pictures as markup: well formed, the same every time, true to their numbers."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from ipsec_errata.pictures.bars import draw_bars
from ipsec_errata.pictures.canvas import Canvas
from ipsec_errata.pictures.columns import draw_columns
from ipsec_errata.pictures.flow import Stream, draw_flow
from ipsec_errata.pictures.scale import ticks
from ipsec_errata.pictures.series import Series
from ipsec_errata.pictures.tree import Lane, Node, draw_tree

SERIES = (Series(label="issues", css="bad", counts=(3, 0)), Series(label="errata", css="warn", counts=(1, 2)))
OLD = Node(number=1, published="1998-11", obsoletes=(), css="node")
TWIN = Node(number=2, published="1998-11", obsoletes=(), css="node")
NEW = Node(number=3, published="2005-12", obsoletes=(1, 2), css="node current")


def _boxes(svg: str, css: str) -> list[ET.Element]:
    return [box for box in ET.fromstring(svg).iter("rect") if box.get("class") == css]


@pytest.mark.parametrize(
    ("greatest", "marks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (3, (0, 1, 2, 3)),
        (30, (0, 10, 20, 30)),
        (31, (0, 10, 20, 30, 40)),
        (397, (0, 100, 200, 300, 400)),
        (12_345, (0, 5_000, 10_000, 15_000)),
    ],
)
def test_axes_have_round_numbers(greatest, marks):
    assert ticks(greatest) == marks


@pytest.mark.parametrize(("number", "text"), [(3, "3"), (3.0, "3"), (1 / 3, "0.3"), (10.0, "10"), (0.04, "0")])
def test_numbers_are_short_and_stable(number, text):
    canvas = Canvas(1, 1, "x")
    canvas.box(number, 0, 1, 1, "")
    assert f'x="{text}"' in canvas.render()


def test_words_of_strangers_are_text():
    canvas = Canvas(10, 10, '"><script>alert(1)</script>')
    canvas.text(0, 0, "<b onclick='x'>&")
    svg = canvas.render()
    assert "<script" not in svg
    assert "<b " not in svg
    assert ET.fromstring(svg).get("aria-label") == '"><script>alert(1)</script>'


def test_columns_are_as_high_as_their_numbers():
    svg = draw_columns("label", (2000, 2001), SERIES)
    heights = [float(box.get("height", "")) for css in ("bad", "warn") for box in _boxes(svg, css)[1:]]
    three, one, two = heights
    assert three == pytest.approx(3 * one, abs=0.2)
    assert two == pytest.approx(2 * one, abs=0.2)


def test_bars_are_as_long_as_their_numbers():
    svg = draw_bars("label", ("a", "b"), SERIES)
    three, one, two = (float(box.get("width", "")) for css in ("bad", "warn") for box in _boxes(svg, css)[1:])
    assert three == pytest.approx(3 * one, abs=0.2)
    assert two == pytest.approx(2 * one, abs=0.2)
    assert [text.text for text in ET.fromstring(svg).iter("text")] == ["issues", "errata", "a", "4", "b", "2"]


def test_a_flow_divides_everything():
    svg = draw_flow(
        "label", "1998", (Stream(label="settled", css="good", count=3), Stream(label="open", css="bad", count=1))
    )
    good, bad = (float(_boxes(svg, css)[0].get("height", "")) for css in ("good", "bad"))
    assert good == pytest.approx(3 * bad, abs=0.2)
    assert [text.text for text in ET.fromstring(svg).iter("text")] == ["1998", "4", "3  settled", "1  open"]


def test_rfcs_of_one_day_stand_below_each_other():
    svg = draw_tree("label", (Lane(name="", nodes=(OLD, TWIN, NEW)),), 1998, 2006)
    first, second = _boxes(svg, "node")
    (newest,) = _boxes(svg, "node current")
    assert first.get("x") == second.get("x")
    assert float(first.get("x", "")) < float(newest.get("x", ""))
    assert first.get("y") != second.get("y")
    assert len([path for path in ET.fromstring(svg).iter("path") if path.get("class") == "edge"]) == 2


def test_families_have_rows_of_their_own():
    svg = draw_tree("label", (Lane(name="A", nodes=(OLD,)), Lane(name="B", nodes=(TWIN,))), 1998, 2006)
    first, second = _boxes(svg, "node")
    assert first.get("y") != second.get("y")
    assert [text.text for text in ET.fromstring(svg).iter("text")] == ["2000", "2005", "A", "B", "1", "2"]


def test_nothing_to_draw_is_no_picture():
    assert draw_columns("x", (), ()) == draw_bars("x", (), ()) == draw_flow("x", "y", ()) == ""


def test_one_line_each_so_that_markdown_leaves_it():
    assert "\n" not in draw_columns("label", (2000, 2001), SERIES)

"""Each injection is refused by a rule or comes out as text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from tests.conftest import copy_sample
from tests.trust.hostile_project import add_hostile_entries

from ipsec_errata.make_pages import make_pages
from ipsec_errata.project import Project, own_project
from ipsec_errata.rendering.article import ArticleRenderer

# What our own templates write and strangers' text must not.
_FORBIDDEN = {
    *("script", "iframe", "object", "embed", "form", "base", "meta", "link", "style", "img", "audio", "video", "frame"),
    *("svg", "math", "input", "button", "textarea", "template", "applet", "marquee"),
}


class Alarms(HTMLParser):
    """Collects everything in a page that could act."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "http-equiv"):
                self.found.append(f"{name}={value}")
            if name in ("href", "src", "action", "data", "xlink:href"):
                target = "".join((value or "").split()).lower()
                if ":" in target.split("/")[0] and not target.startswith(("https:", "mailto:")):
                    self.found.append(f"{name}={value}")
                if "attacker.example" in target and name != "href":
                    self.found.append(f"{name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")


def alarms_of(html: str) -> list[str]:
    parser = Alarms()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.fixture(scope="module")
def renderer() -> ArticleRenderer:
    config = yaml.safe_load((own_project().root / "mkdocs.yml").read_text())
    names = [row if isinstance(row, str) else next(iter(row)) for row in config["markdown_extensions"]]
    return ArticleRenderer(names, {"toc": {"permalink": True}})


def alarms_on(project: Project, renderer: ArticleRenderer) -> dict[str, set[str]]:
    """What could act on each page of a project, except for pages on which nothing could."""
    made = make_pages(project, "https://errata.example/")
    assert made.problem is None
    found = {
        page.path: set(alarms_of(renderer.render(page.path, page.text.split("\n---\n", 1)[1]).html))
        for page in made.pages
    }
    return {path: alarms for path, alarms in found.items() if alarms}


def test_what_no_rule_refuses_is_inert_on_every_page(tmp_path: Path, renderer: ArticleRenderer):
    ours = set().union(*alarms_on(copy_sample(tmp_path / "clean"), renderer).values())
    hostile = copy_sample(tmp_path / "hostile")
    places = add_hostile_entries(hostile)
    assert sum(1 for left in places.values() if not left) > 140
    assert sum(1 for left in places.values() if left) > 20
    acting = {path: alarms - ours for path, alarms in alarms_on(hostile, renderer).items()}
    assert {path: alarms for path, alarms in acting.items() if alarms} == {}
    assert ours <= {"<form>", "<input>", "<button>", "<svg>", "<img>", "style=text-align: right;"}


def test_the_alarms_ring():
    for html in (
        "<p><script>x</script>",
        '<p onclick="x">',
        '<a href="JAVASCRIPT:x">',
        '<a href="java\nscript:x">',
        "<img src=x>",
        "<!-- x -->",
        '<p style="x">',
    ):
        assert alarms_of(html), html
    assert alarms_of('<a href="https://good.example/">x</a> <a href="../rfc7296/#section-2.8">y</a>') == []

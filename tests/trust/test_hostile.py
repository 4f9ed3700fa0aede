"""Each injection is refused by a rule or comes out as text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from tests.conftest import copy_sample
from tests.trust.hostile import INJECTIONS

from ipsec_errata.addresses import SiteRoot
from ipsec_errata.output_file import OutputFile
from ipsec_errata.project import own_project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.rendering.article import ArticleRenderer
from ipsec_errata.site.contradiction_pages import render_contradictions
from ipsec_errata.site.entry_pages import render_issue
from ipsec_errata.site.home_page import render_home
from ipsec_errata.site.rfc_pages import render_rfcs
from ipsec_errata.site.symptoms_page import render_symptoms
from ipsec_errata.site.templates import make_environment

ENTRY = "errata/issues/IPE-0002-length.yaml"
# The key path of every kind of text that a page shows: Markdown, one line of it, plain text, an address.
PLACES = [
    ("title",),
    ("summary",),
    ("description",),
    ("guidance", "implementer"),
    ("check", 0),
    ("affects", 0, "note"),
    ("readings", 0, "consequence"),
    ("symptoms", 0, "text"),
    ("references", 0, "title"),
    ("references", 0, "url"),
    ("history", 0, "note"),
]
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


def spoil(root: Path, place: tuple[str | int, ...], text: str) -> None:
    file = root / ENTRY
    value = yaml.safe_load(file.read_text())
    value["filed"] = "2026-11-24"
    value["readings"] = [{"reading": "One way.", "consequence": "x"}, {"reading": "Another.", "consequence": "y"}]
    value["symptoms"] = [{"kind": "behaviour", "text": "x"}]
    value["references"] = [{"type": "other", "title": "x", "url": "https://good.example/"}]
    node = value
    for key in place[:-1]:
        node = node[key]
    node[place[-1]] = text
    file.write_text(yaml.safe_dump(value, sort_keys=False, allow_unicode=True))


@pytest.fixture(scope="module")
def renderer() -> ArticleRenderer:
    config = yaml.safe_load((own_project().root / "mkdocs.yml").read_text())
    names = [row if isinstance(row, str) else next(iter(row)) for row in config["markdown_extensions"]]
    return ArticleRenderer(names, {"toc": {"permalink": True}})


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Loader:
    """A project to spoil again and again; its loader reads only what changed."""
    return Loader(copy_sample(tmp_path_factory.mktemp("hostile") / "project"))


def pages_with_entry(loader: Loader) -> list[OutputFile]:
    """The pages that show the spoiled entry; none where it was refused."""
    reading = loader.load()
    if not reading.is_clean:
        return []
    environment = make_environment(loader.project.site_source / "templates")
    database, root = reading.database, SiteRoot.parse("https://errata.example/")
    return [
        render_issue(environment, database, database.issue["IPE-0002"], root),
        render_home(environment, database),
        *(page for page in render_rfcs(environment, database, root) if page.path == "rfc60002.md"),
        *render_contradictions(environment, database),
        render_symptoms(environment, database),
    ]


@pytest.mark.parametrize("trick", INJECTIONS)
def test_refused_or_inert(trick: str, workbench: Loader, renderer: ArticleRenderer):
    acting = []
    pristine = (workbench.project.root / ENTRY).read_text()
    for place in PLACES:
        spoil(workbench.project.root, place, INJECTIONS[trick])
        for page in pages_with_entry(workbench):
            acting += [(place, page.path, alarm) for alarm in alarms_of(article(page, renderer))]
        (workbench.project.root / ENTRY).write_text(pristine)
    ours = {alarm for page in pages_with_entry(workbench) for alarm in alarms_of(article(page, renderer))}
    assert [row for row in acting if row[2] not in ours] == []


def article(page: OutputFile, renderer: ArticleRenderer) -> str:
    return renderer.render(page.path, page.text.split("\n---\n", 1)[1]).html


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

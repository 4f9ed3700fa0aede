"""Only what is asked for and differs is rendered; where that is not sure, everything is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsec_errata.live_pages import LivePages
from ipsec_errata.live_site import LiveSite
from ipsec_errata.output_file import OutputFile
from ipsec_errata.project import Project
from ipsec_errata.shown_site import ShownSite

SITE = "https://tracker.example/"


class NotedEngine:
    """An engine that writes nothing and notes what it was told."""

    def __init__(self, project: Project, folder: Path) -> None:
        self._folder = folder
        self.done: list[str] = []
        self.problem: str | None = None
        self._pages = LivePages(project, SITE)
        self._build()

    def _build(self) -> None:
        assert self._pages.update() is None
        self.shown = ShownSite(folder=self._folder, as_of=self._pages.as_of)
        for page in self._pages.pages.values():
            self.shown.note(page)

    def build(self) -> str | None:
        self.done.append("build")
        if self.problem is None:
            self._build()
        return self.problem

    def add(self, page: OutputFile) -> None:
        self.done.append(f"add {page.path}")

    def remove(self, path: str) -> None:
        self.done.append(f"remove {path}")

    def render(self, page: OutputFile) -> None:
        self.done.append(f"render {page.path}")


@pytest.fixture
def engine(project: Project, tmp_path: Path) -> NotedEngine:
    return NotedEngine(project, tmp_path / "site")


@pytest.fixture
def site(project: Project, engine: NotedEngine, monkeypatch: pytest.MonkeyPatch) -> LiveSite:
    # The rules run by themselves a moment after an edit, when the test has ended.
    monkeypatch.setattr("threading.Timer.start", lambda timer: None)
    return LiveSite(project, LivePages(project, SITE), engine)


def edit(project: Project, old: str, new: str) -> frozenset[Path]:
    file = next((project.entries / "issues").glob("IPE-0001-*.yaml"))
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return frozenset({file.resolve()})


def test_nothing_changed_nothing_done(site: LiveSite, engine: NotedEngine):
    site.refresh("IPE-0001/index.html")
    assert engine.done == []


def test_a_page_is_rendered_once_after_an_edit_and_only_if_it_differs(
    site: LiveSite, engine: NotedEngine, project: Project
):
    site.update(edit(project, "title: No default", "title: Absent default"))
    for path in ("IPE-0001/index.html", "IPE-0001/index.html", "feeds/index.html", "issues/index.html"):
        site.refresh(path)
    assert engine.done == ["render IPE-0001.md", "render issues/index.md"]


def test_files_that_are_no_pages_are_made_anew(site: LiveSite, engine: NotedEngine, project: Project):
    site.update(edit(project, "title: No default", "title: Absent default"))
    site.refresh("api/v1/issues/IPE-0001.json")
    assert "Absent default" in (engine.shown.folder / "api/v1/issues/IPE-0001.json").read_text(encoding="utf-8")
    site.refresh("no/such.json")
    assert not (engine.shown.folder / "no").exists()


def test_a_deleted_entry_has_no_page(site: LiveSite, engine: NotedEngine, project: Project):
    changed = frozenset((project.entries / "issues").glob("IPE-0002-*.yaml"))
    for file in changed:
        file.unlink()
    site.update(changed)
    assert "remove IPE-0002.md" in engine.done
    assert "IPE-0002.md" not in engine.shown.pages


def test_what_is_no_entry_takes_a_full_build(site: LiveSite, engine: NotedEngine, project: Project):
    site.update(frozenset({project.site_source / "index.md"}))
    site.refresh("sitemap.xml")
    assert engine.done == ["build", "build"]


def test_what_is_joined_is_joined_anew(site: LiveSite, engine: NotedEngine, project: Project):
    assets = project.site_source / "assets"
    assets.mkdir()
    (assets / "page.css").write_text('@import "site.css";\n', encoding="utf-8")
    (assets / "site.css").write_text("body { margin: 0; }\n", encoding="utf-8")
    site.update(frozenset({assets / "page.css"}))
    site.refresh("assets/page.css")
    assert (engine.shown.folder / "assets/page.css").read_text(encoding="utf-8") == "body { margin: 0; }\n"


def test_a_spoiled_entry_and_a_failed_build_leave_the_last_site(
    site: LiveSite, engine: NotedEngine, project: Project, capsys: pytest.CaptureFixture[str]
):
    site.update(edit(project, "status: resolved", "status: settled"))
    assert "The last good site stays up." in capsys.readouterr().err
    site.refresh("IPE-0001/index.html")
    assert engine.done == []
    edit(project, "status: settled", "status: resolved")
    engine.problem = "mkdocs.yml: no site_name"
    site.update(frozenset({project.settings}))
    assert capsys.readouterr().err == "mkdocs.yml: no site_name\nThe last good site stays up.\n"

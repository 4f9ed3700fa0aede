"""The pages and files of a project that somebody is editing: read anew at once, made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from ipsec_errata.diagnostics import Level, render_diagnostics
from ipsec_errata.make_pages import RENDERING_ERRORS, Found, explain, find_publication, plan_files, plan_pages
from ipsec_errata.output_file import OutputFile, StaticFile
from ipsec_errata.project import Project
from ipsec_errata.reading.loader import Loader
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary


class LivePages:
    """All pages by path, as of the last update that was possible. What is made is what a full run would make."""

    def __init__(self, project: Project, site_url: str, texts: Sequence[Path] = ()) -> None:
        """Compile the schemas; raise OSError or ValueError where they cannot be read. Nothing is read before `update`.

        `site_url` and `texts` are as for `make_pages`.
        """
        self._project, self._site_url = project, site_url
        self._loader = Loader(project)
        self._publication = find_publication(project, site_url)
        self._library = RfcLibrary(texts) if texts else None
        self._files: dict[str, StaticFile] = {}
        self._further_files: Iterator[StaticFile] = iter(())
        self.pages: Mapping[str, OutputFile] = {}
        self.as_of = ""
        self._updates = 0

    def read_surroundings(self) -> None:
        """Read schemas, scripts and styles anew, as a full build does. Raises as making an instance does."""
        before, self._publication = self._publication, find_publication(self._project, self._site_url)
        if self._publication.schemas != before.schemas:
            self._loader = Loader(self._project)

    def update(self) -> str | None:
        """Read what changed since the last time. Return None, or what is wrong; then everything stays as it was.

        Each file is checked by itself. What only the rules see is for `check`, which takes longer.
        """
        self._updates += 1
        reading = self._loader.read()
        if not reading.is_clean:
            return render_diagnostics(reading.found).rstrip()
        found = Found(
            database=reading.database,
            schemas={kind.value: schema for kind, schema in self._loader.schemas.documents.items()},
            publication=self._publication,
        )
        try:
            pages = plan_pages(self._project, found, self._library)
        except RENDERING_ERRORS as error:
            return explain(error)
        except (KeyError, ValueError, IndexError) as error:
            # What breaks a rule, such as an unknown topic, may have no page; then the rule says it better.
            wrong = list(chain.from_iterable(self._loader.check(reading.database)))
            return render_diagnostics(sorted(wrong)).rstrip() if wrong else f"a page cannot be made: {error!r}"
        self._database = reading.database
        self.pages = {page.path: page for page in pages}
        self.as_of = reading.database.as_of
        self._files = {}
        self._further_files = plan_files(found)
        return None

    def find_file(self, path: str) -> StaticFile | None:
        """Return the file that is no page at `path`, or None; files that come before it are made on the way."""
        while path not in self._files:
            file = next(self._further_files, None)
            if file is None:
                return None
            self._files[file.path] = file
        return self._files[path]

    def check(self) -> str:
        """Return what the rules find wrong as text, empty where that is nothing, or where somebody goes on editing."""
        began, wrong = self._updates, []
        for found in self._loader.check(self._database):
            # What is waited for goes first; the rules will look at the newer state.
            if self._updates != began:
                return ""
            wrong += [row for row in found if row.level is Level.ERROR]
        return render_diagnostics(sorted(wrong)).rstrip() if wrong else ""

"""Where the project keeps its things, and the kinds of entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ipsec_errata.checkout import own_root


class Kind(StrEnum):
    """The kinds of files in `errata/`, each with a schema of the same name."""

    ISSUE = "issue"
    ERRATUM = "erratum"
    RFC = "rfc"
    MEETING = "meeting"
    VOCABULARY = "vocabulary"


def kind_of(value: object) -> Kind | None:
    """Return the kind of the entry with this value, by its key `kind`; None where it has none of ours."""
    word = value.get("kind") if isinstance(value, Mapping) else None
    if word == "moved":
        return Kind.ISSUE
    return Kind(word) if word in list(Kind) else None


FOLDERS = {"issues": Kind.ISSUE, "rfc-editor": Kind.ERRATUM, "rfcs": Kind.RFC, "meetings": Kind.MEETING}
VOCABULARY_NAME = "vocabulary.yaml"


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout, by its root folder."""

    root: Path

    @property
    def entries(self) -> Path:
        """The folder of all entries."""
        return self.root / "errata"

    @property
    def schemas(self) -> Path:
        """The folder of the schemas; a repository that keeps entries alone goes by ours."""
        folder = self.root / "schema"
        return folder if folder.is_dir() else own_project().root / "schema"

    @property
    def site_source(self) -> Path:
        """The folder of hand-written pages and templates."""
        return self.root / "site_src"

    @property
    def releases(self) -> Path:
        """The folder with one file for each release of the data, named by its day: 2026-11-26.txt."""
        return self.root / "releases"

    @property
    def reader(self) -> Path:
        """The module with which other projects read the data."""
        return self.root / "reader" / "ipsec_errata_reader" / "__init__.py"

    @property
    def settings(self) -> Path:
        """The file with the settings of the site."""
        return self.root / "mkdocs.yml"

    def relative(self, path: Path) -> str:
        """Return `path` below the root with `/`, or as it is where it lies elsewhere."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()


def own_project() -> Project:
    """Return the checkout that this package belongs to, or what was installed along with it."""
    return Project(Path(own_root()).resolve())

"""What a site that was built shows, so that only what differs is made anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ipsec_errata.output_file import OutputFile


@dataclass(kw_only=True)
class ShownSite:
    """The folder of a site and the date of its data; a print of each page by path, and the paths of all other files."""

    folder: Path
    as_of: str
    pages: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def note(self, page: OutputFile) -> None:
        """Take note that `page` is shown."""
        self.pages[page.path] = _print_of(page)

    def has(self, page: OutputFile) -> bool:
        """Return True if `page` is shown as it is."""
        return self.pages.get(page.path) == _print_of(page)


def _print_of(page: OutputFile) -> tuple[int, str | None]:
    return hash(page.text), page.edit_path

"""RFC texts as the import of errata needs them: by section, by page, and of the neighbours in the series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from ipsec_errata.model.section import Section
from ipsec_errata.rfc_editor.errata_sections import RfcText
from ipsec_errata.rfc_editor.quoted_text import QuoteFinder
from ipsec_errata.rfc_editor.rfc_mirror import find_rfcs, is_xml, read_rfc
from ipsec_errata.rfc_editor.rfc_passages import read_passages

# RFCs that revise one suite are published together: 4301 to 4309.
_NEIGHBOURS = 10
# As long a text as this is not shared by chance.
_SURE_RUN = 15
_HEADING = re.compile(r"[A-Z][\w '&/()-]{3,75}")


class ErrataTexts:
    """A folder with RFC texts, read as they are asked for."""

    def __init__(self, folder: Path) -> None:
        """Take a folder or mirror with files such as rfc7296.txt, RFC9242.xml or rfc4301.txt.gz, at any depth."""
        self._files = find_rfcs([folder])
        # Quotes are taken from plain text, and only that has pages.
        self._files |= {number: file for number in self._files if (file := folder / f"rfc{number}.txt").is_file()}
        self.read = lru_cache(maxsize=32)(self._read)

    def _read(self, rfc: int) -> RfcText | None:
        """Return the text of an RFC, or None where it is not at hand; raise UnreadableRfcError if it is no RFC."""
        file = self._files.get(rfc)
        if file is None:
            return None
        passages = list(_without_tails(read_passages(file)))
        return RfcText(sections=QuoteFinder(passages), pages=None if is_xml(file) else _pages(file))

    def find_elsewhere(self, rfc: int, quote: str, numbers: Iterable[int]) -> tuple[int, Section] | None:
        """Return the neighbour among `numbers`, and its section, in which alone `quote` stands, or None."""
        found: list[tuple[int, Section]] = []
        for number in sorted(numbers):
            text = self.read(number) if 0 < abs(number - rfc) <= _NEIGHBOURS else None
            place = text.sections.find(quote) if text else None
            if place and place.longest >= _SURE_RUN and len(place.decisive) == 1 and place.decisive[0]:
                found.append((number, place.decisive[0]))
        return found[0] if len(found) == 1 else None


def _without_tails(passages: Iterable[tuple[Section | None, str]]) -> Iterator[tuple[Section | None, str]]:
    """Yield the passages cut at the first unnumbered heading, such as References: what follows is no section's."""
    for section, text in passages:
        lines = text.split("\n")
        indented = sum(1 for line in lines if line.startswith(" "))
        # Where the running text itself starts in the first column, nothing tells a heading from it.
        tail = _find_heading(lines) if section and 2 * indented > sum(1 for line in lines if line) else None
        yield section, "\n".join(lines[:tail])
        if tail is not None:
            yield None, "\n".join(lines[tail:])


def _find_heading(lines: Sequence[str]) -> int | None:
    """Return the first line that looks like a heading: in the first column, alone, short and no sentence."""
    around = zip(("", *lines), lines, (*lines[1:], ""), strict=False)
    return next(
        (n for n, (before, line, after) in enumerate(around) if _HEADING.fullmatch(line) and not before + after), None
    )


def _pages(file: Path) -> QuoteFinder | None:
    """Return the pages of a paginated text (RFC 7322 ended them), or None."""
    pages = read_rfc(file).decode("utf-8", errors="replace").split("\f")
    if len(pages) < 2:
        return None
    return QuoteFinder([(Section(str(number)), page) for number, page in enumerate(pages, start=1) if number < 10_000])

"""A section of an RFC: text such as `2.10` or `A.1`, never a number."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache, total_ordering

_SECTION = re.compile(r"(?:[0-9]{1,4}|[A-Z])(?:\.[0-9]{1,4})*", re.ASCII)


class NotASectionError(ValueError):
    """The text is not a section number."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Section:
    """One section or appendix number, in the form RFCs print it (RFC 7322, Section 4.8.6).

    `text` is "2.10" or "A.1". Sections order as a reader expects: 2.9 < 2.10 < A < A.1.
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Section:
        """Return the section that `text` names; raise `NotASectionError` for anything else."""
        return _parse(text)

    @property
    def is_appendix(self) -> bool:
        """True for A, A.1 and the like."""
        return self.text[0].isalpha()

    @property
    def depth(self) -> int:
        """1 for "2" and "A", 2 for "2.10", and so on."""
        return self.text.count(".") + 1

    @property
    def parent(self) -> Section | None:
        """The section one level up: 2 for 2.10; None at the top."""
        head, dot, _ = self.text.rpartition(".")
        return Section(head) if dot else None

    @property
    def anchor(self) -> str:
        """The fragment, without `#`, that both published renderings and our own pages use."""
        return f"appendix-{self.text}" if self.is_appendix else f"section-{self.text}"

    @property
    def label(self) -> str:
        """The words prose uses: "Section 2.10" or "Appendix A.1"."""
        return f"Appendix {self.text}" if self.is_appendix else f"Section {self.text}"

    def is_within(self, other: Section) -> bool:
        """True if this section is `other` or lies below it."""
        return self.text == other.text or self.text.startswith(other.text + ".")

    def __lt__(self, other: Section) -> bool:
        return _order(self.text) < _order(other.text)

    def __str__(self) -> str:
        return self.text


# A few hundred numbers are read and compared millions of times.
@lru_cache(maxsize=4096)
def _parse(text: str) -> Section:
    if not _SECTION.fullmatch(text):
        raise NotASectionError(f"{text!r} is not a section number such as 2.10 or A.1")
    return Section(text)


@lru_cache(maxsize=4096)
def _order(text: str) -> tuple[tuple[int, str, int], ...]:
    return tuple((0, "", int(part)) if part.isdigit() else (1, part, 0) for part in text.split("."))


def find_kin(section: Section, sections: Collection[Section]) -> Section | None:
    """Return the nearest would-be sibling of a section that is not among `sections`, else the one it would be in."""
    *above, last = section.text.split(".")
    siblings = [known for known in sections if known.depth == section.depth and known.parent == section.parent]
    if siblings and above and last.isdigit():
        return min(siblings, key=lambda known: (abs(int(known.text.split(".")[-1]) - int(last)), known))
    parent = section.parent
    while parent and parent not in sections:
        parent = parent.parent
    return parent


def find_nearest(section: Section, sections: Collection[Section]) -> Section | None:
    """Return which of `sections` is most likely meant by one that is not among them, or None.

    That is its nearest kin, else the one that is written most alike.
    """
    if kin := find_kin(section, sections):
        return kin
    alike = difflib.get_close_matches(section.text, [known.text for known in sections], n=1, cutoff=0.6)
    return Section(alike[0]) if alike else None

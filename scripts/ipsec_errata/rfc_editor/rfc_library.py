"""The texts of RFCs as they are asked for: each section with its own words, from folders or mirrors on disk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ipsec_errata.model.section import Section
from ipsec_errata.model.wording import Wording
from ipsec_errata.rfc_editor.rfc_mirror import find_rfcs
from ipsec_errata.rfc_editor.rfc_passages import read_passages


@dataclass(frozen=True, kw_only=True)
class RfcWords:
    """The words of one RFC by section, in its order; a number printed twice stands for the text of both places."""

    number: int
    sections: dict[Section, Wording]


class RfcLibrary:
    """RFC texts below some folders, each read once."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """List the files; raise UnreadableRfcError for a folder that is not there."""
        # The text rendering first: it has the lines people know, and figures.
        self._files = find_rfcs(folders, prefer_xml=False)
        self.read = lru_cache(maxsize=None)(self._read)

    @property
    def numbers(self) -> frozenset[int]:
        """The RFCs at hand."""
        return frozenset(self._files)

    def _read(self, number: int) -> RfcWords | None:
        """Return the words of an RFC, or None where it is not at hand; raise UnreadableRfcError for a bad file."""
        file = self._files.get(number)
        if file is None:
            return None
        texts: dict[Section, str] = {}
        for section, text in read_passages(file):
            if section is not None:
                texts[section] = f"{texts[section]}\n{text}" if section in texts else text
        return RfcWords(number=number, sections={section: Wording(text) for section, text in texts.items()})

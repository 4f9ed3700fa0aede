"""Every passage of every issue, held against the RFC texts that are at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ipsec_errata.model.affected import Passage
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.model.place import Place
from ipsec_errata.model.wording import in_one_line
from ipsec_errata.passages.locate import PassageNotFoundError, locate_passage
from ipsec_errata.rfc_editor.rfc_library import RfcLibrary

_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageFault:
    """One fault: the file, the key path in it, a code and a sentence without a full stop."""

    path: str
    key_path: KeyPath
    code: str
    message: str


@dataclass(slots=True)
class PassageCount:
    """How many passages were held against a text, and for which RFCs there was none, with their passages."""

    checked: int = 0
    unread: Counter[int] = field(default_factory=Counter)


def passages_of(database: Database) -> Iterator[tuple[Issue, KeyPath, int, Passage]]:
    """Yield every passage with its issue, its key path and the number of its RFC."""
    for issue in database.issues:
        for i, affected in enumerate(issue.affects):
            if affected.passage:
                yield issue, ("affects", i, "passage"), affected.rfc, affected.passage


def check_passages(database: Database, library: RfcLibrary, count: PassageCount) -> Iterator[PassageFault]:
    """Yield what is wrong with passages, and fill in `count`; raise UnreadableRfcError for a bad text."""
    for issue, key_path, number, passage in passages_of(database):
        rfc = library.read(number)
        if rfc is None:
            count.unread[number] += 1
            continue
        count.checked += 1
        try:
            found = locate_passage(rfc, passage.section, passage.starts, passage.ends)
        except PassageNotFoundError as error:
            yield PassageFault(
                path=issue.path, key_path=(*key_path, error.field), code=f"passage-{error.field}", message=str(error)
            )
            continue
        if found.sha256 != passage.sha256:
            message = (
                f"the words in {Place(number, passage.section).label} are not those that were hashed; "
                f"there it says {_shorten(found.text)!r}"
            )
            yield PassageFault(path=issue.path, key_path=(*key_path, "sha256"), code="passage-sha256", message=message)


def _shorten(text: str) -> str:
    line = in_one_line(text)
    words = line.split()
    if len(words) <= 2 * _SHOWN:
        return line
    return f"{' '.join(words[:_SHOWN])} … {' '.join(words[-_SHOWN:])}"

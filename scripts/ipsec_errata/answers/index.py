"""The records by what people call them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol, cast

    from ipsec_errata.answers.records import ErratumRecord, IssueRecord, Overview, RankedLines, Ranking, RfcRecord

    class Records(Protocol):
        """Records by key, as a cache or a mapping has them."""

        def get(self, key: str, /) -> object:
            """Return the record or None."""

else:

    def cast(_: object, value: object) -> object:
        """Do at run time what typing.cast does: nothing."""
        return value


class Index:
    """Issues, errata and RFCs from records that were made by `make_records`."""

    def __init__(self, records: Records) -> None:
        """Take the records by key; each is decoded when it is asked for."""
        self._records = records
        self.overview: Overview = cast("Overview", records.get("overview"))

    def issue(self, issue_id: str) -> IssueRecord | None:
        """Return an issue by ID; a moved ID gives the issue that it leads to."""
        return cast("IssueRecord | None", self._records.get(self.overview["moved"].get(issue_id, issue_id)))

    def known_issue(self, issue_id: str) -> IssueRecord:
        """Return an issue that another record names."""
        return cast("IssueRecord", self._records.get(issue_id))

    def issues(self) -> Iterator[IssueRecord]:
        """Yield all issues by ID."""
        for issue_id in self.overview["issues"]:
            yield self.known_issue(issue_id)

    def erratum(self, eid: int) -> ErratumRecord | None:
        """Return an official erratum by its number."""
        return cast("ErratumRecord | None", self._records.get(f"eid{eid}"))

    def known_erratum(self, eid: int) -> ErratumRecord:
        """Return an erratum that another record names."""
        return cast("ErratumRecord", self._records.get(f"eid{eid}"))

    def rfc(self, number: int) -> RfcRecord | None:
        """Return an RFC of the catalogue."""
        return cast("RfcRecord | None", self._records.get(f"rfc{number}"))

    @property
    def ranking(self) -> Ranking:
        """What ranking issues by words needs; words are read by their first letter, few of many."""
        lines: RankedLines = cast("RankedLines", self._records.get("ranking"))
        return {"issues": lines["issues"], "lines": lines["lines"], "words": _Words(self._records)}


class _Words:
    """Words with their weight and lines, from the records that have the words of one first letter each."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._by_letter: dict[str, dict[str, list[int]]] = {}

    def get(self, word: str, default: list[int], /) -> list[int]:
        letter = word[0]
        if letter not in self._by_letter:
            self._by_letter[letter] = cast("dict[str, list[int]]", self._records.get(f"words-{letter}") or {})
        return self._by_letter[letter].get(word, default)

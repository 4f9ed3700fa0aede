"""What a check is: a generator over one citation, with a code, a level and a docstring that is its manual page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from ipsec_errata.diagnostics import Level
from ipsec_errata.model.place import Place
from ipsec_errata.scanner.citation import Citation
from ipsec_errata.scanner.known import Known, fold
from ipsec_errata.scanner.unit import Unit


@dataclass(frozen=True)
class Cited:
    """A citation in its surroundings: the unit it stands in with all its citations, and what the file is like."""

    citation: Citation
    unit: Unit
    neighbours: tuple[Citation, ...]
    in_file: Mapping[int, int]
    """How often the file cites each RFC."""
    is_log: bool
    """True in a change log or release notes, which tell how things were."""

    @property
    def place(self) -> Place:
        """What is cited."""
        return self.citation.place

    @cached_property
    def words(self) -> str:
        """The folded words of the unit, with a space at both ends."""
        return f" {fold(self.unit.text)} "

    @cached_property
    def line(self) -> str:
        """The lines of the unit that the citation stands on."""
        start = self.unit.text.rfind("\n", 0, self.citation.start) + 1
        end = self.unit.text.find("\n", self.citation.end)
        return self.unit.text[start : end if end >= 0 else None]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What a check yields: one sentence without a full stop, and what the finding is about whatever the words."""

    message: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code that findings carry; `text` is its manual page as it stands in the source.

    `is_on_demand` is True for one that is looked for only where it is asked for by name.
    """

    code: str
    level: Level
    text: str
    is_on_demand: bool = False

    @property
    def manual(self) -> str:
        """The manual page, dedented: first line what holds, then why, then Bad: and Good:."""
        # Imported here: few runs show a manual, and it costs a third of Python's own start.
        from inspect import cleandoc

        return cleandoc(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A registered check: its code, whose manual page is the docstring, and the generator."""

    code: Code
    find: Callable[[Cited, Known], Iterator[Wrong]]


_CHECKS: dict[str, Check] = {}

_Find = TypeVar("_Find", bound=Callable[[Cited, Known], Iterator[Wrong]])


def check(code: str, *, level: Level, is_on_demand: bool = False) -> Callable[[_Find], _Find]:
    """Register a generator as the check `code`."""

    def register(find: _Find) -> _Find:
        if code in _CHECKS:
            raise ValueError(f"two checks are called {code}")
        _CHECKS[code] = Check(
            code=Code(code=code, level=level, text=find.__doc__ or "", is_on_demand=is_on_demand), find=find
        )
        return find

    return register


def registered_checks() -> tuple[Check, ...]:
    """Every check registered so far, by code."""
    return tuple(_CHECKS[code] for code in sorted(_CHECKS))

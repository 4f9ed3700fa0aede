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

# How many characters away words still tell what a citation is about.
_AROUND = 300


@dataclass(frozen=True)
class Citing:
    """A unit with its citations in reading order."""

    unit: Unit
    citations: tuple[Citation, ...]

    @cached_property
    def first_of(self) -> Mapping[int, int]:
        """The RFCs that the unit cites, each with where it does so first."""
        return {citation.place.rfc: citation.start for citation in reversed(self.citations)}


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in its surroundings: the one at `index` in a unit, how often the file cites each RFC, and what it is.

    `is_log` is True in a change log or release notes, which tell how things were.
    """

    citing: Citing
    index: int
    in_file: Mapping[int, int]
    is_log: bool

    @property
    def citation(self) -> Citation:
        """The citation."""
        return self.citing.citations[self.index]

    @property
    def unit(self) -> Unit:
        """The unit that it stands in."""
        return self.citing.unit

    @property
    def near(self) -> tuple[Citation, ...]:
        """The citations next to it, and itself."""
        return self.citing.citations[max(0, self.index - 3) : self.index + 4]

    @property
    def place(self) -> Place:
        """What is cited."""
        return self.citation.place

    @property
    def surroundings(self) -> str:
        """The text around the citation that tells what it is about."""
        return self.unit.text[max(0, self.citation.start - _AROUND) : self.citation.end + _AROUND]

    @property
    def words(self) -> str:
        """The folded words of the surroundings, with a space at both ends."""
        return f" {fold(self.surroundings)} "


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

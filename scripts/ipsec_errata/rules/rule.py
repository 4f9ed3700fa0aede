"""What a rule is: a generator with a code, a level and a docstring that is its manual page."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ipsec_errata.diagnostics import Level
from ipsec_errata.model.key_path import KeyPath


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule yields: the file, the key path in it, and what is wrong in one sentence without a full stop.

    `offset` is where in the text of that key it is, in characters; None where it is about the value as a whole.
    """

    path: str
    key_path: KeyPath
    message: str
    offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A registered rule."""

    code: str
    level: Level
    check: Callable[..., Iterator[Found]]
    needs_texts: bool = False
    needs_base: bool = False

    @property
    def manual(self) -> str:
        """The docstring, dedented: first line what holds, then Bad: and Good:."""
        return inspect.getdoc(self.check) or ""


_RULES: dict[str, Rule] = {}


_Check = TypeVar("_Check", bound=Callable[..., Iterator[Found]])


def rule(
    code: str, *, level: Level = Level.ERROR, needs_texts: bool = False, needs_base: bool = False
) -> Callable[[_Check], _Check]:
    """Register a generator as the rule `code`.

    It is called with the database, with `needs_texts` also with the hashes of runs in the RFC texts, and with
    `needs_base` also with the database of an earlier commit.
    """

    def register(check: _Check) -> _Check:
        if code in _RULES:
            raise ValueError(f"two rules are called {code}")
        _RULES[code] = Rule(code=code, level=level, check=check, needs_texts=needs_texts, needs_base=needs_base)
        return check

    return register


def registered_rules() -> tuple[Rule, ...]:
    """Every rule registered so far, by code."""
    return tuple(_RULES[code] for code in sorted(_RULES))

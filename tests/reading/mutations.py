"""Entries with one or several mistakes in them, the same ones for the same seed."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

# What people and programs put where something else belongs. Spaces that Python, ECMAScript and Rust see differently
# are among it, and truth values, which Python takes for 0 and 1.
STRANGE: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 7296, 10**12, "", " ", "x", "2.10", "A.1", "2", "2.", "v2.1", "IPE-0001", "IPE-1",
    "2024-02-30", "2024-13-01", "2024", "1998-08", "https://a.example/", "http://a.example/", "javascript:x",
    "text\n", "\ntext", "\u00a0text", "text\u00a0", "\ufefftext", "text\u2028", "\x1ctext", "x" * 5000, "é" * 81,
    "open", "resolved", "duplicate", "ambiguous", "moved", "issue", [], [[]], {}, [1, True], ["2.9", "2.9"], {"a": 1},
)  # fmt: skip
# Where readers of regular expressions disagree: the end of a line, and which characters are spaces.
EXOTIC = frozenset("\n\u00a0\ufeff\u2028\x1c")


def mutate(value: Any, random: Random) -> Any:
    """Return a copy of an entry with one to three mistakes, some of which may happen to be none."""
    value = copy.deepcopy(value)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        container, key = random.choice(list(_places(value)))
        match random.randrange(6):
            case 0:
                del container[key]
            case 1 if isinstance(container, dict):
                container[random.choice(("sections", "status", "typo", "rfc", "to", "eids"))] = _strange(random)
            case 2 if isinstance(container, list):
                container.append(copy.deepcopy(container[key]))
            case 3 if isinstance(container[key], str):
                container[key] = random.choice((container[key] + "\n", container[key][:1], "\u00a0" + container[key]))
            case 4:
                other, place = random.choice(list(_places(value)))
                container[key] = copy.deepcopy(other[place])
            case _:
                container[key] = _strange(random)
        if not value:
            break
    return value


def _strange(random: Random) -> Any:
    # One of its own: the next mistake would change it for all that come after, or put it into itself.
    return copy.deepcopy(random.choice(STRANGE))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container with each of its keys."""
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in rows:
        yield value, key
        yield from _places(below)


def has_exotic(value: Any) -> bool:
    """True if a text in `value` holds a character about which readers of patterns disagree."""
    if isinstance(value, dict):
        return any(map(has_exotic, (*value, *value.values())))
    if isinstance(value, list):
        return any(map(has_exotic, value))
    return isinstance(value, str) and not EXOTIC.isdisjoint(value)

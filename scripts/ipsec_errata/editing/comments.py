"""Comments that go along when the keys of a YAML mapping change places.

A round-trip reader keeps the comment above a key at the end of what stands before that key. Whoever moves keys
has to move those lines too.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString
from ruamel.yaml.tokens import CommentToken


def reorder_keys(mapping: CommentedMap, order: Sequence[str], *, is_document: bool) -> None:
    """Bring the keys of a block mapping into `order`, which holds all of them, together with their comments.

    The comment lines above a key and the comment at the end of its line move with it. What stands below the
    last key belongs to what follows the mapping and stays below it. Lines above a key that becomes the first one
    go to the top of the file, or below that key where the mapping is a part of something: above it there is only
    the dash or the key of what it is a part of.
    """
    before = list(mapping)
    if before == list(order):
        return
    tails = {key: _Tail.of(mapping, key) for key in before}
    beside, inside, below = {}, {}, {}
    for key, tail in tails.items():
        beside[key], lines = tail.read()
        inside[key], below[key] = _split(lines, mapping.lc.col)
    above = {after: below[key] for key, after in itertools.pairwise(before)}
    for key in order:
        mapping.move_to_end(key)
    if first := above.pop(order[0], ""):
        if is_document:
            mapping.ca.comment = mapping.ca.comment or [None, []]
            mapping.ca.comment[1].append(CommentToken(first, CommentMark(0), None))
        else:
            above[order[1]] = first + above.get(order[1], "")
    for key, after in zip(order, [*order[1:], None], strict=True):
        tails[key].write(beside[key], inside[key] + (above.get(after, "") if after else below[before[-1]]))


def _split(lines: str, column: int) -> tuple[str, str]:
    """Part comment lines into those that stand deeper than `column`, inside the value above them, and the rest."""
    rows = lines.splitlines(keepends=True)
    deep = 0
    for i, row in enumerate(rows, start=1):
        if row.strip():
            if len(row) - len(row.lstrip()) <= column:
                break
            deep = i
    return "".join(rows[:deep]), "".join(rows[deep:])


@dataclass(frozen=True, slots=True)
class _Tail:
    """Where the round-trip reader keeps what stands behind the value of a key and on the lines below it."""

    parent: Any
    key: Any
    leaf: Any
    # Blocks that end here: where their last part stands on one line, they keep the lines below it themselves.
    ending: tuple[Any, ...]

    @classmethod
    def of(cls, parent: Any, key: Any) -> _Tail:
        value = parent[key]
        ending = []
        while _is_block(value):
            ending.append(value)
            parent, key = value, (next(reversed(value)) if isinstance(value, CommentedMap) else len(value) - 1)
            value = parent[key]
        return cls(parent, key, value, tuple(ending))

    @property
    def _slot(self) -> int:
        return 2 if isinstance(self.parent, CommentedMap) else 0

    def read(self) -> tuple[str, str]:
        """Return the comment at the end of the value's line, and the lines below it."""
        kept = [token for block in reversed(self.ending) for token in block.ca.end]
        rest = "".join(" " * token.start_mark.column + token.value for token in kept)
        tokens = self.parent.ca.items.get(self.key)
        token = tokens[self._slot] if tokens else None
        if token is None:
            return "", rest
        if isinstance(self.leaf, FoldedScalarString | LiteralScalarString):
            return "", token.value + rest
        beside, _, below = token.value.partition("\n")
        return beside, below + rest

    def write(self, beside: str, below: str) -> None:
        """Set both; empty text removes what was there."""
        for block in self.ending:
            block.ca.end = []
        is_folded = isinstance(self.leaf, FoldedScalarString | LiteralScalarString)
        text = below if is_folded else f"{beside}\n{below}"
        token = CommentToken(text, CommentMark(0), None) if text.strip("\n") or below else None
        if not is_folded and isinstance(self.leaf, CommentedMap | CommentedSeq):
            # Values on one line, such as [a, b], keep the token themselves as well.
            self.leaf.ca.comment = [token, None] if token else None
        tokens = self.parent.ca.items.setdefault(self.key, [None, None, None, None])
        tokens[self._slot] = token


def _is_block(value: Any) -> bool:
    return isinstance(value, CommentedMap | CommentedSeq) and bool(value) and not value.fa.flow_style()

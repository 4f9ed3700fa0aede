"""What a reader of strangers' input is tried with, and what it may say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.fuzz.mutate import spoil


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One reader: documents to spoil, and a function that reads one and raises for whatever must not happen.

    `make` is for input that is no document; `listed` are inputs that come in their order instead. `writes` are the
    folders in which `run` may write.
    """

    name: str
    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...] = (b"",)
    pieces: tuple[bytes, ...] = (b"x",)
    largest: int = 100_000
    make: Callable[[Random], bytes] | None = None
    listed: tuple[bytes, ...] = ()
    writes: tuple[Path, ...] = ()

    def case(self, seed: int, number: int) -> bytes:
        """Return the input with this number, the same one for the same seed."""
        if self.listed:
            return self.listed[number % len(self.listed)]
        random = Random(f"{self.name} {seed} {number}")
        return self.make(random) if self.make else spoil(random, self.seeds, self.pieces, self.largest)

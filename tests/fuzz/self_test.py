"""A reader that does all that no reader may do, so that a test sees it being noticed."""

from __future__ import annotations

import os
from pathlib import Path

from tests.fuzz.target import Target

_STRAY = Path("/never-written")


def _misbehave(content: bytes) -> None:
    match content:
        case b"raise":
            raise ValueError("a traceback")
        case b"spin":
            while True:
                pass
        case b"hoard":
            len(bytearray(1_000_000_000))
        case b"stray":
            _STRAY.write_text("x")
        case _:
            os._exit(7)


SELF_TEST = Target(name="self-test", run=_misbehave, listed=(b"raise", b"spin", b"hoard", b"stray", b"die"))

"""The file of published IDs: a YAML list with one `IPE-NNNN slug` for each number, oldest first.

Lines are only ever added at its end. Two branches that give the same number both add a line there, and git
does not merge that by itself: the second one has to take another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.model.register import Published, Register
from ipsec_errata.reading.yaml_source import Source

REGISTER_PATH = "errata/published-ids.txt"
_ROW = re.compile(r"(IPE-[0-9]{4})(?: ([a-z0-9]+(?:-[a-z0-9]+)*))?")


def decode_register(source: Source) -> tuple[Register, list[Diagnostic]]:
    """Return the register in `source`, and a finding for each row that is none."""
    rows, found = [], []
    values = source.value if isinstance(source.value, list) else [source.value]
    for i, value in enumerate(values):
        match = _ROW.fullmatch(value) if isinstance(value, str) else None
        if match:
            rows.append(Published(id=match[1], slug=match[2] or ""))
            continue
        message = f"{str(value)[:60]!r} is no row of the register; expected - IPE-NNNN slug"
        path = (i,) if isinstance(source.value, list) else ()
        found.append(source.diagnose(path, Level.ERROR, message, "register-form"))
    return Register(rows=tuple(rows), path=source.path), found


def add_rows(text: str, new: Iterable[Published]) -> str:
    """Return the text of the file with further rows at its end."""
    return text.rstrip("\n") + "\n" + "".join(f"- {row.id} {row.slug}\n" for row in new)

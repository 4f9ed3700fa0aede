"""The file of published IDs: a YAML list with one `IPE-NNNN slug` for each number, oldest first.

Lines are only ever added at its end. Two branches that give the same number both add a line there, and git
does not merge that by itself: the second one has to take another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.model.register import Published, Register
from ipsec_errata.reading.most_findings import as_far_as_read
from ipsec_errata.reading.yaml_source import Source

REGISTER_PATH = "errata/published-ids.txt"
_ROW = re.compile(r"(IPE-[0-9]{4})(?: ([a-z0-9]+(?:-[a-z0-9]+)*))?")


def decode_register(source: Source) -> tuple[Register, list[Diagnostic]]:
    """Return the register in `source`, and a finding for each row that is none, as far as anybody would read them."""
    values = source.value if isinstance(source.value, list) else [source.value]
    matches = [_ROW.fullmatch(value) if isinstance(value, str) else None for value in values]
    rows = tuple(Published(id=match[1], slug=match[2] or "") for match in matches if match)
    wrong = (i for i, match in enumerate(matches) if not match)
    return Register(rows=rows, path=source.path), list(as_far_as_read(_no_row(source, values, i) for i in wrong))


def _no_row(source: Source, values: Sequence[Any], i: int) -> Diagnostic:
    message = f"{str(values[i])[:60]!r} is no row of the register; expected - IPE-NNNN slug"
    path = (i,) if isinstance(source.value, list) else ()
    return source.diagnose(path, Level.ERROR, message, "register-form")


def add_rows(text: str, new: Iterable[Published]) -> str:
    """Return the text of the file with further rows at its end."""
    return text.rstrip("\n") + "\n" + "".join(f"- {row.id} {row.slug}\n" for row in new)

"""Texts of RFCs from the RFC Editor."""

from __future__ import annotations

import re
from pathlib import Path

from ipsec_errata.fetch.address import RFC_EDITOR
from ipsec_errata.fetch.fetcher import Fetcher, Outcome

# The head of an RFC names its number within its first lines (RFC 7322, Section 4.1).
_HEAD = 3000


def fetch_rfc(number: int, folder: Path, fetcher: Fetcher, base: str = RFC_EDITOR) -> Outcome:
    """Bring `folder`/rfcNNNN.txt up to date; raise FetchError where that fails and the file is as it was."""
    name = f"rfc{number}.txt"
    return fetcher.fetch(f"{base.rstrip('/')}/{name}", folder / name, lambda content: _problem(content, number))


def _problem(content: bytes, number: int) -> str | None:
    try:
        head = content.decode("utf-8")[:_HEAD]
    except UnicodeDecodeError:
        return "the answer is no text in UTF-8"
    if re.search(rf"\b(?:Request for Comments|RFC)\W{{1,8}}0*{number}\b", head, re.IGNORECASE):
        return None
    return f"the answer is not the text of RFC {number}; its first lines do not name that number"

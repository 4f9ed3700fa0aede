"""Releases of the data: the addresses that the site had on that day, which every later site keeps."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ipsec_errata.addresses import address

# The further pages of a list come and go with its length.
_CONTINUED = re.compile(r"(.*/)?[0-9]+\.md")
# What is published for others; the files of our own scripts promise nothing.
_PUBLIC = re.compile(r"(api|feeds|notice|schema)/.*")
# These say that something is so (a problem stands on a section, a live one in an RFC, an effect on security): when it
# is so no more, they are rightly gone. The file with what changed since a release is there as long as its own file.
_STATEMENTS = re.compile(r"api/v1/(rfcs/[0-9]+|duvet|osv)/.*|api/v1/changes/since-.*")


def lasting_addresses(pages: Iterable[str], files: Iterable[str]) -> list[str]:
    """Return the addresses below the site, sorted, that a release promises.

    `pages` are paths such as "IPE-0001.md", `files` such as "api/v1/all.json".
    """
    lasting = {address(page) for page in pages if not _CONTINUED.fullmatch(page)}
    return sorted(lasting | {file for file in files if _PUBLIC.fullmatch(file) and not _STATEMENTS.fullmatch(file)})


def render_release(addresses: Iterable[str]) -> str:
    """Return the text of a release file: one address on each line, `/` for the home page."""
    return "".join(f"{address or '/'}\n" for address in addresses)


def parse_release(text: str) -> list[str]:
    """Return the addresses that a release file names."""
    return ["" if line == "/" else line for line in text.splitlines() if line]

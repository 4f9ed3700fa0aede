"""A folder of fetched documents, each with what its server said about its version.

`rfc7296.txt` is accompanied by `rfc7296.txt.fetched.json`: address, ETag, Last-Modified (RFC 9110, Section 8.8) and the
SHA-256 of the content. The content is written first; a process killed in between leaves a hash that does not
fit, and the document is fetched anew.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ipsec_errata.output_file import write_bytes, write_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Which version of a document is cached; a server may give either stamp, or none."""

    url: str
    etag: str | None
    last_modified: str | None
    sha256: str


def _stamp(file: Path) -> Path:
    return file.with_name(f"{file.name}.fetched.json")


def read_version(file: Path, url: str) -> Version | None:
    """Return which version of `url` the file holds; None where it is missing, damaged or of another address."""
    try:
        content = file.read_bytes()
        version = Version(**json.loads(_stamp(file).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    if version.url != url or version.sha256 != hashlib.sha256(content).hexdigest():
        return None
    return version


def store(file: Path, content: bytes, *, url: str, etag: str | None, last_modified: str | None) -> bool:
    """Write content, then its version; return True if the content is new. Raises OSError as the system gives it."""
    is_new = write_bytes(file, content)
    version = Version(url=url, etag=etag, last_modified=last_modified, sha256=hashlib.sha256(content).hexdigest())
    write_text(_stamp(file), json.dumps(asdict(version), indent=2) + "\n")
    return is_new

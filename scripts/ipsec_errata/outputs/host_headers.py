"""The `_headers` file, from which some static hosts take the headers they send."""

from __future__ import annotations

from ipsec_errata.output_file import StaticFile

# What other sites' pages may read. Hosts that know no such file mostly allow it for every file, or have a setting.
_SHARED = ("api/*", "feeds/*", "schema/*", "notice/*")


def render_headers() -> StaticFile:
    """Return the file that lets pages of other sites read what is made for machines (Fetch standard, CORS protocol)."""
    rules = [f"/{pattern}\n  Access-Control-Allow-Origin: *\n" for pattern in _SHARED]
    return StaticFile(path="_headers", content="".join(rules).encode("ascii"))

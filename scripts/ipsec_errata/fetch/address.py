"""Which addresses are fetched from: https, and http on this machine alone."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

RFC_EDITOR = "https://www.rfc-editor.org/rfc"


def address_problem(url: str) -> str | None:
    """Return why nothing is fetched from `url`, or None."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return f"{url} is no address"
    if not host:
        return f"{url} names no server"
    if parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(host)):
        return None
    return f"{url} is not https, and nothing is fetched in the clear from another machine"


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

"""Whom and what a problem touches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Whom a problem touches."""

    INITIATOR = "initiator"
    RESPONDER = "responder"
    GATEWAY = "gateway"
    HOST = "host"
    MIDDLEBOX = "middlebox"


class Mode(StrEnum):
    """IPsec modes (RFC 4301, Section 3.2)."""

    TUNNEL = "tunnel"
    TRANSPORT = "transport"


class IpVersion(StrEnum):
    """Versions of IP."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whom and what it touches; an empty tuple means all."""

    roles: tuple[Role, ...]
    modes: tuple[Mode, ...]
    ip: tuple[IpVersion, ...]

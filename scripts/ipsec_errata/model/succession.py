"""Which RFCs hold today, and which came after the others."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ipsec_errata.model.rfc import Rfc, RfcStatus


def current_rfcs(rfcs: Collection[Rfc]) -> frozenset[int]:
    """Return the numbers of those that hold: neither obsoleted nor Historic, nor mere updates of Historic ones."""
    historic = {rfc.number for rfc in rfcs if rfc.status is RfcStatus.HISTORIC}
    return frozenset(
        rfc.number
        for rfc in rfcs
        # RFC 4109 updates nothing but RFC 2409: it went out of use with IKEv1. An update of an obsolete RFC stays:
        # RFC 6989 updates RFC 5996, and RFC 7296, Section 3.3.2, refers to it.
        if not rfc.is_replaced and not (rfc.updates and historic.issuperset(rfc.updates))
    )


def successors_of(number: int, rfcs: Mapping[int, Rfc]) -> tuple[int, ...]:
    """Return the RFCs that obsolete an RFC, or obsolete one that does, by number: 4306, 5996 and 7296 for 2409."""
    found: set[int] = set()
    new = {number}
    while new:
        new = {after for rfc in new if rfc in rfcs for after in rfcs[rfc].obsoleted_by} - found
        found |= new
    return tuple(sorted(found))

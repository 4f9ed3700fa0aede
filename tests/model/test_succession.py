"""Which RFCs hold today."""

from __future__ import annotations

import dataclasses

from ipsec_errata.model.rfc import RfcStatus
from ipsec_errata.model.succession import current_rfcs, successors_of


def _rfcs(sample, **changes):
    """Return RFCs by number: `obsoleted_by`, `updates` and `status` as given for each."""
    plain = dataclasses.replace(sample.rfcs[0], obsoleted_by=(), updates=(), status=RfcStatus.PROPOSED_STANDARD)
    return {int(name[1:]): dataclasses.replace(plain, number=int(name[1:]), **new) for name, new in changes.items()}


def test_successors_are_followed_over_any_number_of_steps(sample):
    rfcs = _rfcs(sample, r1={"obsoleted_by": (2, 3)}, r2={"obsoleted_by": (4,)}, r3={}, r4={"obsoleted_by": (9,)})
    assert successors_of(1, rfcs) == (2, 3, 4, 9)
    assert successors_of(3, rfcs) == ()
    assert successors_of(77, rfcs) == ()


def test_what_only_updates_historic_rfcs_went_out_of_use_with_them(sample):
    rfcs = _rfcs(
        sample,
        r1={"status": RfcStatus.HISTORIC},
        r2={"updates": (1,)},
        r3={"obsoleted_by": (5,)},
        r4={"updates": (1, 3)},
        r5={},
    )
    assert current_rfcs(tuple(rfcs.values())) == {4, 5}

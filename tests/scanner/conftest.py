"""A small catalogue of real RFCs, so that cases read like comments of real code."""

from __future__ import annotations

import pytest

from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section
from ipsec_errata.scanner.known import Known, KnownRfc, Problem
from ipsec_errata.scanner.scan import scan_source

ROWS = [
    (2402, "IP Authentication Header", "ah", (4302,), {"2.4": "Security Parameters Index (SPI)"}),
    (2406, "IP Encapsulating Security Payload (ESP)", "esp", (4303, 4305), {"2.1": "Security Parameters Index"}),
    (
        4302,
        "IP Authentication Header",
        "ah",
        (),
        {"2.4": "Security Parameters Index (SPI)", "3.3.3.2.1": "ICV Padding"},
    ),
    (
        4303,
        "IP Encapsulating Security Payload (ESP)",
        "esp",
        (),
        {"2.1": "Security Parameters Index (SPI)", "3.3.2.1": "X"},
    ),
    (
        2408,
        "Internet Security Association and Key Management Protocol (ISAKMP)",
        "ike",
        (4306,),
        {
            "3": "ISAKMP Payloads",
            "3.4": "Security Association Payload",
            "3.5": "Proposal Payload",
            "3.6": "Transform Payload",
        },
    ),
    (
        2409,
        "The Internet Key Exchange (IKE)",
        "ike",
        (4306,),
        {"3": "Terms", "5": "Exchanges", "5.5": "Quick Mode", "B": ""},
    ),
    (4306, "Internet Key Exchange (IKEv2) Protocol", "ike", (5996,), {"2.6": "Cookies", "3.4": "Key Exchange Payload"}),
    (
        5996,
        "Internet Key Exchange Protocol Version 2 (IKEv2)",
        "ike",
        (7296,),
        {
            "1.5": "Informational Messages",
            "2.5": "Version Numbers and Forward Compatibility",
            "2.8": "Rekeying",
            "3.13": "Traffic Selector Payload",
            "3.13.1": "Traffic Selector",
        },
    ),
    (
        7296,
        "Internet Key Exchange Protocol Version 2 (IKEv2)",
        "ike",
        (),
        {
            "2": "Details",
            "2.8": "Rekeying",
            "2.8.1": "Simultaneous Child SA Rekeying",
            "2.9": "Traffic Selector Negotiation",
            "2.10": "Nonces",
            "3.10": "Notify Payload",
            "3.13.1": "Traffic Selector",
            "A": "Changes",
        },
    ),
    (
        7383,
        "Internet Key Exchange Protocol Version 2 (IKEv2) Message Fragmentation",
        None,
        (),
        {"2.5": "Fragmenting Message"},
    ),
    (60001, "A Document without Text", None, (), None),
    (60002, "An Old Document", None, (60099,), {"1": "Introduction"}),
]


@pytest.fixture(scope="session")
def known() -> Known:
    """What the checks go by."""
    rfcs = {
        number: KnownRfc(
            number=number,
            title=title,
            headings=headings,
            successors=successors,
            is_historic=number == 2409,
            family=family,
        )
        for number, title, family, successors, headings in ROWS
    }
    return Known(
        rfcs=rfcs,
        problems={
            "RFC 7296, Section 2.8": (
                Problem(name="IPE-0012", text="Which one wins"),
                Problem(name="EID 4387", text="Verified, technical"),
            )
        },
        moved={"RFC 4306, Section 2.6": (Place(7296, Section("2.8.1")),)},
        labels={"AH": (2402, 4302), "ESP": (2406, 4303), "IKEv1": (2408, 2409), "IKEv2": (4306, 5996, 7296)},
    )


@pytest.fixture
def scan(known):
    """Scan a text as the file `a.c`, or as another one, and return "code: message" of each finding."""

    def scan_text(text: str, path: str = "a.c") -> list[str]:
        found = scan_source(path, text.encode(), known).findings
        return [f"{finding.code}: {finding.message}" for finding in found]

    return scan_text

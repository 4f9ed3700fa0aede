"""What each check says, and where it keeps quiet."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/* RFC 7296, section 2.19 */", "RFC 7296 has no Section 2.19; did you mean 2.10, Nonces?"),
        ("/* RFC 2409, section 3.5 */", "RFC 2409 has no Section 3.5; RFC 2408 has one, Proposal Payload"),
        ("/* RFC 4302 and RFC 4303, section 2.4 */",
         "RFC 4303 has no Section 2.4; RFC 4302, named beside it, has one, Security Parameters Index (SPI)"),
        ("/* RFC 7296, section 4 */", "RFC 7296 has no Section 4"),
        ("/* RFC 7296 #9.9 */", "RFC 7296 has no Section 9.9; did you mean 2.9, Traffic Selector Negotiation?"),
        ("/* RFC 7296. Later, Section 2.19 */", "RFC 7296 has no Section 2.19; did you mean 2.10, Nonces?"),
        ("/* Notify Payload: RFC 7296, section 9.1 */",
         "RFC 7296 has no Section 9.1; did you mean 3.10, Notify Payload?"),
    ],
)  # fmt: skip
def test_section_unknown(scan, text, message):
    assert f"section-unknown: {message}" in scan(text)


@pytest.mark.parametrize(
    "text",
    [
        "/* RFC 7296, section 2.9 */",
        "/* RFC 9999, section 77.1 is outside the catalogue */",
        "/* RFC 60001, section 5, whose text is not at hand */",
        "/* RFC 4303 3.3.2.1.4 is step 4 there */",
        "/* RFC 7383 and RFC 4302. Then Section 9.9 of one of them */",
    ],
)
def test_no_section_is_unknown(scan, text):
    assert [row for row in scan(text) if row.startswith("section")] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('/* RFC 5996 1.5 "Version Numbers\n * and Forward Compatibility" */',
         "RFC 5996, Section 1.5 is Informational Messages; Version Numbers and Forward Compatibility is Section 2.5"),
        ("/* RFC 2408, section 3.4 Proposal Payload */",
         "RFC 2408, Section 3.4 is Security Association Payload; Proposal Payload is Section 3.5"),
    ],
)  # fmt: skip
def test_section_unfit(scan, text, message):
    assert f"section-unfit: {message}" in scan(text)


@pytest.mark.parametrize(
    "text",
    [
        '/* RFC 2408, section 3.5 "Proposal Payload" */',
        '/* RFC 2408, section 3.5 "Proposal payloads in short" */',
        '/* RFC 5996, section 3.13 "Traffic Selector" */',
        "/* RFC 2408, section 3.4 Proposal Payload comes next */",
        '/* RFC 2408, section 3.4 says "padding" */',
    ],
)
def test_no_section_is_unfit(scan, text):
    assert [row for row in scan(text) if row.startswith("section-unfit")] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/* RFC 4302 (ESP) */", "RFC 4302 is IP Authentication Header; ESP is RFC 4303"),
        ("/* ESP (RFC 4302, section 2.4) */", "RFC 4302 is IP Authentication Header; ESP is RFC 4303"),
        ("/* ESP: RFC 2402 2.4; AH: RFC 4302 2.4 */", "RFC 2402 is IP Authentication Header; ESP is RFC 2406"),
        ("/* ESP is RFC 4302 */", "RFC 4302 is IP Authentication Header; ESP is RFC 4303"),
        ("/* the ESP header, see RFC 4302, section 2.4 */", "RFC 4302 is IP Authentication Header; ESP is RFC 4303"),
        ("/* ESP as defined in\n * RFC 2402 */", "RFC 2402 is IP Authentication Header; ESP is RFC 2406"),
        ("/* ESP, RFC 4302, Section 2.4 */", "RFC 4302 is IP Authentication Header; ESP is RFC 4303"),
        ("/* IKEv2 (RFC 2409, section 5.5) */", "RFC 2409 is The Internet Key Exchange (IKE); IKEv2 is RFC 7296"),
        ("/* IKEv1: RFC 7296 */",
         "RFC 7296 is Internet Key Exchange Protocol Version 2 (IKEv2); IKEv1 is RFC 2409"),
        ('/* RFC 4303 "IP Authentication Header" */',
         "RFC 4303 is IP Encapsulating Security Payload (ESP); the title beside it is that of RFC 4302"),
        ("RFC 7383  Internet Security Association and Key Management Protocol\n",
         "RFC 7383 is Internet Key Exchange Protocol Version 2 (IKEv2) Message Fragmentation; "
         "the title beside it is that of RFC 2408"),
        ("/* Key Exchange Payload\n * From RFC 4360 Section 3.4 */",
         "RFC 4360 is not in the catalogue; RFC 4306, Section 3.4 is Key Exchange Payload: did you mean that?"),
        ("/* RFC 5966 Section 3.13.1 */ x; /* RFC 5996 */ y; /* RFC 5996 2.8 */",
         "RFC 5966 is not in the catalogue; RFC 5996, Section 3.13.1 is Traffic Selector: did you mean that?"),
        ("/* RFC 7926, section 3.13.1 */ x; /* RFC 5996 */",
         "RFC 7926 is not in the catalogue; RFC 7296, Section 3.13.1 is Traffic Selector: did you mean that?"),
    ],
)  # fmt: skip
def test_rfc_unfit(scan, text, message):
    assert f"rfc-unfit: {message}" in scan(text)


@pytest.mark.parametrize(
    "text",
    [
        "/* AH (RFC 4302), ESP (RFC 4303) */",
        "/* AH and ESP (RFC 4302, RFC 4303) */",
        "/* ESP and AH (RFC 4302, RFC 4303) */",
        "/* IKE (RFC 4303) */",
        "/* ESP uses what RFC 4302 says of SPIs */",
        "/* ESP and AH, RFC 4302 */",
        "/* the Authentication Header, unlike ESP, in RFC 4302 */",
        "/* ESP, as in RFC 4303, and RFC 4302 */",
        "/* IKEv1 and IKEv2 (RFC 2409, RFC 7296) */",
        "/* IKEv1/IKEv2 (RFC 2409) */",
        "/* IKE (RFC 2409), ISAKMP (RFC 2408) */",
        "/* RFC 7383 Internet Key Exchange Protocol Version 2 (IKEv2) Message Fragmentation */",
        "/* RFC 5996 Internet Key Exchange Protocol Version 2 (IKEv2) */",
        "/* RFC 9999 Internet Key Exchange Protocol Version 2 (IKEv2) Something Else */",
        "/* RFC 5966 Section 3.13.1, where nothing tells of another one */",
        "/* RFC 4360 Section 3.4 */",
    ],
)
def test_no_rfc_is_unfit(scan, text):
    assert [row for row in scan(text) if row.startswith("rfc-unfit")] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/* RFC 5996, section 2.8 */", "RFC 5996 is obsolete; for Section 2.8 see RFC 7296, Section 2.8, Rekeying"),
        ("/* RFC 4306, section 2.6 */",
         "RFC 4306 is obsolete; for Section 2.6 see RFC 7296, Section 2.8.1, Simultaneous Child SA Rekeying"),
        ("/* RFC 2409, section 5.5 */", "RFC 2409 is Historic; RFC 7296 took its place"),
        ("/* RFC 2406 */", "RFC 2406 is obsolete; RFC 4303 took its place"),
        ("/* RFC 60002 */", "RFC 60002 is obsolete; RFC 60099 took its place"),
        ("/* RFC 60002 and again RFC 60002 */", "RFC 60002 is obsolete; RFC 60099 took its place"),
    ],
)  # fmt: skip
def test_rfc_obsolete(scan, text, message):
    assert scan(text) == [f"rfc-obsolete: {message}"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/* RFC 7296 */", "a.c"),
        ("/* RFC 7296 (before: RFC 5996) */", "a.c"),
        ("* Support for RFC 5996", "CHANGES"),
        ("* Support for RFC 5996", "doc/ChangeLog.old"),
        ("/* RFC 5996 and RFC 7296, section 2.8 */", "a.c"),
    ],
)
def test_no_rfc_is_obsolete(scan, text, path):
    assert [row for row in scan(text, path) if row.startswith("rfc-obsolete")] == []


def test_known_problem(scan):
    assert scan("/* RFC 7296, section 2.8 */") == [
        "known-problem: RFC 7296, Section 2.8: IPE-0012 (Which one wins); EID 4387 (Verified, technical)"
    ]
    assert scan("/* RFC 7296, section 2.8 (IPE-0012) */") == [
        "known-problem: RFC 7296, Section 2.8: EID 4387 (Verified, technical)"
    ]
    assert scan("/* RFC 7296 */") == []
    assert scan("/* RFC 7296, section 2.9 */") == []

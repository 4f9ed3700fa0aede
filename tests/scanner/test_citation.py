"""Citations as people write them. Each case is one that stands in real source trees, in its bare form."""

from __future__ import annotations

import pytest

from ipsec_errata.scanner.citation import Bond, find_citations
from ipsec_errata.scanner.unit import find_units


def cited(text):
    return [str(citation.place.label) for unit in find_units(text) for citation in find_citations(unit)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # An RFC alone
        ("RFC 7296", ["RFC 7296"]),
        ("rfc7296 RFC-7296 RFC#7296 RFC07296", ["RFC 7296"] * 4),
        ("RFC 10000 and RFC10001", ["RFC 10000", "RFC 10001"]),
        ("RFC\u00a07296, RFC~7296, RFC\\ 7296, RFC&nbsp;7296", ["RFC 7296"] * 4),
        ("doc/rfc7296.txt", ["RFC 7296"]),
        ("RFC 4301 and 4303", ["RFC 4301", "RFC 4303"]),
        ("RFCs 4301, 4302, and 4303", ["RFC 4301", "RFC 4302", "RFC 4303"]),
        ("rfc4306/5996", ["RFC 4306", "RFC 5996"]),
        ("RFC 4303, 2005", ["RFC 4303"]),
        # What is none
        ("rfc4106(gcm(aes)), dhparams/rfc2409-group-1.pem", []),
        ("RFC4301-compliant, RFC 2402(AH)", ["RFC 4301", "RFC 2402"]),
        ("draft-ietf-foo-rfc2393bis-05, RFC4306bis", []),
        ("rfc 10.1.2", []),
        # A section beside it
        ("RFC 7296, section 2.8", ["RFC 7296, Section 2.8"]),
        ("RFC 7296 Section 2.8.", ["RFC 7296, Section 2.8"]),
        ("RFC-4302, Section 3.3.3.2.1", ["RFC 4302, Section 3.3.3.2.1"]),
        ("RFC 9385, Sec. 6.1", ["RFC 9385, Section 6.1"]),
        ("RFC 2408 sec 3.9.", ["RFC 2408, Section 3.9"]),
        ("RFC 4306 - section 3.3.", ["RFC 4306, Section 3.3"]),
        ("RFC 7296 §2.8, RFC 7296 &sect; 2.9", ["RFC 7296, Section 2.8", "RFC 7296, Section 2.9"]),
        ("[RFC7296] (section 2.8)", ["RFC 7296, Section 2.8"]),
        ("IKEv2 (RFC5996) Section 2.9", ["RFC 5996, Section 2.9"]),
        ('RFC 2408 "ISAKMP" section 3.1', ["RFC 2408, Section 3.1"]),
        ('RFC-2409 "The Internet key exchange (IKE)" Section 6', ["RFC 2409, Section 6"]),
        ("RFC 2409 App. A", ["RFC 2409, Appendix A"]),
        ("RFC 2402 Section A1", ["RFC 2402, Appendix A.1"]),
        ("RFC2409, near end of Appendix A", ["RFC 2409, Appendix A"]),
        # The section first
        ("section 5.5. in RFC 2409", ["RFC 2409, Section 5.5"]),
        ("§2.8 of [RFC7296]", ["RFC 7296, Section 2.8"]),
        ("Appendix A.1 of RFC 4301", ["RFC 4301, Appendix A.1"]),
        ("section 3.2 of the PB-TNC spec RFC 5793", ["RFC 5793, Section 3.2"]),
        ("section 2.8 (RFC 7296)", ["RFC 7296, Section 2.8"]),
        ('section 2.8 ("Rekeying") of RFC 7296', ["RFC 7296, Section 2.8"]),
        ("subsection 2.8.1 of RFC 7296; RFC 7296, Sub-section 2.8.2",
         ["RFC 7296, Section 2.8.1", "RFC 7296, Section 2.8.2"]),
        ("RFC 2408 ISAKMP, chapter 3.9", ["RFC 2408, Section 3.9"]),
        ("Section 2.8 of IKEv2 [RFC7296]", ["RFC 7296, Section 2.8"]),
        # Markup
        ("RFC~7296, Section~2.8; RFC\\ 4301, Section\\ 4.4", ["RFC 7296, Section 2.8", "RFC 4301, Section 4.4"]),
        (":rfc:`7296#section-2.8` and :rfc:`4303`", ["RFC 7296, Section 2.8", "RFC 4303"]),
        ('<xref target="RFC7296" section="2.8"/>', ["RFC 7296, Section 2.8"]),
        ("{{Section 2.8 of RFC7296}}", ["RFC 7296, Section 2.8"]),
        ("[RFC 7296](https://www.rfc-editor.org/rfc/rfc7296.html), section 2.8", ["RFC 7296", "RFC 7296, Section 2.8"]),
        # Addresses
        ("rfc5996#section-2.6", ["RFC 5996, Section 2.6"]),
        ("https://www.rfc-editor.org/rfc/rfc7296.html#appendix-A.1", ["RFC 7296, Appendix A.1"]),
        ("https://datatracker.ietf.org/doc/html/rfc7296#section-3.10.1)", ["RFC 7296, Section 3.10.1"]),
        # The number alone
        ("RFC 2409 5.5", ["RFC 2409, Section 5.5"]),
        ("RFC 2407 (IPSEC DOI) 4.5 specifies", ["RFC 2407, Section 4.5"]),
        ("RFC 7296 #2.8", ["RFC 7296, Section 2.8"]),
        ("RFC 2402 (ESP) 2.4, RFC 2406 (AH) 2.1", ["RFC 2402, Section 2.4", "RFC 2406, Section 2.1"]),
        ("RFC 791 20 octets", ["RFC 791"]),
        ("RFC 7296 (2.8); RFC 4301 (4.4.1, see there)", ["RFC 7296, Section 2.8", "RFC 4301, Section 4.4.1"]),
        ("/* RFC 7296, 2.25.1: If a peer */", ["RFC 7296, Section 2.25.1"]),
        ("RFC 2409: 5.5 Phase 2 - Quick Mode", ["RFC 2409, Section 5.5"]),
        ("RFC 7427: A.1. PKCS#1", ["RFC 7427, Appendix A.1"]),
        ("rfc 7296 # 2.3", ["RFC 7296, Section 2.3"]),
        ("RFC 2407 DOI 4.6.2.1, RFC2407 IPSEC DOI 4.6.3", ["RFC 2407, Section 4.6.2.1", "RFC 2407, Section 4.6.3"]),
        ("RFC 5246 TLS 1.2, RFC 3779 ASN.1, RFC 4301 (2005), RFC 7296, 2.5 seconds",
         ["RFC 5246", "RFC 3779", "RFC 4301", "RFC 7296"]),
        ("RFC 7296, s. 2.8 and RFC 7296 s.2.9", ["RFC 7296, Section 2.8", "RFC 7296, Section 2.9"]),
        ("RFC 7296, ss. 2.8 and 2.9", ["RFC 7296, Section 2.8", "RFC 7296, Section 2.9"]),
        ("s. 2.8 of RFC 7296; ss. 4.1 in [RFC4301]", ["RFC 7296, Section 2.8", "RFC 4301, Section 4.1"]),
        ("RFC 7296 waits 5 s. 2.8 is more", ["RFC 7296"]),
        ('section 6.2.1. "Fragmentation" of RFC 5246', ["RFC 5246, Section 6.2.1"]),
        ("RFC 4303: #section-3.3.3", ["RFC 4303, Section 3.3.3"]),
        # Lists
        ("sections 2.8 and 2.9 of RFC 7296", ["RFC 7296, Section 2.8", "RFC 7296, Section 2.9"]),
        ("RFC 7296, Sections 2.8.1, 2.8.2, and 3.10.1",
         [f"RFC 7296, Section {s}" for s in ("2.8.1", "2.8.2", "3.10.1")]),
        ("see sections 5.8/5.10 of RFC 8412", ["RFC 8412, Section 5.8", "RFC 8412, Section 5.10"]),
        ("RFC 2409 section 5.1 and section 5.2", ["RFC 2409, Section 5.1", "RFC 2409, Section 5.2"]),
        ("RFC 4301 section 4.4, RFC 4303 section 3.3", ["RFC 4301, Section 4.4", "RFC 4303, Section 3.3"]),
        ("RFC 7296 section 2.8, 4 octets", ["RFC 7296, Section 2.8"]),
        ("RFC 8446, section 7.3 and 4.2 bytes", ["RFC 8446, Section 7.3"]),
        ("RFC 4106 Section 8,1", ["RFC 4106, Section 8"]),
        # Over lines and leaders
        ("/* see RFC\n * 7296, section\n * 2.8 */", ["RFC 7296, Section 2.8"]),
        ("// described in Section\n// 2.15 of [RFC7296].", ["RFC 7296, Section 2.15"]),
        ('"RFC 7296, "\n"section 2.8"', ["RFC 7296, Section 2.8"]),
        ('fail("see section 2.8 " +\n    "of RFC 7296")', ["RFC 7296, Section 2.8"]),
        ('fail("RFC " +\n    "7296, sections 2.8 and " +\n    "2.9")',
         ["RFC 7296, Section 2.8", "RFC 7296, Section 2.9"]),
        # Sections of other documents
        ("/* draft-foo-01 section 3.1, RFC 2409 */", ["RFC 2409"]),
        ("/* RFC 7296. See Section 4.1.2.7 of [PKIX] */", ["RFC 7296"]),
        ("/* RFC 2104. FIPS 198 Section 3 requires keys */", ["RFC 2104"]),
        ("/* RFC 7296; section 5 of FIPS 186 */", ["RFC 7296"]),
        ("section 7 of the license", []),
    ],
)  # fmt: skip
def test_what_is_cited(text, places):
    assert cited(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("/* RFC 7296: see below.\n *\n * As Section 3.1 says */", ["RFC 7296", "RFC 7296, Section 3.1"]),
        ("# RFC 7296, section 2.8\n# and, for the rest, section 2.9",
         ["RFC 7296, Section 2.8", "RFC 7296, Section 2.9"]),
        ('def f():\n    """Answer, RFC 7296.\n\n    As Section 3.1 says.\n    """\n',
         ["RFC 7296", "RFC 7296, Section 3.1"]),
        ('"""Digests of RFC 2104, see `section 3.4`_.\n\n.. _`section 3.4`: https://x.example/rfc4303#section-3.4\n"""',
         ["RFC 2104", "RFC 4303, Section 3.4"]),
        # A paragraph of prose may be about itself, and another comment is another one.
        ("The RFC 7296 says so.\nThis is in section 3 below.", ["RFC 7296"]),
        ("/* RFC 7296 */\nint a;\n/* section 2.8 */", ["RFC 7296"]),
        # The later document is meant.
        ("/* RFC 7296; draft-foo-02. In section 3 */", ["RFC 7296"]),
    ],
)  # fmt: skip
def test_a_bare_section_is_of_the_rfc_named_before_in_its_comment(text, places):
    assert cited(text) == places


def test_the_bond_says_how_sure_it_is():
    text = "/* RFC 7296, section 2.8. RFC 2409 5.5. RFC 4301 rules. Later Section 4.4 */"
    (unit,) = find_units(text)
    assert [citation.bond for citation in find_citations(unit)] == [Bond.BESIDE, Bond.BARE, Bond.NONE, Bond.EARLIER]

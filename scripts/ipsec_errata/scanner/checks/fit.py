"""Whether the RFC that is named is about what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsec_errata.diagnostics import Level
from ipsec_errata.scanner.check import Cited, Wrong, check
from ipsec_errata.scanner.checks.protocol import number_span, other_protocol
from ipsec_errata.scanner.citation import Bond
from ipsec_errata.scanner.known import Known, KnownRfc, fold

_TITLE_GAP = re.compile(r"[\s\]\[,:;.\"'“”()–—-]{1,6}")


@check("rfc-unfit", level=Level.ERROR)
def check_rfc_fits(cited: Cited, known: Known) -> Iterator[Wrong]:
    """The RFC named is about what stands beside its number.

    Three kinds of evidence count: the name of a protocol beside the number of another one's document; the title of
    another RFC right beside the number; and a number outside the catalogue that is one slip of the finger away from an
    RFC whose cited section has the words that stand beside it, or which the rest of the file cites.

    Bad:  /* ESP (RFC 4302, section 2.4) */
    Good: /* ESP (RFC 4303, section 2.4) */
    """
    if cited.citation.bond is Bond.EARLIER:
        return
    wrong = other_protocol(cited, known) or _other_title(cited, known) or _slip(cited, known)
    if wrong:
        yield Wrong(wrong, cited.place.label)


def _other_title(cited: Cited, known: Known) -> str | None:
    span = number_span(cited)
    if span is None:
        return None
    text = cited.unit.text
    gap = _TITLE_GAP.match(text, span[1])
    quoted = text[gap.end() : gap.end() + 140] if gap else ""
    words = fold(quoted) + " "
    titles = known.titles_by_start.get(words.partition(" ")[0], ())
    best = next((title for title in titles if words.startswith(title + " ")), None)
    if best is None or cited.place.rfc in known.by_title[best]:
        return None
    end = _end_of_words(quoted, best.count(" ") + 1)
    # A title that goes on is another document's: "... (IKEv2) Message Fragmentation".
    if re.match(r"\)?\s*\(?(?!RFC)[A-Za-z0-9]", quoted[end:]):
        return None
    right = max(known.by_title[best])
    cited_as = known.rfcs.get(cited.place.rfc)
    title = cited_as.title if cited_as else "another document"
    return f"RFC {cited.place.rfc} is {title}; the title beside it is that of RFC {right}"


def _end_of_words(text: str, count: int) -> int:
    for i, word in enumerate(re.finditer(r"[A-Za-z0-9]+", text), 1):
        if i == count:
            return word.end()
    return len(text)


def _slip(cited: Cited, known: Known) -> str | None:
    """Return what is wrong where the number was mistyped, and what stands around it says which was meant.

    The heading of the cited section beside it says so. So does the rest of the file, where the section is so deep that
    few RFCs have it, and the number is there once: by the RFC meant, or where two digits are exchanged, by its family.
    """
    number, section = cited.place.rfc, cited.place.section
    if number in known.rfcs or section is None:
        return None
    for near, is_exchange in _slips(number):
        rfc = known.rfcs.get(near)
        title = rfc.heading(section) if rfc else None
        if rfc is None or not title:
            continue
        named = fold(title).count(" ") >= 1 and f" {fold(title)} " in cited.words
        near_is_usual = _cites_family(cited, rfc, known) if is_exchange else cited.in_file[near] > 1
        expected = near_is_usual and section.depth >= 3 and cited.in_file[number] == 1
        if named or expected:
            return f"RFC {number} is not in the catalogue; {rfc.name}, {section.label} is {title}: did you mean that?"
    return None


def _cites_family(cited: Cited, rfc: KnownRfc, known: Known) -> bool:
    """True if the file cites the RFC or another one of its family."""
    return any(
        number == rfc.number or (rfc.family and (other := known.rfcs.get(number)) and other.family == rfc.family)
        for number in cited.in_file
    )


def _slips(number: int) -> list[tuple[int, bool]]:
    """Return the numbers that differ by two neighbouring digits exchanged (True), then those by one digit (False)."""
    digits = str(number)
    exchanged = [
        digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
        for i in range(len(digits) - 1)
        if digits[i] != digits[i + 1]
    ]
    changed = [
        digits[:i] + other + digits[i + 1 :] for i in range(len(digits)) for other in "0123456789" if other != digits[i]
    ]
    return [(int(text), text in exchanged) for text in (*exchanged, *changed) if text[0] != "0"]

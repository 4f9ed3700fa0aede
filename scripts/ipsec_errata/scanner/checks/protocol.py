"""Whether a protocol that is named beside an RFC is the one that it defines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ipsec_errata.scanner.check import Cited
from ipsec_errata.scanner.known import Known

_RFC = re.compile(r"(?:RFC|rfc)s?[-‑\s:#.]{0,4}0*([0-9]+)")
_NAME = r"(?<![A-Za-z0-9_/,&+-])(?P<name>[A-Z][A-Za-z]{1,5}[0-9]?)(?![A-Za-z0-9_/&+-])"
# "RFC 4302 (ESP)"
_AFTER = re.compile(r"[\]\"']?[ \t]*[(\[]([A-Z][A-Za-z]{1,5}[0-9]?)[)\]]")
# "ESP: RFC 4302"
_COLON = re.compile(rf"{_NAME}[ \t]*:[ \t]*[\[(]?$")
# "ESP (RFC 4302", "ESP is RFC 4302", "the ESP header, see RFC 4302", "ESP as defined in RFC 4302"
_BEFORE = re.compile(
    rf"{_NAME}(?:[ \t\n]+(?:header|packet|payload|format|processing|trailer|padding|protocol|exchange|message)s?)?"
    r"[ \t\n]*(?:[(\[,][ \t\n]*(?:see[ \t\n]+)?|is[ \t\n]+|see[ \t\n]+|(?:as[ \t\n]+)?(?:per|in|of|by)[ \t\n]+"
    r"|(?:as[ \t\n]+)?(?:defined|specified|described)[ \t\n]+(?:in|by)[ \t\n]+)[\[(]?$"
)
_HEAD = 60


def number_span(cited: Cited) -> tuple[int, int] | None:
    """Return where the RFC stands in the unit: "RFC 4302" without the section; None for a later one of a list."""
    found = _RFC.search(cited.unit.text, cited.citation.start, cited.citation.end)
    return found.span() if found and int(found[1]) == cited.place.rfc else None


def other_protocol(cited: Cited, known: Known) -> str | None:
    """Return what is wrong where the protocol named beside an RFC is not the one that it defines."""
    number = cited.place.rfc
    own = [label for label, numbers in known.labels.items() if number in numbers]
    span = number_span(cited) if own else None
    if span is None:
        return None
    text = cited.unit.text
    head = text[max(0, span[0] - _HEAD) : span[0]]
    found = _AFTER.match(text, span[1])
    names = [found[1]] if found else []
    found = _COLON.search(head) or _BEFORE.search(head)
    if found and (found.re is _COLON or not _is_mixed(cited, found["name"], own, known)):
        names.append(found["name"])
    for name in names:
        if name in known.labels and number not in known.labels[name]:
            rfc = known.rfcs[number]
            return f"{rfc.name} is {rfc.title}; {name} is RFC {_alike(number, known.labels[name])}"
    return None


def _is_mixed(cited: Cited, name: str, own: Sequence[str], known: Known) -> bool:
    """True where names and numbers may be two lists: "AH and ESP (RFC 4302, RFC 4303)"."""
    title = re.sub(r"^IP | *\(.*", "", known.rfcs[cited.place.rfc].title)
    return (
        title in cited.surroundings
        or any(re.search(rf"\b{label}\b", cited.surroundings) for label in own)
        or any(other.place.rfc in known.labels.get(name, ()) for other in cited.near)
    )


def _alike(number: int, numbers: Sequence[int]) -> int:
    """Return the number that came out with `number`, else the newest."""
    return min(numbers, key=lambda other: (abs(other - number) > 20, -other))

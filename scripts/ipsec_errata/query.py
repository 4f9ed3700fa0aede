"""What people type and paste, as what they mean.

`site_src/assets/resolve.js` holds the same patterns for the box on the site; `tests/cases/queries.json` is run against
both. Nothing here is specific to one of the two languages, and nothing is imported that slows a warm `lookup`.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NotRequired, TypedDict

    class Query(TypedDict):
        """What was asked for: `kind` is issue, erratum, place or words.

        `section` is absent for a whole document; `is_bare` marks a number that could be an RFC or an EID.
        """

        kind: str
        issue: NotRequired[str]
        eid: NotRequired[int]
        rfc: NotRequired[int]
        section: NotRequired[str]
        is_bare: NotRequired[bool]


# A section as people write it: 2.8, a.1, a1 (which some documents print for A.1). Patterns see lower-case text and are
# compiled by their first use: compiling all of them takes half as long as Python's own start.
_SECTION = r"([0-9]{1,3}(?:\.[0-9]{1,3})*|[a-z](?:\.?[0-9]{1,3}(?:\.[0-9]{1,3})*)?)(?![0-9a-z])"
_WORD = r"(?:sections?|sect?|appendix|app|clause)"

_ISSUE = r"(?:^|[^a-z])ipe[-_ ]?([0-9]{1,4})(?![0-9])"
_EID = r"(?:^|[^a-z])(?:eid|err(?:atum|ata)?(?:[-_ ]?id)?)[-_ #=:]*([0-9]{1,7})(?![0-9])"
_RFC = r"(?:^|[^a-z])rfc[-_ =:]*0*([0-9]{1,5})(?![0-9])"
_BARE = r"^\s*0*([0-9]{3,5})\s*$"
_BARE_PLACE = rf"^\s*0*([0-9]{{3,5}})[\s,;:/#§(]+(?:{_WORD}(?![a-z]))?[\s.-]*{_SECTION}[.)]*\s*$"
_OF_NUMBER = r"\s(?:of|in)\s+0*([0-9]{3,5})\s*$"

_ANCHOR = rf"#(?:rfc\.)?(?:section|sec|appendix|app)[-.]{_SECTION}"
_AFTER_WORD = rf"(?:(?:^|[^a-z]){_WORD}(?![a-z])|§+)[\s.]*{_SECTION}"
_TAIL = rf"^(?:\.(?:html|txt|xml|pdf))?[\s,;:/#()\]]+s?{_SECTION}"
_HEAD = rf"(?:^|\s){_SECTION}\s+(?:of|in|from)\s+\[?$"


def parse_query(text: str) -> Query:
    """Return what `text` asks for: `IPE-0001`, `eid4387`, `7296 2.8`, `RFC 7296, Sec. 2.8`, an address of the
    RFC Editor, the datatracker or this site, `Appendix B.1 of RFC 7296`; everything else is words.
    """
    low = text.lower()
    if "ipe" in low and (found := re.search(_ISSUE, low)):
        return {"kind": "issue", "issue": f"IPE-{int(found[1]):04d}"}
    if ("eid" in low or "err" in low) and (found := re.search(_EID, low)):
        return {"kind": "erratum", "eid": int(found[1])}
    if "rfc" in low and (found := re.search(_RFC, low)):
        head = low[: found.start() + found[0].index("rfc")]
        return _place(int(found[1]), _section_near(low, head, low[found.end() :]))
    if found := re.search(_BARE, low):
        return {"kind": "place", "rfc": int(found[1]), "is_bare": True}
    if found := re.search(_BARE_PLACE, low):
        return _place(int(found[1]), found[2])
    if (found := re.search(_OF_NUMBER, low)) and (section := _section_near(low, "", "")):
        return _place(int(found[1]), section)
    return {"kind": "words"}


def _place(rfc: int, section: str | None) -> Query:
    if not section:
        return {"kind": "place", "rfc": rfc}
    section = section.upper()
    # A1 is A.1.
    is_joined = section[0].isalpha() and section[1:2].isdigit()
    return {"kind": "place", "rfc": rfc, "section": f"{section[0]}.{section[1:]}" if is_joined else section}


def _section_near(text: str, head: str, tail: str) -> str | None:
    for pattern, where in ((_ANCHOR, text), (_AFTER_WORD, text), (_TAIL, tail), (_HEAD, head)):
        if where and (found := re.search(pattern, where)):
            return found[1]
    return None

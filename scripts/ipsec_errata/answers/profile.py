"""Which issues touch a product: by the RFCs that it implements, its roles, its modes and the IP versions it speaks.

`site_src/assets/profile-rules.js` does the same for the page, and `tests/cases/profiles.json` is run against both.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import TypedDict

    from ipsec_errata.answers.index import Index
    from ipsec_errata.answers.records import Affected, IssueRecord, RfcRecord

    class Wanted(TypedDict):
        """What a product is. Where roles, modes or IP versions are left out, all are meant."""

        rfcs: list[int]
        roles: list[str]
        modes: list[str]
        ip: list[str]

    class Touching(TypedDict):
        """An issue that touches the product: where, and which RFCs outside the list settle it."""

        issue: IssueRecord
        rows: list[Affected]
        settled_in: list[int]

    class Advice(TypedDict):
        """What an RFC of the list brings in: what replaces or updates it and is not in the list."""

        rfc: int
        title: str
        obsoleted_by: list[int]
        updated_by: list[int]

    class Profile(TypedDict):
        """The issues, those that hurt most first, in three groups, and advice on the list.

        `live`: nothing settles it. `elsewhere`: an RFC settles it that is not in the list. `settled`: an RFC of the
        list settles it, or something that is no RFC. `settles` counts what each RFC outside the list would settle,
        most first.
        """

        wanted: Wanted
        address: str
        advice: list[Advice]
        settles: dict[str, int]
        live: list[Touching]
        elsewhere: list[Touching]
        settled: list[Touching]


GROUPS = ("live", "elsewhere", "settled")
EXCHANGE_ROLES = ("initiator", "responder")
NODE_ROLES = ("gateway", "host", "middlebox")
MODES = ("tunnel", "transport")
IP_VERSIONS = ("ipv4", "ipv6")
# Issues that were examined and are none, or are treated elsewhere.
_NO_ISSUE = ("rejected", "duplicate", "withdrawn")


def make_profile(wanted: Wanted, index: Index) -> Profile:
    """Return the profile of a product; every RFC of `wanted` is in the catalogue."""
    groups: dict[str, list[Touching]] = {group: [] for group in GROUPS}
    for issue in index.issues():
        found = _group(issue, wanted)
        if found:
            groups[found[0]].append(found[1])
    for rows in groups.values():
        rows.sort(key=lambda row: (-row["issue"]["weight"], row["issue"]["id"]))
    outside = sorted(number for row in groups["elsewhere"] for number in row["settled_in"])
    counts = {str(number): outside.count(number) for number in outside}
    return {
        "wanted": wanted,
        "address": address_of(wanted),
        "advice": [
            advice for number in wanted["rfcs"] if (rfc := index.rfc(number)) and (advice := _advise(rfc, wanted))
        ],
        "settles": dict(sorted(counts.items(), key=lambda pair: (-pair[1], int(pair[0])))),
        "live": groups["live"],
        "elsewhere": groups["elsewhere"],
        "settled": groups["settled"],
    }


def address_of(wanted: Wanted) -> str:
    """Return the page that shows this profile, below the root of the site."""
    words = [("rfc", [str(number) for number in wanted["rfcs"]])]
    words += [("role", wanted["roles"]), ("mode", wanted["modes"]), ("ip", wanted["ip"])]
    return "profile/?" + "&".join(f"{key}={','.join(values)}" for key, values in words if values)


def _group(issue: IssueRecord, wanted: Wanted) -> tuple[str, Touching] | None:
    rows = [row for row in issue["affects"] if row["rfc"] in wanted["rfcs"]]
    if not rows or issue["status"] in _NO_ISSUE or not _is_in_scope(issue, wanted):
        return None
    standing = [row for row in rows if row["is_affected"]]
    if not standing:
        rows = [row for row in rows if row["state"] in ("fixed", "clarified")]
        return ("settled", {"issue": issue, "rows": rows, "settled_in": []}) if rows else None
    if not issue["is_settled"] and any(not row["settled_in"] for row in standing):
        return ("live", {"issue": issue, "rows": standing, "settled_in": []})
    missing = [row["settled_in"] for row in standing if row["settled_in"]]
    outside = [numbers for numbers in missing if not set(numbers) & set(wanted["rfcs"])]
    settled_in = sorted({number for numbers in outside for number in numbers})
    return ("elsewhere" if outside else "settled", {"issue": issue, "rows": standing, "settled_in": settled_in})


def _is_in_scope(issue: IssueRecord, wanted: Wanted) -> bool:
    """Return whether the issue touches one of the roles, modes and IP versions.

    Roles are of two kinds, in the exchange and in the network: who names only one kind, may be any of the other.
    """
    return (
        _meets(issue["roles"], wanted["roles"], EXCHANGE_ROLES)
        and _meets(issue["roles"], wanted["roles"], NODE_ROLES)
        and _meets(issue["modes"], wanted["modes"], MODES)
        and _meets(issue["ip"], wanted["ip"], IP_VERSIONS)
    )


def _meets(has: Collection[str], wanted: Collection[str], kind: Sequence[str]) -> bool:
    here = [word for word in has if word in kind]
    asked = [word for word in wanted if word in kind]
    return not here or not asked or any(word in asked for word in here)


def _advise(rfc: RfcRecord, wanted: Wanted) -> Advice | None:
    listed = wanted["rfcs"]
    replaced = ([rfc["newest"]] if rfc["newest"] else []) or rfc["obsoleted_by"]
    replaced = [] if rfc["is_current"] or set(rfc["obsoleted_by"]) & set(listed) else replaced
    obsoleted_by = [number for number in replaced if number not in listed]
    updated_by = [number for number in rfc["updated_by"] if number not in listed]
    if not obsoleted_by and not updated_by:
        return None
    return {"rfc": rfc["number"], "title": rfc["title"], "obsoleted_by": obsoleted_by, "updated_by": updated_by}

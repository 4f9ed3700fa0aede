"""What is known about what somebody typed."""

from __future__ import annotations

from ipsec_errata.query import parse_query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ipsec_errata.answers.found import ErratumHere, Found, Group, IssueHere, PlaceFound
    from ipsec_errata.answers.index import Index
    from ipsec_errata.answers.records import RfcRecord, StandingRecord
    from ipsec_errata.query import Query

MAX_BY_WORDS = 10
RELATIONS = ("here", "below", "above", "document")


def look_up(text: str, index: Index) -> Found:
    """Return what is known about `text`, whatever it is: a place, an issue, an erratum or words."""
    query = parse_query(text)
    if query["kind"] == "issue":
        return _issue(text, query, index)
    if query["kind"] == "erratum":
        return _erratum(text, query, index)
    if query["kind"] == "place":
        # A bare number is an RFC where there is one, else perhaps an erratum.
        if query.get("is_bare") and not index.rfc(query["rfc"]) and index.erratum(query["rfc"]):
            return _erratum(text, {"kind": "erratum", "eid": query["rfc"]}, index)
        return _place(text, query, index)
    return _words(text, query, index)


def anchor_of(section: str) -> str:
    """Return the anchor of a section on our page, as `model.section` has it."""
    return f"appendix-{section}" if section[0].isalpha() else f"section-{section}"


def label_of(section: str | None) -> str:
    """Return the words for a section: "Section 2.8", "Appendix A.1", "Whole document"."""
    if section is None:
        return "Whole document"
    return f"Appendix {section}" if section[0].isalpha() else f"Section {section}"


def _unknown(text: str, query: Query, message: str, address: str | None = None) -> Found:
    return {"query": text, "understood": query, "is_known": False, "address": address, "message": message}


def _issue(text: str, query: Query, index: Index) -> Found:
    wanted = query["issue"]
    issue = index.issue(wanted)
    if issue is None:
        from ipsec_errata.suggest import closest

        near = closest(wanted, index.overview["issues"])
        return _unknown(text, query, f"there is no {wanted}" + (f"; the nearest is {near}" if near else ""))
    return {
        "query": text,
        "understood": query,
        "is_known": True,
        "address": f"{issue['id']}/",
        "message": f"{wanted} is treated as {issue['id']} now" if issue["id"] != wanted else None,
        "issues": [issue],
        "errata": [erratum for eid in issue["eids"] if (erratum := index.erratum(eid))],
    }


def _erratum(text: str, query: Query, index: Index) -> Found:
    erratum = index.erratum(query["eid"])
    if erratum is None:
        return _unknown(text, query, f"EID {query['eid']} is not in the catalogue")
    return {
        "query": text,
        "understood": query,
        "is_known": True,
        "address": f"eid{erratum['eid']}/",
        "message": None,
        "issues": [index.known_issue(issue_id) for issue_id in erratum["issues"]],
        "errata": [erratum],
    }


def _place(text: str, query: Query, index: Index) -> Found:
    rfc, section = index.rfc(query["rfc"]), query.get("section")
    if rfc is None:
        return _unknown(text, query, f"RFC {query['rfc']} is not in the catalogue")
    page = f"rfc{rfc['number']}/"
    if section and rfc["has_sections"] and section not in rfc["sections"]:
        near = _nearest(section, rfc)
        message = f"RFC {rfc['number']} has no {label_of(section)}" + (f"; did you mean {near}?" if near else "")
        return _unknown(text, query, message, f"{page}#{anchor_of(near)}" if near else page)
    groups = [_group(relation, _rows(relation, section, rfc), rfc, index) for relation in RELATIONS]
    _drop_repeats(groups)
    groups = [group for group in groups if group["issues"] or group["errata"]]
    has_anchor = section in rfc["sections"]
    return {
        "query": text,
        "understood": query,
        "is_known": bool(groups),
        "address": f"{page}#{anchor_of(section)}" if section and has_anchor else page,
        "message": None if groups else f"nothing is known about {'this section' if section else 'it'}",
        "place": _place_found(rfc, section),
        "groups": groups,
    }


def _place_found(rfc: RfcRecord, section: str | None) -> PlaceFound:
    fragment = f"#{anchor_of(section)}" if section else ""
    return {
        "rfc": rfc["number"],
        "rfc_title": rfc["title"],
        "rfc_status": rfc["status"],
        "is_current": rfc["is_current"],
        "read_instead": ([rfc["newest"]] if rfc["newest"] else []) or rfc["obsoleted_by"],
        "section": section,
        "section_title": rfc["sections"].get(section) if section else None,
        "is_checked": rfc["has_sections"],
        "url": f"https://www.rfc-editor.org/rfc/rfc{rfc['number']}.html{fragment}",
    }


def _rows(relation: str, section: str | None, rfc: RfcRecord) -> list[StandingRecord]:
    """Return what stands in this relation to the section; without a section all of the document is below it."""
    wanted: Callable[[str], bool]
    if relation == "document":
        return [row for row in rfc["standing"] if row["section"] is None]
    if relation == "here":
        wanted = lambda other: other == section  # noqa: E731
    elif relation == "below":
        wanted = lambda other: section is None or other.startswith(f"{section}.")  # noqa: E731
    else:
        wanted = lambda other: section is not None and section.startswith(f"{other}.")  # noqa: E731
    return [row for row in rfc["standing"] if row["section"] is not None and wanted(row["section"])]


def _group(relation: str, rows: list[StandingRecord], rfc: RfcRecord, index: Index) -> Group:
    issues: dict[str, IssueHere] = {}
    errata: dict[int, ErratumHere] = {}
    for row in rows:
        section = [row["section"]] if row["section"] else []
        for issue_id in row["issues"]:
            if issue_id not in issues:
                issue = index.known_issue(issue_id)
                affected = next(affected for affected in issue["affects"] if affected["rfc"] == rfc["number"])
                issues[issue_id] = {
                    "issue": issue,
                    "sections": [],
                    "state": affected["state"],
                    "stands": affected["is_affected"],
                }
            issues[issue_id]["sections"] += section
        for eid in row["errata"]:
            errata.setdefault(eid, {"erratum": index.known_erratum(eid), "sections": []})
            errata[eid]["sections"] += section
    return {
        "relation": relation,
        "issues": sorted(issues.values(), key=_issue_order),
        "errata": sorted(errata.values(), key=lambda row: (row["erratum"]["is_rejected"], row["erratum"]["eid"])),
    }


def _issue_order(row: IssueHere) -> tuple[bool, bool, bool, int, str]:
    issue = row["issue"]
    # Live ones first, among them those that stand in this very text; then by what they hurt.
    return (not issue["is_live"], not row["stands"], issue["is_settled"], -issue["weight"], issue["id"])


def _drop_repeats(groups: Iterable[Group]) -> None:
    """Leave each issue and erratum in the group that is nearest to the place asked for."""
    issues: set[str] = set()
    errata: set[int] = set()
    for group in groups:
        group["issues"] = [row for row in group["issues"] if row["issue"]["id"] not in issues]
        group["errata"] = [row for row in group["errata"] if row["erratum"]["eid"] not in errata]
        issues.update(row["issue"]["id"] for row in group["issues"])
        errata.update(row["erratum"]["eid"] for row in group["errata"])


def _nearest(section: str, rfc: RfcRecord) -> str | None:
    # Imported here: only a wrong number needs it, and it brings dataclasses along.
    from ipsec_errata.model.section import Section, find_kin

    near = find_kin(Section.parse(section), [Section(text) for text in rfc["sections"]])
    return near.text if near else None


def _words(text: str, query: Query, index: Index) -> Found:
    stripped = text.strip()
    if not any(letter.isspace() for letter in stripped) and (stripped.startswith("/") or "://" in stripped):
        return _unknown(text, query, f"{stripped} names no RFC, issue or erratum")
    from ipsec_errata.answers.ranking import rank

    hits = [index.known_issue(issue_id) for issue_id, _ in rank(text, index.ranking)[:MAX_BY_WORDS]]
    return {
        "query": text,
        "understood": query,
        "is_known": bool(hits),
        "address": f"{hits[0]['id']}/" if hits else None,
        "message": None if hits else f"nothing is known about {text!r}",
        "issues": hits,
    }

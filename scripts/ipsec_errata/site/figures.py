"""Pictures with their captions and their numbers, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ipsec_errata.model.database import Database
from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.fates import Fate, FateKind, trace_fates
from ipsec_errata.model.hot import Hot, list_hot_rfcs, list_hot_sections
from ipsec_errata.model.issue import Issue
from ipsec_errata.model.rfc import Rfc, RfcStatus
from ipsec_errata.model.vocabulary import Family
from ipsec_errata.model.years import find_bulk_day, list_erratum_years, list_issue_years, list_waiting
from ipsec_errata.pictures.bars import draw_bars
from ipsec_errata.pictures.columns import draw_columns
from ipsec_errata.pictures.flow import Stream, draw_flow
from ipsec_errata.pictures.series import Series
from ipsec_errata.pictures.tree import Lane, Node, draw_tree

_ROWS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture as SVG, one sentence below it, and the same as a table: the first row names the columns."""

    svg: str
    caption: str
    table: tuple[tuple[str, ...], ...]


def draw_issue_years(database: Database) -> Figure:
    """Return issues by state over the years."""
    years = list_issue_years(database)
    series = (
        Series(label="settled", css="good", counts=tuple(row.settled for row in years)),
        Series(label="standing, on record", css="bad", counts=tuple(row.noted for row in years)),
        Series(label="standing, on no record", css="hidden", counts=tuple(row.unnoted for row in years)),
    )
    last = years[-1] if years else None
    label = (
        f"Columns by year: at the end of {last.year}, {last.settled} issues are settled and "
        f"{last.noted + last.unnoted} stand; most stood for years before anybody put them on record."
        if last
        else ""
    )
    return Figure(
        svg=draw_columns(label, tuple(row.year for row in years), series),
        caption="Issues that stood in some RFC at the end of each year. On record: minutes, mail, an erratum or a "
        "document known to name them; those first noted here count from the year they were filed.",
        table=(
            ("Year", "Settled", "Standing, on record", "Standing, on no record"),
            *((str(row.year), str(row.settled), str(row.noted), str(row.unnoted)) for row in years),
        ),
    )


_ERRATUM_COLOURS = {
    ErratumStatus.VERIFIED: "good",
    ErratumStatus.HELD: "warn",
    ErratumStatus.REPORTED: "bad",
    ErratumStatus.REJECTED: "aside",
}


def draw_erratum_years(database: Database) -> Figure:
    """Return errata by the year of their report and their status today."""
    years = list_erratum_years(database)
    series = tuple(
        Series(label=status.label, css=css, counts=tuple(row.reported[status] for row in years))
        for status, css in _ERRATUM_COLOURS.items()
    )
    bulk = find_bulk_day(database.errata)
    note = (
        f" The RFC Editor's records do not say when most were settled: they name {bulk}, the day on which they were "
        "moved; only later decisions are counted by year."
        if bulk
        else ""
    )
    return Figure(
        svg=draw_columns(
            f"Columns by year of report: {len(database.errata)} official errata by their status today.",
            tuple(row.year for row in years),
            series,
        ),
        caption=f"Official errata by the year of their report, in the colour of their status today.{note}",
        table=(
            ("Year", *(f"Reported, now {status.label}" for status in _ERRATUM_COLOURS), "Settled in the year"),
            *(
                (str(row.year), *(str(row.reported[status]) for status in _ERRATUM_COLOURS), str(row.settled))
                for row in years
            ),
        ),
    )


def draw_waiting(database: Database) -> Figure:
    """Return the errata that wait, for a decision or for a new edition, by their age."""
    spans = ((0, 2), (2, 5), (5, 10), (10, 15), (15, 20), (20, 100))
    names = tuple(f"{low} to {high} years" if high < 100 else f"{low} years and more" for low, high in spans)
    series, ages = [], list[int]()
    for status, words in ((ErratumStatus.REPORTED, "wait for a decision"), (ErratumStatus.HELD, "wait for a new RFC")):
        waited = [row.years for row in list_waiting(database, status)]
        ages += waited
        counts = tuple(sum(low <= age < high for age in waited) for low, high in spans)
        series.append(Series(label=words, css=_ERRATUM_COLOURS[status], counts=counts))
    decision, edition = series
    oldest = max(ages, default=0)
    return Figure(
        svg=draw_bars(
            f"Bars by age: {sum(decision.counts)} errata wait for a decision and {sum(edition.counts)} for a new "
            f"edition of their RFC; the oldest has waited {oldest} years.",
            names,
            (decision, edition),
        ),
        caption="Age of what waits, at the date of these data: Reported errata wait for a decision, those Held for "
        "Document Update for the next edition of their RFC.",
        table=(
            ("Age", "Reported", "Held for Document Update"),
            *((name, str(a), str(b)) for name, a, b in zip(names, decision.counts, edition.counts, strict=True)),
        ),
    )


def draw_hot_sections(database: Database) -> Figure:
    """Return the sections of current RFCs where most stands."""
    return _draw_hot(list_hot_sections(database), "sections", "Sections of current RFCs in which most stands.")


def draw_hot_rfcs(database: Database) -> Figure:
    """Return the current RFCs in which most stands."""
    return _draw_hot(list_hot_rfcs(database), "RFCs", "Current RFCs in which most stands.")


def _draw_hot(rows: tuple[Hot, ...], what: str, caption: str) -> Figure:
    shown = rows[:_ROWS]
    names = tuple(row.place.label for row in shown)
    label = (
        f"Bars: the {len(shown)} {what} with most issues and errata; {names[0]} is first with {shown[0].total}."
        if shown
        else ""
    )
    series = (
        Series(label="issues", css="bad", counts=tuple(row.issues for row in shown)),
        Series(label="official errata", css="warn", counts=tuple(row.errata for row in shown)),
    )
    return Figure(
        svg=draw_bars(label, names, series),
        caption=f"{caption} Rejected errata are left out.",
        table=(
            ("Where", "Issues", "Errata"),
            *((row.place.label, str(row.issues), str(row.errata)) for row in shown),
        ),
    )


_FATE_COLOURS = {
    FateKind.SETTLED: "good",
    FateKind.OUT_OF_USE: "aside",
    FateKind.STANDING: "bad",
    FateKind.NO_PROBLEM: "aside",
}


def draw_fates(issues: Iterable[Issue], source: str, caption: str, database: Database) -> Figure:
    """Return where `issues` went; `source` names them in a word or two."""
    fates = trace_fates(issues, database)
    streams = tuple(
        Stream(label=_fate_words(fate, database), css=_FATE_COLOURS[fate.kind], count=len(fate.issues))
        for fate in fates
    )
    total = sum(stream.count for stream in streams)
    label = f"{total} issues, divided: " + "; ".join(f"{stream.count} {stream.label}" for stream in streams) + "."
    return Figure(
        svg=draw_flow(label, source, streams),
        caption=caption,
        table=(("What became of them", "Issues"), *((stream.label, str(stream.count)) for stream in streams)),
    )


def _fate_words(fate: Fate, database: Database) -> str:
    match fate.kind:
        case FateKind.SETTLED if fate.rfc:
            rfc = database.rfc.get(fate.rfc)
            return f"settled by RFC {fate.rfc}" + (f" ({rfc.published[:4]})" if rfc else "")
        case FateKind.SETTLED:
            return "settled otherwise"
        case FateKind.OUT_OF_USE:
            return "out of use, without an answer"
        case FateKind.STANDING:
            return "in current RFCs, without an answer"
        case FateKind.NO_PROBLEM:
            return "found to be no problem"


def draw_family(database: Database, families: tuple[Family, ...]) -> Figure:
    """Return the family tree of one family, or of several in one picture of the same scale."""
    members = {
        family: [database.rfc[number] for number in family.rfcs if number in database.rfc] for family in families
    }
    lanes = tuple(
        Lane(
            name=family.label if len(families) > 1 else "",
            nodes=tuple(
                Node(number=rfc.number, published=rfc.published, obsoletes=rfc.obsoletes, css=_standing(rfc, database))
                for rfc in rfcs
            ),
        )
        for family, rfcs in members.items()
    )
    rfcs = [rfc for each in members.values() for rfc in each]
    years = [int(rfc.published[:4]) for rfc in rfcs] or [int(database.as_of[:4])]
    label = "Family tree: " + "; ".join(_tree_words(rfc) for rfc in rfcs) + "."
    return Figure(
        svg=draw_tree(label, lanes, min(years), max(*years, int(database.as_of[:4]))),
        caption="Each RFC at its date; an arrow leads from an RFC to the one that obsoletes it. Filled: current.",
        table=(
            ("RFC", "Published", "Status", "Obsoletes"),
            *(
                (
                    rfc.name,
                    rfc.published,
                    rfc.status.label + (", obsolete" if rfc.obsoleted_by else ""),
                    ", ".join(str(number) for number in rfc.obsoletes) or "none",
                )
                for rfc in rfcs
            ),
        ),
    )


def _standing(rfc: Rfc, database: Database) -> str:
    if rfc.number in database.current:
        return "node current"
    return "node historic" if rfc.status is RfcStatus.HISTORIC else "node"


def _tree_words(rfc: Rfc) -> str:
    older = " and ".join(str(number) for number in rfc.obsoletes)
    return f"RFC {rfc.number} of {rfc.published[:4]}" + (f" obsoletes {older}" if older else "")

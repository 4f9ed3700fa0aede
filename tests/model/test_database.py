"""The indexes of the sample project."""

from ipsec_errata.model.affected import State
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import Section


def test_what_stands_on_a_section(sample):
    standing = sample.at(60001, Section("2.10"))
    assert [issue.id for issue, _ in standing.issues] == ["IPE-0001"]
    assert [erratum.eid for erratum in standing.errata] == [70001]
    assert sample.at(60001, Section("2.1")).is_empty


def test_lineage_names_the_state_in_each_rfc(sample):
    (strip,) = sample.lineage_of(sample.issue["IPE-0001"])
    assert strip.family.id == "keying"
    assert [(cell.rfc, cell.state, cell.is_current) for cell in strip.cells] == [
        (60001, State.INTRODUCED, False),
        (60002, State.FIXED, True),
    ]


def test_lineage_older_than_the_origin_says_nothing(sample):
    strip, other = sample.lineage_of(sample.issue["IPE-0002"])
    assert next((cell.rfc, cell.affected) for cell in strip.cells) == (60001, None)
    assert other.family is None
    assert other.cells[0].rfc == 60003


def test_live_is_what_stands_in_a_current_rfc(sample):
    assert sample.live == {"IPE-0002"}
    assert not sample.is_live_erratum(sample.erratum[70001])
    assert sample.current == {60002, 60003}


def test_backlinks(sample):
    assert [issue.id for issue in sample.issues_of_erratum[70001]] == ["IPE-0001"]
    assert [item.id for _, item in sample.agenda_items_of["IPE-0001"]] == ["lifetimes"]
    assert [issue.id for issue in sample.named_by["IPE-0002"]] == ["IPE-0001"]
    assert sample.moved_to == {"IPE-0003": "IPE-0001"}


def test_unknown_section_list_accepts_any_section(sample):
    assert sample.has_section(Place(60003, Section("99.9")))
    assert not sample.has_section(Place(60002, Section("9.9")))


def test_data_date_comes_from_the_data(sample):
    assert sample.as_of == "2026-11-25"


def test_successors_obsolete_an_rfc(sample):
    assert {number: sample.successors(number) for number in (60001, 60002, 4)} == {60001: (60002,), 60002: (), 4: ()}

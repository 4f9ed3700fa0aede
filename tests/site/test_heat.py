"""Where in a document the problems sit."""

from __future__ import annotations

from ipsec_errata.model.database import Database
from ipsec_errata.model.section import Section
from ipsec_errata.model.standing import Standing
from ipsec_errata.site.heat import HEIGHT, count_standing, measure_heat
from ipsec_errata.site.rfc_pages import toc_rows


def test_bars_stand_where_the_sections_are(sample: Database):
    rows = toc_rows(sample.rfc[60001], sample)
    heat = measure_heat((row.section, row.standing) for row in rows)
    assert heat is not None
    assert [(bar.section.text, bar.count, bar.x, bar.height) for bar in heat.bars] == [
        ("2.10", 2, 4, HEIGHT),
        ("A.1", 1, 6, HEIGHT // 2),
    ]
    assert heat.width == 7
    assert heat.divisions == (1, 5)
    assert heat.sentence == "2 of 7 sections have entries that stand; most: Section 2.10 (2), Appendix A.1 (1)."


def test_nothing_standing_has_no_picture():
    assert measure_heat([(Section("1"), Standing())]) is None
    assert measure_heat([]) is None


def test_what_was_fixed_there_does_not_count(sample: Database):
    for place, standing in sample.standing.items():
        fixed = Standing(issues=tuple(pair for pair in standing.issues if not pair[1].state.is_affected))
        assert count_standing(fixed) == 0, place

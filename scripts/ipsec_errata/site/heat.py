"""Where in a document the problems sit: one bar for each section, drawn when the pages are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ipsec_errata.model.erratum import ErratumStatus
from ipsec_errata.model.section import Section
from ipsec_errata.model.standing import Standing

HEIGHT = 40
_HOTTEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One section, at `x` of as many units as there are sections; `height` in units of `HEIGHT`."""

    section: Section
    count: int
    x: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """The bars of one document, where its top sections begin, and the sections with most entries, hottest first."""

    width: int
    bars: tuple[Bar, ...]
    divisions: tuple[int, ...]
    hottest: tuple[Bar, ...]

    @property
    def sentence(self) -> str:
        """What the picture shows, in words."""
        named = ", ".join(f"{bar.section.label} ({bar.count})" for bar in self.hottest)
        return f"{len(self.bars)} of {self.width} sections have entries that stand; most: {named}."


def count_standing(standing: Standing) -> int:
    """Return how many issues and errata stand on a section, without what was fixed there or rejected."""
    return sum(row.state.is_affected for _, row in standing.issues) + sum(
        erratum.status is not ErratumStatus.REJECTED for erratum in standing.errata
    )


def measure_heat(rows: Iterable[tuple[Section, Standing]]) -> Heat | None:
    """Return the heat of the sections in the order of the document; None where nothing stands."""
    counted = [(section, count_standing(standing)) for section, standing in rows]
    most = max((count for _, count in counted), default=0)
    if most == 0:
        return None
    bars = [
        # The lowest bar must still be seen beside the highest one.
        Bar(section=section, count=count, x=x, height=max(HEIGHT // 6, round(HEIGHT * count / most)))
        for x, (section, count) in enumerate(counted)
        if count
    ]
    return Heat(
        width=len(counted),
        bars=tuple(bars),
        divisions=_divisions([section for section, _ in counted]),
        hottest=tuple(sorted(bars, key=lambda bar: (-bar.count, bar.x))[:_HOTTEST]),
    )


def _divisions(sections: Sequence[Section]) -> tuple[int, ...]:
    return tuple(x for x, section in enumerate(sections) if section.depth == 1 and x)

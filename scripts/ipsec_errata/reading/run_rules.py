"""The rules on one database: every finding with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.model.database import Database
from ipsec_errata.reading.yaml_source import Written
from ipsec_errata.rules import Found, Rule, registered_rules


def run_rules(
    database: Database,
    sources: Mapping[str, Written | None],
    copied: frozenset[int] | None = None,
    base: Database | None = None,
) -> Iterator[list[Diagnostic]]:
    """Yield what each rule finds. `sources` are the files by path, None for one that could not be read.

    Rules that need the RFC texts or an earlier database run where these are given.
    """
    # Of ten thousand entries a copy of this process that took every other rule saved a twentieth of the clock where
    # nothing was kept, cost as much where all was, and two fifths more of the processor.
    for rule in registered_rules():
        if _is_meant(rule, database, copied, base):
            found = rule.check(database, *[copied] * rule.needs_texts, *[base] * rule.needs_base)
            yield [told for row in found if (told := _place(row, rule, sources))]


def _place(row: Found, rule: Rule, sources: Mapping[str, Written | None]) -> Diagnostic | None:
    if row.path not in sources:
        # A file that an earlier commit had.
        return Diagnostic(path=row.path, line=1, column=1, level=Level.ERROR, message=row.message, code=rule.code)
    source = sources[row.path]
    return source.diagnose(row.key_path, rule.level, row.message, rule.code, offset=row.offset) if source else None


def _is_meant(rule: Rule, database: Database, copied: frozenset[int] | None, base: Database | None) -> bool:
    if (rule.needs_texts and copied is None) or (rule.needs_base and base is None):
        return False
    # Without a vocabulary every word would be unknown: the finding on its own file says enough.
    return bool(database.vocabulary.protocols) or not rule.code.startswith(("word-", "family-", "lineage-"))

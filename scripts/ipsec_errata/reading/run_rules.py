"""The rules on one database: every finding with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.model.database import Database
from ipsec_errata.reading.yaml_source import Source
from ipsec_errata.rules import Found, Rule, registered_rules
from ipsec_errata.second_process import CAN_FORK, done_by_two

Sources = Mapping[str, Source | None]
# With fewer issues it takes as long to make a process as the rules take.
WORTH_A_PROCESS = 1000


def run_rules(
    database: Database,
    sources: Sources,
    copied: frozenset[int] | None = None,
    base: Database | None = None,
    *,
    processes: int = 1,
) -> Iterator[list[Diagnostic]]:
    """Yield what each rule finds. `sources` are the files by path, None for one that could not be read.

    Rules that need the RFC texts or an earlier database run where these are given. A second process takes its part
    where it may and where there is much to do; it knows the database already.
    """
    rules = [rule for rule in registered_rules() if _is_meant(rule, database, copied, base)]

    def check(rule: Rule) -> list[Diagnostic]:
        found = rule.check(database, *[copied] * rule.needs_texts, *[base] * rule.needs_base)
        return [told for row in found if (told := _place(row, rule, sources))]

    if processes > 1 and CAN_FORK and len(database.issues) >= WORTH_A_PROCESS:
        return done_by_two(check, rules)
    return map(check, rules)


def _place(row: Found, rule: Rule, sources: Sources) -> Diagnostic | None:
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

"""The rules on one database: every finding with its place, by several processes where there is much to look at."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator, Mapping, Sequence

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.model.database import Database
from ipsec_errata.reading.yaml_source import Source
from ipsec_errata.rules import Found, Rule, registered_rules

# Below this many entries a second process costs more than it saves.
WORTH_A_PROCESS = 2_000


def run_rules(
    database: Database,
    sources: Mapping[str, Source | None],
    copied: frozenset[int] | None = None,
    base: Database | None = None,
    *,
    processes: int = 1,
) -> list[Diagnostic]:
    """Return what the rules find. `sources` are the files by path, None for one that could not be read.

    Rules that need the RFC texts or an earlier database run where these are given.
    """
    rules = [rule for rule in registered_rules() if _is_meant(rule, database, copied, base)]
    diagnostics = []
    for rule, found in zip(rules, _run(rules, (database, copied, base), processes), strict=True):
        for row in found:
            if row.path not in sources:
                # A file that an earlier commit had.
                diagnostics.append(
                    Diagnostic(path=row.path, line=1, column=1, level=Level.ERROR, message=row.message, code=rule.code)
                )
            elif source := sources[row.path]:
                diagnostics.append(source.diagnose(row.key_path, rule.level, row.message, rule.code))
    return diagnostics


_Work = tuple[Database, frozenset[int] | None, Database | None]


def _is_meant(rule: Rule, database: Database, copied: frozenset[int] | None, base: Database | None) -> bool:
    if (rule.needs_texts and copied is None) or (rule.needs_base and base is None):
        return False
    # Without a vocabulary every word would be unknown: the finding on its own file says enough.
    return bool(database.vocabulary.protocols) or not rule.code.startswith(("word-", "family-", "lineage-"))


def _run(rules: Sequence[Rule], work: _Work, processes: int) -> Iterator[list[Found]]:
    is_small = len(work[0].written) < WORTH_A_PROCESS
    if processes < 2 or is_small or sys.platform in ("win32", "darwin"):
        for rule in rules:
            yield _check(rule, work)
        return
    # Only a forked process has the database already.
    with multiprocessing.get_context("fork").Pool(processes, _begin, (work,)) as pool:
        # Those that read all prose take longest and come first, so that no process waits for one at the end.
        order = sorted(range(len(rules)), key=lambda number: not rules[number].code.startswith("prose-"))
        done = dict(zip(order, pool.imap(_check_there, [rules[number].code for number in order]), strict=True))
    yield from (done[number] for number in range(len(rules)))


def _check(rule: Rule, work: _Work) -> list[Found]:
    database, copied, base = work
    return list(rule.check(database, *[copied] * rule.needs_texts, *[base] * rule.needs_base))


_there: _Work


def _begin(work: _Work) -> None:
    global _there
    _there = work


def _check_there(code: str) -> list[Found]:
    return _check(next(rule for rule in registered_rules() if rule.code == code), _there)

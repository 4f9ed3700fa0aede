"""The rules on one database: every finding with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.model.database import Database
from ipsec_errata.reading.most_findings import MOST_FINDINGS
from ipsec_errata.reading.yaml_source import Written
from ipsec_errata.rules import Found, Rule, registered_rules
from ipsec_errata.second_process import SecondProcess, pays

# These rules look through all texts and at little else, so that a copy of this process makes hardly an index anew.
_PROSE = "prose-"
# Below this many entries a copy costs more than it saves.
_WORTH_A_PROCESS = 1500


def run_rules(
    database: Database,
    sources: Mapping[str, Written | None],
    copied: frozenset[int] | None = None,
    base: Database | None = None,
    processes: int = 1,
) -> Iterator[list[Diagnostic]]:
    """Yield what each rule finds. `sources` are the files by path, None for one that could not be read.

    Rules that need the RFC texts or an earlier database run where these are given. With two `processes` a copy of this
    one takes a part of much work.
    """
    rules = [rule for rule in registered_rules() if _is_meant(rule, database, copied, base)]
    is_shared = pays(processes, len(database.written), _WORTH_A_PROCESS)
    apart = [rule for rule in rules if is_shared and rule.code.startswith(_PROSE)]

    def find(rule: Rule) -> list[Diagnostic]:
        found = rule.check(database, *[copied] * rule.needs_texts, *[base] * rule.needs_base)
        return [told for row in _not_too_many(found) if (told := _place(row, rule, sources))]

    with _without_findings(apart, find) as clean:
        yield from (find(rule) for rule in rules if rule not in apart)
        codes = clean()
    yield from (find(rule) for rule in apart if rule.code not in codes)


@contextmanager
def _without_findings(rules: Sequence[Rule], find: Callable[[Rule], object]) -> Iterator[Callable[[], frozenset[str]]]:
    """Ask a copy of this process which of the rules find nothing; what is given waits for the answer.

    What others find is for this process to say: it hardly ever comes to that, and findings need not be handed over.
    """
    if not rules:
        yield frozenset
        return
    with SecondProcess(lambda: (rule.code.encode() for rule in rules if not find(rule))) as copy:
        yield lambda: frozenset(code.decode() for code in iter(copy.wait, None))


def _not_too_many(found: Iterable[Found]) -> Iterator[Found]:
    """Yield what a rule finds, of one file no more than anybody would read; the last one says that there is more."""
    count: Counter[str] = Counter()
    for row in found:
        count[row.path] += 1
        if count[row.path] <= MOST_FINDINGS:
            yield row
        elif count[row.path] == MOST_FINDINGS + 1:
            yield replace(row, message=f"{row.message}; further findings of this kind in this file are not listed")


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

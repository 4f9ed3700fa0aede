"""IDs, file names and titles."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator

from ipsec_errata.diagnostics import Level
from ipsec_errata.model.database import Database
from ipsec_errata.model.issue import Issue, Moved
from ipsec_errata.model.register import PLACEHOLDER
from ipsec_errata.rules.rule import Found, rule


def _numbered(database: Database) -> tuple[Issue | Moved, ...]:
    return (*database.issues, *database.moved)


def _drafts_last(database: Database) -> list[Issue]:
    # Of two that have something in common, the one whose author can still change it is told.
    return sorted(database.issues, key=lambda issue: issue.id == PLACEHOLDER)


def _named(issue: Issue | Moved) -> str:
    return _stem(issue.path)[: len(PLACEHOLDER)]


def _stem(path: str) -> str:
    """Return the name without its suffix. A path object for each of ten thousand files would take ten times as long."""
    return posixpath.splitext(posixpath.basename(path))[0]


@rule("file-name")
def check_file_name(database: Database) -> Iterator[Found]:
    """The name of a file begins with the ID of its entry.

    Bad:  errata/issues/lifetime.yaml with `id: IPE-0001`
    Good: errata/issues/IPE-0001-lifetime.yaml with `id: IPE-0001`
    """
    for issue in _numbered(database):
        stem = _stem(issue.path)
        if stem != issue.id and not stem.startswith(f"{issue.id}-"):
            yield Found(
                issue.path,
                ("id",),
                f"id is {issue.id}, but the file is called {stem}.yaml; expected {issue.id}-<slug>.yaml",
            )
    expected = [(rfc.path, ("number",), f"rfc{rfc.number}") for rfc in database.rfcs]
    expected += [(erratum.path, ("eid",), erratum.id) for erratum in database.errata]
    expected += [(meeting.path, ("id",), meeting.id) for meeting in database.meetings]
    for path, key_path, stem in expected:
        if _stem(path) != stem:
            yield Found(path, key_path, f"the file is called {posixpath.basename(path)}; expected {stem}.yaml")


@rule("id-repeated")
def check_unique_ids(database: Database) -> Iterator[Found]:
    """No two files hold the same ID.

    IPE-0000 stands for a number not given yet, so several drafts may have it.

    Bad:  two files with `id: IPE-0007`
    Good: a new file with `id: IPE-0000`, numbered on merge
    """
    numbered = [issue for issue in _numbered(database) if issue.id != PLACEHOLDER]
    ids = [(issue.id, ("id",), issue.path) for issue in numbered]
    ids += [(rfc.name, ("number",), rfc.path) for rfc in database.rfcs]
    ids += [(erratum.label, ("eid",), erratum.path) for erratum in database.errata]
    first: dict[str, str] = {}
    for name, key_path, path in ids:
        if name in first:
            yield Found(path, key_path, f"{name} is already in {first[name]}")
        first.setdefault(name, path)


@rule("draft-second", level=Level.WARNING)
def check_drafts_wait_alone(database: Database) -> Iterator[Found]:
    """One draft at a time waits for its number.

    Drafts share the ID IPE-0000 and so one page: the site shows the first of them only until it is numbered.

    Bad:  IPE-0000-cookies.yaml and IPE-0000-padding.yaml
    Good: IPE-0401-cookies.yaml and IPE-0000-padding.yaml
    """
    drafts = [issue for issue in database.issues if issue.id == PLACEHOLDER]
    for draft in drafts[1:]:
        message = f"{drafts[0].path} waits for a number, too; its page hides this one until `ipsec-errata number` ran"
        yield Found(draft.path, ("id",), message)


@rule("title-repeated")
def check_unique_titles(database: Database) -> Iterator[Found]:
    """Title and summary are in no other issue, so that lists and search results can be told apart.

    Bad:  two issues with the title "Lifetime"
    Good: "No default lifetime for the IKEv1 Phase 1 SA"
    """
    for key in ("title", "summary"):
        seen: defaultdict[str, list[str]] = defaultdict(list)
        for issue in _drafts_last(database):
            text = getattr(issue, key).casefold()
            if seen[text]:
                yield Found(issue.path, (key,), f"{seen[text][0]} has the same {key}")
            seen[text].append(issue.id)


@rule("alias-repeated")
def check_unique_aliases(database: Database) -> Iterator[Found]:
    """An alias leads to one issue.

    Bad:  two issues with the alias `phase-1-lifetime`
    Good: the alias stands in the issue that treats the problem
    """
    first: dict[str, str] = {}
    for issue in _drafts_last(database):
        for i, alias in enumerate(issue.aliases):
            if alias in first:
                yield Found(issue.path, ("aliases", i), f"{first[alias]} has the alias {alias} already")
            first.setdefault(alias, issue.id)


@rule("id-unregistered")
def check_ids_registered(database: Database) -> Iterator[Found]:
    """The number of an issue was given by `ipsec-errata number` and is in `errata/published-ids.txt`.

    A number that somebody chooses by hand may have been given on another branch.

    Bad:  a new file with `id: IPE-0451`
    Good: a new file with `id: IPE-0000`, numbered on merge
    """
    if database.register is None:
        return
    known = database.register.ids | {PLACEHOLDER}
    for issue in _numbered(database):
        # Where the name of the file says another ID, that is the finding.
        if issue.id not in known and _named(issue) == issue.id:
            message = f"{issue.id} was never given; write {PLACEHOLDER} and let `ipsec-errata number` give a number"
            yield Found(issue.path, ("id",), message)


@rule("id-vanished")
def check_ids_live_for_ever(database: Database) -> Iterator[Found]:
    """A number that was given has an entry for ever, and stands in `errata/published-ids.txt` once.

    Somebody may have cited it. An issue that is treated elsewhere leaves an entry of kind `moved` or status
    `duplicate`, one that was no problem has status `rejected` or `withdrawn`: each of them keeps its page.

    Bad:  the file of IPE-0007 is deleted
    Good: {id: IPE-0007, kind: moved, to: IPE-0002}
    """
    if database.register is None:
        return
    present = {name for issue in _numbered(database) for name in (issue.id, _named(issue))} | database.unread
    seen: set[str] = set()
    for i, row in enumerate(database.register.rows):
        if row.id in seen:
            yield Found(database.register.path, (i,), f"{row.id} was given twice; one of the two needs another number")
        elif row.id not in present:
            message = f"there is no entry for {row.id} any more; restore it, with status withdrawn or as moved"
            yield Found(database.register.path, (i,), message)
        seen.add(row.id)

"""`validate --base`: what branches of a real repository may do to what was published, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.git import commit, git

from ipsec_errata.cli import main

LENGTH = "errata/issues/IPE-0002-length.yaml"
LIFETIME = "errata/issues/IPE-0001-lifetime.yaml"
MOVED = "errata/issues/IPE-0003-lifetime-again.yaml"
REGISTER = "errata/published-ids.txt"
STEP = '  - {date: "2026-11-24", status: open, note: Filed.}\n'


def edit(root: Path, path: str, *changes: tuple[str, str]) -> None:
    file = root / path
    text = file.read_text()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text)


def validate(root: Path, base: str = "main") -> int:
    return main(["validate", "--root", str(root), "--base", base])


REJECTED = (
    ("status: open\n", "status: rejected\n"),
    (STEP, STEP + '  - {date: "2026-11-25", status: rejected, note: Both sections count the header.}\n'),
    (
        "references: []\n",
        "resolution: {kind: none, rationale: 'Read again, both sections count the header in the same way.'}\n"
        "references: []\n",
    ),
)


@pytest.mark.parametrize(
    "changes",
    [
        (),
        REJECTED,
        ((STEP, STEP + '  - {date: "2026-11-25", status: open, note: Guidance corrected.}\n'),),
        (("title: Length counts", "title: The length counts"),),
    ],
    ids=["nothing", "rejected with a reason", "a step that keeps the status", "another title"],
)
def test_what_a_branch_may_do(checkout, changes):
    edit(checkout, LENGTH, *changes)
    if changes:
        commit(checkout, "A change")
    assert validate(checkout) == 0


def test_an_issue_may_move(checkout):
    (checkout / LENGTH).write_text("id: IPE-0002\nkind: moved\nto: IPE-0001\n")
    edit(checkout, LIFETIME, ("relations: {related: [IPE-0002]}\n", ""))
    assert validate(checkout) == 0


def test_a_slug_may_change(checkout):
    git(checkout, "mv", LENGTH, "errata/issues/IPE-0002-header-counted.yaml")
    assert validate(checkout) == 0


@pytest.mark.parametrize(
    ("path", "changes", "finding"),
    [
        (
            LENGTH,
            (("note: Filed.", "note: Filed in November."),),
            f"{LENGTH}:22:5: error: step 1 was published as 2026-11-24 open: Filed.; "
            "restore it and add a step instead [history-rewritten]",
        ),
        (
            LIFETIME,
            (
                ('  - {date: "2026-11-24", status: open, note: Filed.}\n', ""),
                ('filed: "2026-11-24"', 'filed: "2026-11-25"'),
            ),
            f"{LIFETIME}:45:5: error: step 1 was published as 2026-11-24 open: Filed.; "
            "restore it and add a step instead [history-rewritten]",
        ),
        (
            LIFETIME,
            (
                ('  - {date: "2026-11-25", status: resolved, note: "Settled by RFC 60002, Section 2.8."}\n', ""),
                ("status: resolved\n", "status: open\n"),
            ),
            f"{LIFETIME}:45:3: error: the published steps are gone from 2026-11-25 resolved on; "
            "restore them [history-rewritten]",
        ),
        (
            REGISTER,
            (("- IPE-0002 length\n", "- IPE-0002 size\n"),),
            f"{REGISTER}:5:3: error: here stood IPE-0002 length; "
            "restore it, and let new rows follow at the end [register-rewritten]",
        ),
        (
            "errata/vocabulary.yaml",
            (("id: encoding", "id: encodings"),),
            "errata/vocabulary.yaml:1:1: error: the address /topics/encoding/ had a page and has none any more; "
            "restore what it leads to [address-vanished]",
        ),
        (
            "errata/meetings/meeting-1.yaml",
            (("- id: lifetimes\n", "- id: lifetime\n"),),
            "errata/meetings/meeting-1.yaml:1:1: error: the address /meetings/meeting-1/#lifetimes had a page and has "
            "none any more; restore what it leads to [address-vanished]",
        ),
    ],
    ids=["note reworded", "first step gone", "last step gone", "register", "topic", "agenda item"],
)
def test_what_was_published_stays(checkout, path, changes, finding, capsys):
    edit(checkout, path, *changes)
    assert validate(checkout) == 1
    assert finding in capsys.readouterr().out.splitlines()


def test_a_deleted_entry_is_missed_with_and_without_its_row(checkout, capsys):
    (checkout / MOVED).unlink()
    assert validate(checkout) == 1
    assert capsys.readouterr().out == (
        f"{REGISTER}:6:3: error: there is no entry for IPE-0003 any more; "
        "restore it, with status withdrawn or as moved [id-vanished]\n"
    )
    edit(checkout, REGISTER, ("- IPE-0003 lifetime-again\n", ""))
    assert validate(checkout) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{MOVED}:1:1: error: the address /IPE-0003/ had a page and has none any more; "
        "restore what it leads to [address-vanished]",
        f"{REGISTER}:4:1: error: IPE-0003 lifetime-again and what came after it are gone; "
        "restore the rows [register-rewritten]",
    ]


def test_a_deleted_erratum_is_missed(checkout, capsys):
    (checkout / "errata/rfc-editor/eid70001.yaml").unlink()
    assert validate(checkout) == 1
    assert "errata/rfc-editor/eid70001.yaml:1:1: error: the address /eid70001/ had a page" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_one_finding(checkout, capsys):
    edit(checkout, LENGTH, ("kind: issue", "kind: isue"))
    assert validate(checkout) == 1
    assert {row.rsplit("[", 1)[1] for row in capsys.readouterr().out.splitlines()} == {"schema-word]"}


def test_what_others_published_meanwhile_is_not_missed(checkout):
    git(checkout, "switch", "--quiet", "main")
    edit(checkout, REGISTER, ("- IPE-0003 lifetime-again\n", "- IPE-0003 lifetime-again\n- IPE-0004 theirs\n"))
    (checkout / "errata/issues/IPE-0004-theirs.yaml").write_text("id: IPE-0004\nkind: moved\nto: IPE-0001\n")
    commit(checkout, "Theirs")
    git(checkout, "switch", "--quiet", "ours")
    edit(checkout, LENGTH, *REJECTED)
    commit(checkout, "Ours")
    assert validate(checkout) == 0
    git(checkout, "merge", "--quiet", "--no-edit", "main")
    assert validate(checkout) == 0
    # What came in by the merge is published, and deleting it is a loss.
    (checkout / "errata/issues/IPE-0004-theirs.yaml").unlink()
    assert validate(checkout) == 1


@pytest.mark.parametrize("base", ["no-such-branch", "--output=x", "0" * 40])
def test_a_commit_that_is_not_there_is_2(checkout, base, capsys):
    assert main(["validate", "--root", str(checkout), f"--base={base}"]) == 2
    assert capsys.readouterr().err == (
        f"ipsec-errata: git knows no commit {base!r} here; is it spelt right, and was it fetched?\n"
    )


def test_outside_a_repository_is_2(project, capsys):
    assert validate(project.root) == 2
    assert "ipsec-errata: git rev-parse: fatal: not a git repository" in capsys.readouterr().err

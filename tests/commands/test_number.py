"""`ipsec-errata number` in real checkouts, two of them at the same time."""

from __future__ import annotations

import pytest
from tests.git import commit, git

from ipsec_errata.cli import main
from ipsec_errata.project import Project


def add_draft(root, slug: str, related: str = "IPE-0002"):
    text = (root / "errata" / "issues" / "IPE-0002-length.yaml").read_text()
    text = text.replace("IPE-0002", "IPE-0000").replace("related: [IPE-0001]", f"related: [{related}]")
    text = text.replace("Length counts the header or not", f"Something else is wrong with {slug}")
    text = text.replace("Two sections disagree", f"About {slug} two sections disagree")
    (root / "errata" / "issues" / f"IPE-0000-{slug}.yaml").write_text(text)
    other = root / "errata" / "issues" / f"{related}-length.yaml"
    other.write_text(other.read_text().replace("related: [IPE-0001]", "related: [IPE-0001, IPE-0000]"))


def run(root, *arguments: str) -> int:
    return main(["number", "--root", str(root), *arguments])


def test_a_draft_gets_the_next_number_and_is_followed(project, capsys):
    add_draft(project.root, "padding")
    assert run(project.root) == 0
    assert capsys.readouterr().out == (
        "errata/issues/IPE-0000-padding.yaml -> errata/issues/IPE-0004-padding.yaml\n"
        "errata/issues/IPE-0002-length.yaml: names it now\n"
        "1 numbers given\n"
    )
    issues = project.entries / "issues"
    assert (issues / "IPE-0004-padding.yaml").read_text().startswith("id: IPE-0004\n")
    assert "related: [IPE-0001, IPE-0004]" in (issues / "IPE-0002-length.yaml").read_text()
    assert (project.entries / "published-ids.txt").read_text().endswith("- IPE-0004 padding\n")
    assert not (issues / "IPE-0000-padding.yaml").exists()
    assert main(["validate", "--root", str(project.root)]) == 0
    assert run(project.root) == 0
    assert "no drafts" in capsys.readouterr().out


def test_a_number_is_not_given_again_after_its_entry_is_gone(project):
    add_draft(project.root, "padding")
    assert run(project.root) == 0
    issues = project.entries / "issues"
    (issues / "IPE-0004-padding.yaml").unlink()
    other = issues / "IPE-0002-length.yaml"
    other.write_text(other.read_text().replace(", IPE-0004", ""))
    add_draft(project.root, "replay")
    # Deleting an entry is a fault of its own; even so the next number is a new one.
    assert run(project.root) == 1
    register = project.entries / "published-ids.txt"
    (issues / "IPE-0004-padding.yaml").write_text("id: IPE-0004\nkind: moved\nto: IPE-0002\n")
    assert run(project.root) == 0
    assert register.read_text().endswith("- IPE-0004 padding\n- IPE-0005 replay\n")


def test_of_two_drafts_the_one_that_names_an_entry_is_meant_there(project, capsys):
    add_draft(project.root, "padding")
    issues = project.entries / "issues"
    text = (issues / "IPE-0000-padding.yaml").read_text()
    alone = text.replace("padding", "zeros").replace("relations: {related: [IPE-0002], ", "relations: {")
    (issues / "IPE-0000-zeros.yaml").write_text(alone)
    assert run(project.root) == 0
    assert "[IPE-0001, IPE-0004]" in (issues / "IPE-0002-length.yaml").read_text()
    assert sorted(file.name[:8] for file in issues.iterdir()) == [f"IPE-000{n}" for n in range(1, 6)]
    assert main(["validate", "--root", str(project.root)]) == 0
    capsys.readouterr()


def test_check_only_lists(project, capsys):
    add_draft(project.root, "padding")
    assert run(project.root, "--check") == 1
    assert capsys.readouterr().out == "errata/issues/IPE-0000-padding.yaml: waits for a number\n"
    assert (project.entries / "issues" / "IPE-0000-padding.yaml").exists()


def test_a_draft_with_a_fault_waits(project, capsys):
    add_draft(project.root, "padding")
    draft = project.entries / "issues" / "IPE-0000-padding.yaml"
    draft.write_text(draft.read_text().replace("status: open", "status: opne", 1))
    assert run(project.root) == 1
    assert "numbers are given to entries without faults only" in capsys.readouterr().err
    assert draft.exists()


@pytest.mark.parametrize("name", ["IPE-0002-length.yaml", "IPE-0000-nowhere.yaml"])
def test_what_is_no_draft_is_2(project, name, capsys):
    assert run(project.root, str(project.entries / "issues" / name)) == 2
    assert "is no draft; expected errata/issues/IPE-0000-<slug>.yaml" in capsys.readouterr().err


def test_two_clones_cannot_give_the_same_number(project, tmp_path):
    git(project.root, "init", "--quiet")
    commit(project.root, "Three entries")
    for name in ("first", "second"):
        git(tmp_path, "clone", "--quiet", str(project.root), name)
        git(tmp_path / name, "switch", "--quiet", "--create", name)
        add_draft(tmp_path / name, f"{name}-slug")
        assert run(tmp_path / name) == 0
        commit(tmp_path / name, f"Number the draft of the {name} clone")
    first, second = tmp_path / "first", tmp_path / "second"
    assert (first / "errata" / "issues" / "IPE-0004-first-slug.yaml").exists()
    assert (second / "errata" / "issues" / "IPE-0004-second-slug.yaml").exists()

    merge = git(second, "pull", "--quiet", "--no-rebase", str(first), "first", check=False)
    assert merge.returncode != 0
    unmerged = git(second, "diff", "--name-only", "--diff-filter=U").stdout.split()
    assert "errata/published-ids.txt" in unmerged

    # The way out that the manual gives: take the other side, and number the draft again.
    git(second, "merge", "--abort")
    git(second, "reset", "--quiet", "--hard", "HEAD~1")
    add_draft(second, "second-slug")
    commit(second, "The draft as it was")
    git(second, "pull", "--quiet", "--no-rebase", str(first), "first", check=False)
    conflicts = git(second, "diff", "--name-only", "--diff-filter=U").stdout.split()
    assert conflicts == ["errata/issues/IPE-0002-length.yaml"]
    other = second / "errata" / "issues" / "IPE-0002-length.yaml"
    git(second, "checkout", "--theirs", str(other))
    other.write_text(other.read_text().replace("[IPE-0001, IPE-0004]", "[IPE-0001, IPE-0004, IPE-0000]"))
    commit(second, "Merge the first clone")
    assert run(second) == 0
    assert (
        (second / "errata" / "published-ids.txt")
        .read_text()
        .endswith("- IPE-0004 first-slug\n- IPE-0005 second-slug\n")
    )
    assert main(["validate", "--root", str(Project(second).root)]) == 0


def test_both_sides_kept_by_hand_is_found(project, capsys):
    register = project.entries / "published-ids.txt"
    register.write_text(register.read_text() + "- IPE-0004 a\n- IPE-0004 b\n")
    (project.entries / "issues" / "IPE-0004-a.yaml").write_text("id: IPE-0004\nkind: moved\nto: IPE-0001\n")
    assert main(["validate", "--root", str(project.root)]) == 1
    assert "IPE-0004 was given twice; one of the two needs another number [id-vanished]" in capsys.readouterr().out

"""Commands that change the same entries at the same time: nothing is lost, nothing is half."""

from __future__ import annotations

from pathlib import Path

from tests.trust.writers import Running, prepare, restore, snapshot, words_of

NAMES = ("fmt", "number", "watch", "new", "errata import", "fmt", "number")


def test_whoever_comes_first_the_outcome_is_the_same(tmp_path: Path):
    project = prepare(tmp_path)
    old = snapshot(project)
    expected = None
    for turn in range(4):
        restore(project, old)
        names = [*NAMES[turn:], *NAMES[:turn]]
        running = [Running(project, words_of(name, project)) for name in names]
        ended = [command.wait() for command in running]
        assert [row for row in ended if row[0] not in (0, 1, 2) or "Traceback" in row[1]] == []
        # No number is given while there is a draft that nobody has filled in.
        (project.entries / "issues" / "IPE-0000-moment.yaml").unlink()
        for name in ("number", "watch", "fmt"):
            status, said = Running(project, words_of(name, project)).wait()
            assert status == 0, said
        expected = expected or snapshot(project)
        assert snapshot(project) == expected
    assert [path for path in expected if "IPE-0004" in path] == ["errata/issues/IPE-0004-padding.yaml"]
    assert Running(project, ["validate", "--root", str(project.root)]).wait()[0] == 0

"""`ipsec-errata validate` as a command: statuses, formats, and what it says where it cannot run."""

from __future__ import annotations

import json

import pytest

from ipsec_errata.cli import main


def spoil(project):
    file = project.entries / "issues" / "IPE-0002-length.yaml"
    file.write_text(file.read_text().replace("topics: [encoding]", "topics: [encodin]"))


FINDING = (
    "errata/issues/IPE-0002-length.yaml:8:10: error: "
    "'encodin' is not among the topics of the vocabulary; did you mean encoding? [word-unknown]\n"
)


def test_clean_is_0(project, capsys):
    assert main(["validate", "--root", str(project.root)]) == 0
    assert capsys.readouterr() == ("", "no findings\n")


def test_findings_are_1(project, capsys):
    spoil(project)
    assert main(["validate", "--root", str(project.root)]) == 1
    assert capsys.readouterr() == (
        FINDING,
        "word-unknown is explained at https://ipsec-errata.example/tracker/about/rules/#word-unknown\n"
        "1 errors, 0 warnings\n",
    )


def test_json_is_alone_on_standard_output(project, capsys):
    spoil(project)
    assert main(["validate", "--root", str(project.root), "--format", "json"]) == 1
    printed = capsys.readouterr()
    finding = json.loads(printed.out)["findings"][0]
    assert finding["code"] == "word-unknown"
    assert finding["manual"] == "https://ipsec-errata.example/tracker/about/rules/#word-unknown"
    assert printed.err == ""


def test_github_annotates(project, capsys):
    spoil(project)
    assert main(["validate", "--root", str(project.root), "--format", "github"]) == 1
    annotation = capsys.readouterr().out.splitlines()[-1]
    assert annotation.startswith("::error file=errata/issues/IPE-0002-length.yaml,line=8,col=10,title=word-unknown::")
    assert annotation.endswith(
        "did you mean encoding?%0Ahttps://ipsec-errata.example/tracker/about/rules/#word-unknown"
    )


def test_a_path_narrows_what_is_reported(project, capsys):
    spoil(project)
    root = ["validate", "--root", str(project.root)]
    assert main([*root, str(project.entries / "rfcs")]) == 0
    assert main([*root, str(project.entries / "issues" / "IPE-0002-length.yaml")]) == 1
    assert main([*root, str(project.entries / "issues")]) == 1
    assert capsys.readouterr().out == FINDING * 2


def test_a_file_elsewhere_is_checked_by_its_form_and_schema(project, tmp_path, capsys):
    lone = tmp_path / "lone.yaml"
    lone.write_text("id: IPE-0007\nkind: moved\nto: IPE-1\n")
    root = ["validate", "--root", str(project.root)]
    assert main([*root, str(lone)]) == 1
    assert f"{lone}:3:5: error: to is" in capsys.readouterr().out
    lone.write_text("id: IPE-0007\nkind: thing\n")
    assert main([*root, str(lone)]) == 1
    assert f"{lone}:2:7: error: there is no 'kind' that says what entry this is" in capsys.readouterr().out
    lone.write_text("id: IPE-0007\nkind: moved\nto: IPE-0099\n")
    assert main([*root, str(lone)]) == 0
    spoil(project)
    assert main([*root, str(lone), str(project.entries)]) == 1


def test_warnings_count_only_when_strict(project, capsys):
    file = project.entries / "issues" / "IPE-0001-lifetime.yaml"
    text = file.read_text().replace('sections: ["2.8"], state: fixed', 'sections: ["2.8"], state: mitigated')
    text = text.replace(
        "  - {rfc: 60002,", "  - {rfc: 60003, sections: [], state: fixed}\n  - {rfc: 60002,", 1
    ).replace("state: mitigated", "state: inherited")
    file.write_text(
        text.replace('by: 60002, sections: ["2.8"], date: "2005-12"', 'by: 60003, sections: ["4.2"], date: "2023-04"')
    )
    root = ["validate", "--root", str(project.root)]
    assert main(root) == 0
    assert "warning: status is resolved, but the problem stands in RFC 60002" in capsys.readouterr().out
    assert main([*root, "--strict"]) == 1


def test_copied_words_are_found_with_the_texts(project, tmp_path, capsys):
    texts = tmp_path / "texts"
    texts.mkdir()
    run = "one two three four five six seven eight nine ten eleven"
    (texts / "rfc60002.txt").write_text(f"1. One\n\n   Before {run[:23]}\n   {run[24:]} after.\n")
    file = project.entries / "issues" / "IPE-0002-length.yaml"
    file.write_text(file.read_text().replace("Accept both.", f"Accept {run}."))
    command = ["validate", "--root", str(project.root)]
    assert main(command) == 0
    assert main([*command, "--texts", str(texts)]) == 1
    assert "these words stand in an RFC: 'one two three four five six seven eight nine ten'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--root", "/nowhere/at/all"], "/nowhere/at/all has no folder 'errata'; give the checkout with --root"),
        (["no-such-file.yaml"], "there is no no-such-file.yaml"),
    ],
)
def test_what_cannot_run_is_2_and_one_sentence(arguments, why, capsys):
    assert main(["validate", *arguments]) == 2
    assert capsys.readouterr().err == f"ipsec-errata: {why}\n"


def test_a_broken_schema_is_2(project, capsys):
    (project.schemas / "issue.schema.json").write_text("{")
    assert main(["validate", "--root", str(project.root)]) == 2
    assert "a schema is no JSON" in capsys.readouterr().err


def test_a_missing_schema_is_2(project, capsys):
    (project.schemas / "issue.schema.json").unlink()
    assert main(["validate", "--root", str(project.root)]) == 2
    assert "issue.schema.json: No such file or directory" in capsys.readouterr().err

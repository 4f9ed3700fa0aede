"""The page about `scan`: its example gives the output that it shows, with the catalogue of this checkout."""

from __future__ import annotations

import re
import shlex

from ipsec_errata.cli import main
from ipsec_errata.project import own_project


def test_the_output_on_the_page_is_real(tmp_path, monkeypatch, capsys):
    page = (own_project().site_source / "scan" / "index.md").read_text(encoding="utf-8")
    code = re.search(r"```c\n(.*?)```", page, re.DOTALL)
    consoles = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    assert code
    assert len(consoles) == 2
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "child.c").write_text(code[1], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for console in consoles:
        shown = ""
        for line in re.findall(r"^\$ ipsec-errata (.*)$", console, re.MULTILINE):
            main(shlex.split(line))
            printed = capsys.readouterr()
            shown += f"$ ipsec-errata {line}\n{printed.out}{printed.err}"
        assert shown == console

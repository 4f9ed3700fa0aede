"""The command line itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ipsec_errata.cli import main
from ipsec_errata.command_parser import COMMANDS, SUMMARIES, build_parser

SCRIPT = Path(__file__).parents[2] / "scripts" / "ipsec-errata.py"


def run(*arguments: str, **more) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=False, **more)


def test_help_names_every_command():
    done = run("--help")
    assert done.returncode == 0
    assert [
        word for word in ("validate", "lookup", "build", "serve", "export", "rfc", "errata") if word not in done.stdout
    ] == []


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["lookup"], ["validate", "--format", "xml"], ["rfc"]])
def test_misuse_is_2_without_traceback(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "usage:" in done.stderr


def test_a_reader_that_leaves_early_is_no_error():
    command = f"{sys.executable} {SCRIPT} lookup RFC 4301 | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("RFC 4301")
    assert done.stderr == ""


def test_one_command_imports_only_itself():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from ipsec_errata.command_parser import build_parser; build_parser('lookup');"
        "print([name for name in sys.modules if name.endswith(('jinja2', 'rfc_text', 'commands.validate'))])"
    )
    done = subprocess.run([sys.executable, "-c", code, SCRIPT.parent], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_overview_imports_no_command_and_little_else():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from ipsec_errata.command_parser import build_parser; build_parser().format_help();"
        "print([name for name in sys.modules if name in ('dataclasses', 'pathlib', 'typing', 'json')"
        " or name.startswith('ipsec_errata.commands.')])"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code, SCRIPT.parent], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for(name):
    done = run(name, "--help")
    assert done.returncode == 0
    assert SUMMARIES[name] in " ".join(build_parser().format_help().split())


def test_a_warm_lookup_imports_neither_yaml_nor_what_starts_slowly():
    assert run("lookup", "IPE-0001").returncode == 0
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from ipsec_errata.cli import main; main(['lookup', 'RFC 7296', '2.8']);"
        "slow = ('yaml', 'dataclasses', 'pathlib', 'typing', 'shutil', 'argparse');"
        "print([name for name in slow if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code, SCRIPT.parent], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("query", "status"), [("IPE-0001", 0), ("RFC 7296 2.8", 0), ("eid4387", 0), ("RFC 7296 99", 1)]
)
def test_lookup_answers_from_the_real_catalogue(query, status, capsys):
    assert main(["lookup", query]) == status
    assert capsys.readouterr().out


@pytest.mark.parametrize("words", [["IPE-0001"], ["RFC", "7296", "2.8"], ["7296 99"], ["no", "such", "thing"], [""]])
def test_a_question_without_options_is_answered_as_by_the_parser(words, capsys):
    status, told = main(["lookup", *words]), capsys.readouterr()
    assert told.out
    assert (main(["lookup", "--", *words]), capsys.readouterr()) == (status, told)


def test_export_writes_the_pages_once(tmp_path, capsys):
    assert main(["export", "pages", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "IPE-0001.md").read_text().startswith("---\n")
    assert main(["export", "pages", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(", 0 changed")

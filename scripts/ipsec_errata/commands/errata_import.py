"""`ipsec-errata errata import`: the RFC Editor's errata JSON to one file per erratum."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.errata_files import Catalogue, ErrataImport
from ipsec_errata.commands.one_writer import only_writer
from ipsec_errata.project import own_project
from ipsec_errata.rfc_editor.errata_texts import ErrataTexts


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import` to the commands of `ipsec-errata errata`."""
    parser = subparsers.add_parser(
        "import",
        help="read the RFC Editor's errata JSON and write one file per erratum",
        description="Read the RFC Editor's errata JSON and write one file per erratum on an RFC of the catalogue. "
        "What people of this project added to a file stays as it is.",
    )
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="errata.json, rfcNNNN.json or a folder of them"
    )
    parser.add_argument("--texts", type=Path, metavar="DIR", help="folder with RFC texts to look quoted text up in")
    parser.add_argument("--check", action="store_true", help="write nothing; list what would change and exit with 1")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder to write to (default: errata/rfc-editor)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import and say what happened.

    Return 0 if all went well, 1 if a file is bad or, with --check, would change, 2 if nothing could begin.
    """
    entries = own_project().entries
    catalogue = Catalogue(entries / "rfcs")
    if not catalogue.numbers:
        return _refuse(f"{entries / 'rfcs'}: the catalogue of RFCs is empty; run `ipsec-errata rfc import` first")
    if arguments.texts and not arguments.texts.is_dir():
        return _refuse(f"{arguments.texts}: no such folder of RFC texts")
    job = ErrataImport(
        catalogue=catalogue,
        texts=ErrataTexts(arguments.texts) if arguments.texts else None,
        out=arguments.out or entries / "rfc-editor",
        is_check=arguments.check,
    )
    with nullcontext() if arguments.check else only_writer(own_project().root):
        for record in job.read(arguments.paths):
            job.take(record)
    print(job.summary())
    return EXIT_FOUND if job.has_failed or (job.is_check and job.changed) else EXIT_CLEAN


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return EXIT_USAGE

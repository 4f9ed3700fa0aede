"""`ipsec-errata scan`: citations of RFCs in source files that are wrong, obsolete, or touched by known problems."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ipsec_errata import __version__
from ipsec_errata.checkout import own_root
from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands import numbers
from ipsec_errata.commands.read_sources import Scan, Tally, scan_files
from ipsec_errata.commands.source_files import find_source_files
from ipsec_errata.diagnostics import Format, Level, render_diagnostics
from ipsec_errata.input_file import read_input_text
from ipsec_errata.open_known import open_known
from ipsec_errata.output_file import write_text
from ipsec_errata.scanner.baseline import Baseline, BaselineError, make_baseline, parse_baseline, render_baseline
from ipsec_errata.scanner.finding import Finding
from ipsec_errata.scanner.scan import all_codes, usual_codes

SARIF = "sarif"
_NEVER = "never"
_LARGEST = 1.0


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    codes = [code.code for code in all_codes()]
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "scan",
        help="find wrong citations of RFCs in source files",
        description="Read comments and strings of source files in any language, find citations of RFCs as people write "
        "them, and report those that are wrong or obsolete, and what is known about the sections they name.",
        epilog="Exit status: 0 nothing at or above --fail-on, 1 something was found, 2 a path, file or the catalogue "
        "could not be read.",
    )
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders (default: here)")
    parser.add_argument(
        "--format", choices=[*Format, SARIF], default=Format.TEXT, help="how findings are printed (default: text)"
    )
    parser.add_argument(
        "--fail-on",
        choices=[*Level, _NEVER],
        default=Level.ERROR,
        help="the mildest level for which the exit status is 1 (default: error)",
    )
    parser.add_argument(
        "--only", action="append", choices=codes, metavar="CODE", help="look for this code only; may be given again"
    )
    parser.add_argument(
        "--ignore", action="append", choices=codes, metavar="CODE", help="not for this one; may be given again"
    )
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="leave out the findings that this file lists")
    parser.add_argument("--write-baseline", type=Path, metavar="FILE", help="list the findings of now in this file")
    parser.add_argument("--sarif", type=Path, metavar="FILE", help="write the findings as SARIF to this file, too")
    parser.add_argument("--no-gitignore", action="store_true", help="read also what git ignores")
    parser.add_argument(
        "--max-size",
        type=numbers.positive_size,
        default=_LARGEST,
        metavar="MIB",
        help="skip larger files (default: %(default)s)",
    )
    parser.add_argument(
        "--jobs", type=numbers.positive, metavar="N", help="processes (default: by the number of files)"
    )
    parser.add_argument("--root", type=Path, help="another checkout of the catalogue than the one of this command")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Scan and print; 0 clean, 1 findings at or above `--fail-on`, 2 something could not be read."""
    if arguments.root and not (arguments.root / "errata").is_dir():
        print(f"ipsec-errata: {arguments.root} has no folder 'errata'; give the checkout with --root", file=sys.stderr)
        return EXIT_USAGE
    try:
        baseline = _read_baseline(arguments.baseline)
    except (BaselineError, UnicodeDecodeError) as error:
        print(f"ipsec-errata: {arguments.baseline} is no baseline: {error}", file=sys.stderr)
        return EXIT_USAGE
    if "" in arguments.paths:
        print("ipsec-errata: a path is empty; expected files or folders, or none for this folder", file=sys.stderr)
        return EXIT_USAGE
    paths = [_from_here(path) for path in arguments.paths]
    # The baseline names what it is about, and would be found itself.
    own = {path.resolve() for path in (arguments.baseline, arguments.write_baseline) if path}
    files = [
        file
        for file in find_source_files(paths, with_ignored=arguments.no_gitignore)
        if not (own and Path(file.path).resolve() in own)
    ]
    known = open_known(str(arguments.root or own_root()))
    codes = frozenset(arguments.only or usual_codes()) - frozenset(arguments.ignore or ())
    scan = Scan(known, codes, int(arguments.max_size * 1024 * 1024))
    tally = scan_files(files, scan, arguments.jobs)
    findings = sorted(finding for finding in tally.findings if finding.code in codes)
    if arguments.write_baseline:
        write_text(arguments.write_baseline, render_baseline(make_baseline(findings)))
        print(f"{arguments.write_baseline}: {len(findings)} findings", file=sys.stderr)
        return EXIT_CLEAN
    shown, gone = baseline.subtract(findings) if baseline else (tuple(findings), 0)
    if arguments.sarif:
        write_text(arguments.sarif, _render(shown, SARIF, tally))
    sys.stdout.write(_render(shown, arguments.format, tally))
    _say(shown, len(findings) - len(shown), gone, tally)
    if tally.unread:
        return EXIT_USAGE
    return EXIT_FOUND if any(_counts(finding.level, arguments.fail_on) for finding in shown) else EXIT_CLEAN


def _from_here(path: str) -> str:
    """Return a path relative to the folder the scan runs in, or the absolute one of what lies elsewhere."""
    relative = Path(os.path.relpath(path))
    return str(Path(path).resolve()) if relative.parts[:1] == (os.pardir,) else str(relative)


def _counts(level: Level, fail_on: str) -> bool:
    levels = list(Level)
    return fail_on != _NEVER and levels.index(level) <= levels.index(Level(fail_on))


def _read_baseline(path: Path | None) -> Baseline | None:
    return parse_baseline(read_input_text(path)) if path else None


def _render(findings: Sequence[Finding], output: str, tally: Tally) -> str:
    if output == SARIF:
        from ipsec_errata.addresses import SiteRoot
        from ipsec_errata.make_pages import read_site_url
        from ipsec_errata.project import own_project
        from ipsec_errata.scanner.sarif import render_sarif

        manual = SiteRoot.parse(read_site_url(own_project())).page("scan/codes.md")
        return render_sarif(findings, all_codes(), __version__, manual)
    if output == Format.JSON:
        value = {"findings": [asdict(finding) for finding in findings], "count": len(findings), "read": tally.counts}
        return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    return render_diagnostics((finding.diagnostic for finding in findings), Format(output))


def _say(shown: Sequence[Finding], known: int, gone: int, tally: Tally) -> None:
    for path, why in tally.unread:
        print(f"ipsec-errata: {path}: {why}", file=sys.stderr)
    levels = [f"{sum(finding.level is level for finding in shown)} {level}s" for level in Level]
    print(f"{', '.join(levels)} in {tally.citations} citations; {tally.describe()}", file=sys.stderr)
    if known:
        print(f"{known} more are in the baseline", file=sys.stderr)
    if gone:
        print(f"{gone} in the baseline are gone; write it anew with --write-baseline", file=sys.stderr)

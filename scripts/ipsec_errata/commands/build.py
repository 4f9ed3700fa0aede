"""`ipsec-errata build`: the whole site, strictly."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.texts import NoTextsError, add_shown_texts_option, shown_variable
from ipsec_errata.output_folder import new_folder
from ipsec_errata.project import own_project

# The engine and its theme print notices about their own future at every start.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "build",
        description="Build the site. A wrong link or anchor between our pages fails the build.",
    )
    parser.add_argument("--out", type=Path, help="the folder to write (default: site in the checkout)")
    add_shown_texts_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build; 0 done, 1 the entries or the pages have a fault, 2 the site cannot be written. Then the old one stays."""
    project = own_project()
    out = (arguments.out or project.root / "site").resolve()
    try:
        environment = {**os.environ, **QUIET, **shown_variable(arguments.texts)}
        with new_folder(out) as folder:
            # The engine's own name is in the data only as a command: the hook is the one file that imports it.
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
            subprocess.run(command, cwd=project.root, env=environment, check=True)  # noqa: S603
    except NoTextsError as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    except subprocess.CalledProcessError as error:
        return EXIT_USAGE if error.returncode == EXIT_USAGE else EXIT_FOUND
    print(f"built {out}")
    return EXIT_CLEAN

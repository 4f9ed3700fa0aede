"""The option that says where RFC texts are, for every command that reads them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ipsec_errata.rfc_editor.rfc_library import RfcLibrary
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError

VARIABLE = "IPSEC_ERRATA_TEXTS"

# What `build` tells the site engine, which has no options of ours: a build shows texts only where somebody asks for it.
SHOWN_VARIABLE = "IPSEC_ERRATA_SHOWN_TEXTS"


def shown_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Return the folders whose RFC texts the site shows; normally none."""
    return tuple(Path(part) for part in environment.get(SHOWN_VARIABLE, "").split(os.pathsep) if part)


def shown_variable(folders: Sequence[Path] | None) -> dict[str, str]:
    """Return the variable that `shown_folders` reads; raise NoTextsError for folders without an RFC."""
    if not folders:
        return {}
    open_folders(folders)
    return {SHOWN_VARIABLE: os.pathsep.join(str(folder.resolve()) for folder in folders)}


def add_shown_texts_option(parser: argparse.ArgumentParser) -> None:
    """Add `--texts DIR` of the commands that make the site; its folders go through `shown_variable`."""
    parser.add_argument(
        "--texts",
        action="append",
        type=Path,
        metavar="DIR",
        help="folder with RFC texts, to show their words on the pages",
    )


def cache_folder() -> Path:
    """Return where `passages fetch` keeps RFC texts: the user's cache (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base.startswith("/") else Path.home() / ".cache") / "ipsec-errata" / "rfc"


class NoTextsError(Exception):
    """There are no RFC texts to read; the message is one sentence."""


def add_texts_option(parser: argparse.ArgumentParser) -> None:
    """Add `--texts DIR`, which may be given several times."""
    parser.add_argument(
        "--texts",
        action="append",
        type=Path,
        metavar="DIR",
        # Commands and subcommands share the option: one that is not given must not hide one that is.
        default=argparse.SUPPRESS,
        help=f"folder or mirror with RFC texts, at any depth; more than one may be given (default: ${VARIABLE}, "
        "or what `passages fetch` fetched)",
    )


def chosen_folders(arguments: argparse.Namespace) -> tuple[Path, ...]:
    """Return the folders given with --texts, else those of the environment, else the cache if there is one."""
    given = getattr(arguments, "texts", None)
    named = tuple(given or (Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part))
    if named:
        return named
    return (cache,) if (cache := cache_folder()).is_dir() else ()


def open_library(arguments: argparse.Namespace) -> RfcLibrary:
    """Return the texts the user chose, or raise NoTextsError."""
    folders = chosen_folders(arguments)
    if not folders:
        raise NoTextsError(
            f"this needs RFC texts; name their folder with --texts DIR or ${VARIABLE}, or run `passages fetch`"
        )
    return open_folders(folders)


def open_folders(folders: Sequence[Path]) -> RfcLibrary:
    """Return the texts in these folders, or raise NoTextsError where one is missing or none is in them."""
    try:
        library = RfcLibrary(folders)
    except UnreadableRfcError as error:
        raise NoTextsError(str(error)) from error
    if not library.numbers:
        named = ", ".join(map(str, folders))
        raise NoTextsError(f"there is no RFC in {named}; expected files such as rfc7296.txt or rfc9242.xml")
    return library

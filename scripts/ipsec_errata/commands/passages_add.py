"""`ipsec-errata passages add`: writes a passage into an issue, with its hash."""

from __future__ import annotations

import argparse
import copy
import sys
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_USAGE
from ipsec_errata.commands import numbers
from ipsec_errata.commands.one_writer import only_writer
from ipsec_errata.commands.texts import NoTextsError, add_texts_option, open_library
from ipsec_errata.model.affected import Passage
from ipsec_errata.model.place import Place
from ipsec_errata.model.section import NotASectionError, Section
from ipsec_errata.model.wording import count_words, in_one_line
from ipsec_errata.output_file import write_text
from ipsec_errata.passages.entry_edit import passage_value, put_passage
from ipsec_errata.passages.locate import PassageNotFoundError, locate_passage
from ipsec_errata.project import Project, own_project
from ipsec_errata.reading.yaml_source import Source, parse_source, read_source
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError
from ipsec_errata.suggest import did_you_mean


class _RefusedError(Exception):
    """Nothing was written; the message is one sentence."""


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "add",
        help="write a passage into an issue",
        description="Find a passage in the text of an RFC by its first and last words, write it into the issue's row "
        "for that RFC together with its hash, and print it in full. A passage that is there already is replaced.",
        epilog='Example: ipsec-errata passages add IPE-0037 2408 5.1 --starts "If the ISAKMP message length" '
        '--ends "MUST be rejected" --texts rfc',
    )
    parser.add_argument("issue", metavar="IPE-NNNN", help="the issue, by its ID or the name of its file")
    parser.add_argument(
        "rfc", type=numbers.rfc, metavar="RFC", help="the number of an RFC that the issue has a row for"
    )
    parser.add_argument("section", metavar="SECTION", help="the section that holds the words itself, such as 2.10")
    parser.add_argument("--starts", required=True, metavar="WORDS", help="the first few words, once in the section")
    parser.add_argument("--ends", required=True, metavar="WORDS", help="the last few words, once from there on")
    add_texts_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the passage and print it; 0 it stands in the file, 2 it was refused and nothing is changed."""
    try:
        with only_writer(own_project().root):
            print(_add(arguments, own_project()))
    except (_RefusedError, NoTextsError, UnreadableRfcError, PassageNotFoundError) as error:
        print(f"ipsec-errata: {error}", file=sys.stderr)
        return EXIT_USAGE
    return EXIT_CLEAN


def _add(arguments: argparse.Namespace, project: Project) -> str:
    """Write the passage and return what to tell."""
    file = _find_file(project, arguments.issue)
    source, found = read_source(file, project.relative(file))
    if source is None:
        raise _RefusedError(str(found[0]))
    try:
        section = Section.parse(arguments.section)
    except NotASectionError as error:
        raise _RefusedError(str(error)) from error
    row = _find_row(source, arguments.rfc, section)
    rfc = open_library(arguments).read(arguments.rfc)
    if rfc is None:
        raise _RefusedError(f"the text of RFC {arguments.rfc} is not at hand")
    located = locate_passage(rfc, section, arguments.starts, arguments.ends)
    passage = passage_value(Passage(section=section, starts=located.starts, ends=located.ends, sha256=located.sha256))
    _write(file, source, row, passage)
    place = Place(arguments.rfc, section).label
    return f"{source.path}: passage of {count_words(in_one_line(located.text))} words in {place}\n\n{located.text}"


def _find_file(project: Project, name: str) -> Path:
    folder = project.entries / "issues"
    stem = Path(name).stem
    files = sorted(file for file in folder.glob("*.yaml") if file.stem == stem or file.stem.startswith(f"{stem}-"))
    if len(files) == 1:
        return files[0]
    if files:
        raise _RefusedError(f"{name} fits {len(files)} files; give the name of the file, such as {files[0].name}")
    known = [file.stem[:8] for file in folder.glob("*.yaml")]
    raise _RefusedError(f"there is no issue {name}{did_you_mean(name, known)}")


def _find_row(source: Source, number: int, section: Section) -> int:
    """Return the index of the row of `affects` for an RFC."""
    value = source.value if isinstance(source.value, dict) else {}
    rows = [row for row in value.get("affects") or () if isinstance(row, dict)]
    at = next((i for i, row in enumerate(rows) if row.get("rfc") == number), None)
    if at is None:
        named = ", ".join(str(row.get("rfc")) for row in rows) or "none"
        raise _RefusedError(f"{source.path} has no row for RFC {number} under affects; it has rows for {named}")
    listed = [text for text in rows[at].get("sections") or () if isinstance(text, str)]
    if listed and not any(section.is_within(Section(text)) for text in listed):
        named = ", ".join(listed)
        raise _RefusedError(
            f"{section.label} is not in the row for RFC {number}, which lists {named}; add it there first"
        )
    return at


def _write(file: Path, source: Source, row: int, passage: dict[str, Any]) -> None:
    """Write the entry with the passage; raise _RefusedError where anything else in it would change."""
    expected = copy.deepcopy(source.value)
    path, value = ("affects", row), expected["affects"][row]
    existing = source.locate((*path, "passage"), key=True)[0] if "passage" in value else None
    text = put_passage(source.text, source.locate(path), existing, value, passage)
    value["passage"] = passage
    written, _ = parse_source(text.encode(), source.path)
    if written is None or written.value != expected:
        raise _RefusedError(f"{source.path}: the row cannot be edited without changing more; add the passage by hand")
    write_text(file, text)

"""`ipsec-errata rfc import`: published RFCs into the catalogue."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from ipsec_errata.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from ipsec_errata.commands.one_writer import only_writer
from ipsec_errata.input_file import read_input_text
from ipsec_errata.output_file import write_text
from ipsec_errata.project import Kind, own_project
from ipsec_errata.reading.schema_check import Schemas
from ipsec_errata.reading.yaml_source import parse_source, read_source
from ipsec_errata.rfc_editor.rfc_metadata import Facts, NoMetadataError, parse_metadata
from ipsec_errata.rfc_editor.rfc_mirror import UnreadableRfcError, find_rfcs, is_xml
from ipsec_errata.rfc_editor.rfc_passages import read_sections
from ipsec_errata.rfc_editor.rfc_text import Sections
from ipsec_errata.yaml_writer import render_yaml


def add_parser(subparsers: Any) -> None:
    """Add the command's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "import",
        help="read published RFCs into the catalogue",
        description="Read RFCXML (where there is one) or plain text from files or from folders that mirror the RFC "
        "Editor or Debian's doc-rfc, and write one file per RFC. Without --metadata, only section lists of RFCs that "
        "are in the catalogue already are renewed.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="rfcNNNN.txt, .xml, .gz, or folders")
    parser.add_argument("--metadata", type=Path, metavar="FILE", help="JSON with titles, dates, status and relations")
    parser.add_argument("--only", metavar="NUMBERS", help="only these RFCs: 7296,4301")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write (default: errata/rfcs)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if something would change")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import; 0 done, 1 something could not be read or (with --check) would change, 2 wrong arguments."""
    folder = arguments.out or own_project().entries / "rfcs"
    try:
        only = {int(number) for number in arguments.only.split(",")} if arguments.only else None
    except ValueError:
        return _fail(f"--only is {arguments.only}; expected numbers such as 7296,4301")
    if not arguments.paths and not arguments.metadata:
        return _fail("nothing to import; name RFC files, a folder of them, or --metadata")
    try:
        facts = parse_metadata(read_input_text(arguments.metadata)) if arguments.metadata else {}
        files = find_rfcs(arguments.paths)
    except OSError as error:
        return _fail(f"{arguments.metadata} cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        return _fail(f"{arguments.metadata} cannot be read: {error}")
    except NoMetadataError as error:
        return _fail(f"{arguments.metadata} cannot be used: {error}")
    except UnreadableRfcError as error:
        return _fail(str(error))
    if arguments.paths and not files:
        named = ", ".join(map(str, arguments.paths))
        return _fail(f"there is no RFC in {named}; expected files such as rfc7296.txt or rfc9242.xml")
    if only is not None and not only & {*facts, *files}:
        return _fail(f"--only is {arguments.only}; none of these is in what was named")
    with nullcontext() if arguments.check else only_writer(own_project().root):
        return _import(folder, facts, files, only, is_check=arguments.check)


def _import(
    folder: Path, facts: dict[int, Facts], files: dict[int, Path], only: set[int] | None, *, is_check: bool
) -> int:
    known = {int(file.stem[3:]) for file in folder.glob("rfc*.yaml") if file.stem[3:].isdigit()}
    schemas = Schemas(own_project().schemas)
    skipped, failed, changed, unsure, sections = 0, 0, 0, 0, 0
    wanted = [number for number in sorted({*facts, *files}) if only is None or number in only]
    for number in wanted:
        if number not in facts and number not in known:
            skipped += 1
            continue
        target = folder / f"rfc{number}.yaml"
        try:
            text, found = render_rfc(facts.get(number), files.get(number), target, schemas)
        except UnreadableRfcError as error:
            print(f"RFC {number}: {error}", file=sys.stderr)
            failed += 1
            continue
        sections += len(found.headings) if found else 0
        if found and found.unsure:
            unsure += 1
            print(f"RFC {number}: {len(found.headings)} sections, unsure: {'; '.join(found.unsure)}")
        if is_check:
            is_new = not target.exists() or target.read_text(encoding="utf-8") != text
            changed += is_new
            if is_new:
                print(f"RFC {number} would change")
        else:
            changed += write_text(target, text)
    print(f"{len(wanted)} RFCs, {sections} sections, {unsure} with doubts, {changed} changed, {failed} unreadable")
    if skipped:
        print(f"{skipped} RFCs are not in the catalogue and have no metadata; give --metadata to add them")
    return EXIT_FOUND if failed or (is_check and changed) else EXIT_CLEAN


def render_rfc(facts: Facts | None, file: Path | None, target: Path, schemas: Schemas) -> tuple[str, Sections | None]:
    """Return the new text of a catalogue file; what the import does not know is kept from the old one."""
    old: Facts = {}
    if target.exists():
        source, _ = read_source(target, target.name)
        if source is None or any(schemas.check(source, Kind.RFC)):
            raise UnreadableRfcError(f"{target.name} is spoiled; mend it first, `ipsec-errata validate` says how")
        old = source.value
    listed = ("section_list", "unsure", "sections")
    value = {key: part for key, part in (_with_kept(facts, old) if facts else old).items() if key not in listed}
    found = read_sections(file) if file else None
    if found and file and not found.headings and old.get("sections"):
        raise UnreadableRfcError(
            f"{file.name} has no numbered sections, {target.name} lists {len(old['sections'])}; is it the right file?"
        )
    if found and file:
        value["section_list"] = "xml" if is_xml(file) else "text"
        if found.unsure:
            value["unsure"] = list(found.unsure)
        value["sections"] = [_row(heading) for heading in found.headings]
    else:
        value |= {key: old[key] for key in listed if key in old} or {"section_list": "unknown", "sections": []}
    text = render_yaml(value, schema="../../schema/rfc.schema.json", rows=frozenset({"sections"}))
    source, wrong = parse_source(text.encode(), target.name)
    wrong += list(schemas.check(source, Kind.RFC)) if source else []
    if wrong:
        raise UnreadableRfcError(f"what was read does not fit the schema: {wrong[0].message}")
    return text, found


def _with_kept(facts: Facts, old: Facts) -> Facts:
    """Return `facts` with what people write in a file of the catalogue: its note, and how the status changed."""
    if not old:
        return facts
    kept = {key: part for key, part in facts.items() if key != "note"}
    if "note" in old:
        kept["note"] = old["note"]
    changes = old["status"]["changes"]
    if changes and changes[-1]["to"] == facts["status"]["now"]:
        kept["status"] = facts["status"] | {"changes": changes}
    return kept


def _row(heading: Any) -> Facts:
    row: Facts = {"section": heading.section.text, "title": heading.title}
    if heading.printed:
        row["printed"] = heading.printed
    if heading.is_repeat:
        row["repeated"] = True
    if not heading.is_anchored:
        row["unanchored"] = True
    return row


def _fail(message: str) -> int:
    print(f"ipsec-errata: {message}", file=sys.stderr)
    return EXIT_USAGE

"""Catalogues of any size: copies of the real one under other numbers, with everything that its rules demand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from ipsec_errata.project import Project, own_project

# RFC numbers have five digits at most: every tenth copy shares its RFCs with an earlier one.
RFC_COPIES = 10
_ISSUE = re.compile(r"\bIPE-(\d{4})\b")
_RFC_FIELD = re.compile(r"\b(rfc: |by: |number: |RFC )(\d{3,4})\b")
_RFC_LIST = re.compile(r"\b((?:rfcs|obsoletes|obsoleted_by|updates|updated_by): )\[([\d, ]+)\]")
_LONG_LIST = re.compile(r"^((?:obsoletes|updates|updated_by):)\n((?: +- \d+\n)+)", re.MULTILINE)
_EID_FIELD = re.compile(r"\b(eid: )(\d+)\b")
_EID_LIST = re.compile(r"\b(eids: )\[([\d, ]+)\]")
_SUMMARY = re.compile(r"^(summary: .*?)\.(\n[a-z_]+:)", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"""^(title: )(["']?)(.+?)(["']?)$""", re.MULTILINE)


def write_catalogue(folder: Path, entries: int, source: Project | None = None) -> Project:
    """Write a project with about `entries` issues and errata, in whole copies of `source`, and return it."""
    source = source or own_project()
    real = sum(1 for name in ("issues", "rfc-editor") for _ in (source.entries / name).glob("*.yaml"))
    copies = max(1, round(entries / real))
    for name in ("schema", "site_src", "mkdocs.yml", "scripts", "reader", "releases"):
        place = own_project().root / name
        if place.is_dir():
            shutil.copytree(place, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif place.exists():
            shutil.copyfile(place, folder / name)
    shutil.copytree(source.entries, folder / "errata")
    vocabulary = (source.entries / "vocabulary.yaml").read_text(encoding="utf-8")
    register = (source.entries / "published-ids.txt").read_text(encoding="utf-8")
    known = {int(file.stem[3:]) for file in (source.entries / "rfcs").glob("*.yaml")}
    rows: list[str] = []
    families = ""
    for number in range(1, copies):
        copy = _Copy(number, known)
        for path, text in copy.files(source):
            (folder / "errata" / path).write_text(text, encoding="utf-8")
        if number < RFC_COPIES:
            families += copy.families(vocabulary)
        rows += copy.register(register)
    (folder / "errata" / "vocabulary.yaml").write_text(vocabulary + families, encoding="utf-8")
    (folder / "errata" / "published-ids.txt").write_text(register + "".join(rows), encoding="utf-8")
    return Project(folder)


class _Copy:
    """One copy of the catalogue under other numbers."""

    def __init__(self, number: int, known: set[int]) -> None:
        self.number = number
        self._known = known

    def files(self, source: Project) -> Iterator[tuple[str, str]]:
        """Yield path below `errata` and text of each entry."""
        for file in sorted((source.entries / "issues").glob("*.yaml")):
            text = _TITLE.sub(self._title, self._renumbered(file), count=1)
            # One character for another: a summary may be as long as it is allowed to be.
            text = _SUMMARY.sub(rf"\g<1>{chr(0x2460 + self.number)}\2", text, count=1)
            text = re.sub(r"^aliases: \[.*\]\n", "", text, flags=re.MULTILINE)
            yield f"issues/{self._issue(file.name)}", text
        for file in sorted((source.entries / "rfc-editor").glob("*.yaml")):
            yield f"rfc-editor/eid{self._eid(int(file.stem[3:]))}.yaml", self._renumbered(file)
        if self.number < RFC_COPIES:
            for file in sorted((source.entries / "rfcs").glob("*.yaml")):
                yield f"rfcs/rfc{self._rfc(int(file.stem[3:]))}.yaml", self._renumbered(file)

    def families(self, vocabulary: str) -> str:
        """Return the families of the first copy once more, for this one."""
        rows = re.findall(r"^  - \{id: .*rfcs: \[[\d, ]+\]\}$", vocabulary, re.MULTILINE)
        renamed = (re.sub(r"id: ([a-z0-9-]+)", rf"id: \1-{self.number}", row, count=1) for row in rows)
        return "".join(f"{self._numbers(row)}\n" for row in renamed)

    def register(self, register: str) -> list[str]:
        """Return the rows of the register for this copy."""
        return [f"- {self._issue(row)}\n" for row in re.findall(r"^- (IPE-.*)$", register, re.MULTILINE)]

    def _title(self, title: re.Match[str]) -> str:
        return f"{title[1]}{title[2]}{title[3][:74].rstrip()} ({self.number}){title[4]}"

    def _renumbered(self, file: Path) -> str:
        text = file.read_text(encoding="utf-8")
        return self._numbers(_LONG_LIST.sub(lambda m: f"{m[1]} [{', '.join(re.findall(r'[0-9]+', m[2]))}]\n", text))

    def _numbers(self, text: str) -> str:
        text = self._issue(text)
        text = _RFC_FIELD.sub(lambda m: f"{m[1]}{self._rfc(int(m[2]))}", text)
        text = _RFC_LIST.sub(lambda m: f"{m[1]}[{_mapped(m[2], self._rfc)}]", text)
        text = _EID_FIELD.sub(lambda m: f"{m[1]}{self._eid(int(m[2]))}", text)
        return _EID_LIST.sub(lambda m: f"{m[1]}[{_mapped(m[2], self._eid)}]", text)

    def _issue(self, text: str) -> str:
        return _ISSUE.sub(lambda m: f"IPE-{int(m[1]) + 500 * self.number:04}", text)

    def _eid(self, eid: int) -> int:
        return eid + 100_000 * self.number

    def _rfc(self, number: int) -> int:
        return number + 10_000 * (self.number % RFC_COPIES) if number in self._known else number


def _mapped(numbers: str, rename: Callable[[int], int]) -> str:
    return ", ".join(str(rename(int(number))) for number in numbers.split(","))

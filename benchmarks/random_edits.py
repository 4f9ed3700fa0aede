"""Edits of every kind that people make, the same ones for the same seed; each leaves a project without findings."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from ipsec_errata.project import Project
from ipsec_errata.reading.loader import Loader


class Editor:
    """Edits a project at random; an edit that the rules object to is taken back and another one tried."""

    def __init__(self, project: Project, seed: int) -> None:
        """Edit `project`; the same seed gives the same edits."""
        self._project = project
        self._random = Random(seed)
        self._loader = Loader(project)
        self._count = 0
        self.kinds: dict[str, Callable[[], dict[Path, str | None]]] = {
            "text": lambda: self._replace("description", r"(?m)^(description: \|\n  )\S+"),
            "summary": lambda: self._replace("summary", r"(?m)^(summary: >-\n  )\S+"),
            "title": lambda: self._replace("title", r"(?m)^(title: )[A-Z]\S+(?=.{10,60}$)"),
            "status": self._status,
            "section": self._section,
            "relation": self._relation,
            "add": self._add,
            "delete": self._delete,
            "rename": self._rename,
            "RFC file": self._rfc,
            "template": self._template,
            "vocabulary": self._vocabulary,
        }

    def edit(self, kind: str) -> bool:
        """Make an edit of a kind; False where none was possible."""
        for _ in range(8):
            self._count += 1
            changes = self.kinds[kind]()
            if not changes:
                continue
            before = {path: path.read_text(encoding="utf-8") if path.exists() else None for path in changes}
            self._write(changes)
            if self._loader.load().is_clean:
                return True
            self._write(before)
            self._loader.load()
        return False

    def _write(self, changes: dict[Path, str | None]) -> None:
        for path, text in changes.items():
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(text, encoding="utf-8")

    def _issue(self) -> Path:
        return self._random.choice(sorted((self._project.entries / "issues").glob("IPE-*.yaml")))

    def _replace(self, field: str, pattern: str) -> dict[Path, str | None]:
        path = self._issue()
        text = path.read_text(encoding="utf-8")
        return {path: re.sub(pattern, rf"\g<1>{field.capitalize()[:4]}{self._count}", text, count=1)}

    def _status(self) -> dict[Path, str | None]:
        # An issue that is open and one that was only reported differ in nothing else.
        path = self._issue()
        text = path.read_text(encoding="utf-8")
        old = re.search(r"(?m)^status: (open|reported)$", text)
        if old is None:
            return {}
        new = "reported" if old[1] == "open" else "open"
        head, _, history = text.rpartition(f"status: {old[1]}")
        return {path: f"{head}status: {new}{history}".replace(f"\nstatus: {old[1]}\n", f"\nstatus: {new}\n", 1)}

    def _section(self) -> dict[Path, str | None]:
        path = self._issue()
        text = path.read_text(encoding="utf-8")
        found = list(re.finditer(r'(?m)^    sections: \["([0-9.]+)"', text))
        if not found:
            return {}
        place = self._random.choice(found)
        section = self._random.choice(("1", "2", "1.1", "3", "4.2"))
        return {path: f"{text[: place.start(1)]}{section}{text[place.end(1) :]}"}

    def _relation(self) -> dict[Path, str | None]:
        one, other = self._issue(), self._issue()
        if one == other:
            return {}
        changes: dict[Path, str | None] = {}
        for path, target in ((one, other), (other, one)):
            text = path.read_text(encoding="utf-8")
            name = target.name[:8]
            if "\n  related: [" in text:
                text = text.replace("\n  related: [", f"\n  related: [{name}, ", 1)
            elif "\nrelations:" not in text:
                text = text.replace("\nfiled:", f"\nrelations:\n  related: [{name}]\nfiled:", 1)
            changes[path] = text
        return changes

    def _add(self) -> dict[Path, str | None]:
        path = self._issue()
        number = 9000 + self._count
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^id: IPE-\d+$", f"id: IPE-{number}", text)
        text = re.sub(r"(?m)^(title: )[\"']?(.{,50}).*$", rf"\g<1>Added issue number {self._count}", text, count=1)
        text = re.sub(r"(?m)^(summary: (?:>-\n  )?)\S+", rf"\g<1>Added{self._count}", text, count=1)
        text = re.sub(r"(?m)^aliases: .*\n|^relations:\n(?:  .*\n)+", "", text)
        register = self._project.entries / "published-ids.txt"
        rows = register.read_text(encoding="utf-8") + f"- IPE-{number} added-{self._count}\n"
        return {path.with_name(f"IPE-{number}-added-{self._count}.yaml"): text, register: rows}

    def _delete(self) -> dict[Path, str | None]:
        added = sorted((self._project.entries / "issues").glob("IPE-9*.yaml"))
        if not added:
            return {}
        path = self._random.choice(added)
        register = self._project.entries / "published-ids.txt"
        rows = register.read_text(encoding="utf-8")
        return {path: None, register: re.sub(rf"(?m)^- {path.name[:8]} .*\n", "", rows)}

    def _rename(self) -> dict[Path, str | None]:
        path = self._issue()
        new = path.with_name(f"{path.name[:8]}-renamed-{self._count}.yaml")
        return {path: None, new: path.read_text(encoding="utf-8")}

    def _rfc(self) -> dict[Path, str | None]:
        path = self._random.choice(sorted((self._project.entries / "rfcs").glob("*.yaml")))
        text = path.read_text(encoding="utf-8")
        return {path: re.sub(r"(?m)^(title: [\"']?)", rf"\g<1>R{self._count} ", text, count=1)}

    def _template(self) -> dict[Path, str | None]:
        path = self._project.site_source / "templates" / self._random.choice(("issue.md.j2", "rfc.md.j2", "home.md.j2"))
        text = re.sub(r"\n\nEdit \d+ of this template\.\n$", "\n", path.read_text(encoding="utf-8"))
        return {path: f"{text}\n\nEdit {self._count} of this template.\n"}

    def _vocabulary(self) -> dict[Path, str | None]:
        path = self._project.entries / "vocabulary.yaml"
        text = path.read_text(encoding="utf-8")
        places = list(re.finditer(r"label: [\"']?", text))
        at = self._random.choice(places).end()
        return {path: f"{text[:at]}V{self._count} {text[at:]}"}

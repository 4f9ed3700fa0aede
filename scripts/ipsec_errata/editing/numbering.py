"""Numbers for merged drafts: the next one, never an old one, and references to the placeholder follow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ipsec_errata.model.register import LAST_NUMBER, PLACEHOLDER, Published, Register, number_of

_ANY_ID = re.compile(r"\bIPE-[0-9]{4}\b")
_PLACEHOLDER = re.compile(rf"\b{PLACEHOLDER}\b")


class NumberingError(ValueError):
    """No number can be given; the message is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A draft with its number: the file it was, the file it becomes, and the row of the register."""

    before: str
    after: str
    row: Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """What giving the numbers comes to: drafts that change their names, and the new texts of all files by path."""

    given: tuple[Given, ...]
    texts: Mapping[str, str]


def is_draft(path: str) -> bool:
    """True for the file of an entry without a number."""
    return PurePosixPath(path).name.startswith(f"{PLACEHOLDER}-")


def number_drafts(wanted: Sequence[str], files: Mapping[str, str], register: Register) -> Numbering:
    """Return the numbering of the drafts `wanted`, in that order.

    `files` are the texts of all entries by path. A number is greater than every one in the register and every one
    that a file has. Raises `NumberingError` where the numbers are used up, a draft has no slug, or another file
    names the placeholder and two drafts may be meant.
    """
    in_use = [number_of(row.id) for row in register.rows]
    in_use += [
        number_of(name) for path in files if (name := PurePosixPath(path).name[: len(PLACEHOLDER)]).startswith("IPE-")
    ]
    last = max(in_use, default=0)
    given = []
    for number, path in enumerate(wanted, start=last + 1):
        if number > LAST_NUMBER:
            raise NumberingError(f"the numbers end at {LAST_NUMBER}; IDs need a fifth digit")
        issue_id = f"IPE-{number:04d}"
        slug = PurePosixPath(path).stem.removeprefix(f"{PLACEHOLDER}-")
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
            raise NumberingError(
                f"{path}: expected {PLACEHOLDER}-<slug>.yaml with a slug of lower-case words and hyphens"
            )
        after = str(PurePosixPath(path).with_name(f"{issue_id}-{slug}.yaml"))
        given.append(Given(before=path, after=after, row=Published(id=issue_id, slug=slug)))
    texts = {row.after: _PLACEHOLDER.sub(row.row.id, files[row.before]) for row in given}
    meant = {path: text for path, text in files.items() if is_draft(path)}
    for path, text in files.items():
        if not is_draft(path) and _PLACEHOLDER.search(text):
            draft = _draft_meant(path, meant)
            row = next((row for row in given if row.before == draft), None)
            if row:
                texts[path] = _PLACEHOLDER.sub(row.row.id, text)
    return Numbering(given=tuple(given), texts=texts)


def _draft_meant(path: str, drafts: Mapping[str, str]) -> str:
    """Return the draft that a file means by the placeholder: the only one there is, or the only one that names it."""
    if len(drafts) == 1:
        return next(iter(drafts))
    name = PurePosixPath(path).stem
    own = name[: len(PLACEHOLDER)] if _ANY_ID.match(name) else name
    naming = [draft for draft, text in drafts.items() if re.search(rf"\b{re.escape(own)}\b", text)]
    if len(naming) == 1:
        return naming[0]
    named = ", ".join(PurePosixPath(draft).name for draft in (naming or drafts))
    message = f"{path}: {PLACEHOLDER} may be any of {named}; let the one that is meant name {own}, and no other one"
    raise NumberingError(message)

"""The RFC Editor's errata as it publishes them: one JSON list of records, for one RFC or for all."""

from __future__ import annotations

import datetime
import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ipsec_errata.input_file import TooLargeError, read_input
from ipsec_errata.model.erratum import ErratumStatus, ErratumType, Flag

# All errata of all RFCs, some 9000, are less than half of this.
MAX_BYTES = 48_000_000
MAX_EID = 9_999_999
_MAX_FIELD = 1000
_MAX_NAME = 200

_STATUSES = {status.label.casefold(): status for status in ErratumStatus}
_TYPES = {type_.label.casefold(): type_ for type_ in ErratumType}
_RFC_NAME = re.compile(r"RFC\s*0*([1-9][0-9]{0,4})", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"0*([1-9][0-9]{0,6})", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?", re.ASCII)
# The day of RFC 1; no erratum is older.
_FIRST_DAY = "1969-04-07"
_LAST_YEAR = "2199"
# Characters that no entry file may hold; they come from word processors and say nothing.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


_W = TypeVar("_W", ErratumStatus, ErratumType)


class ErrataFileError(ValueError):
    """A file of errata cannot be used; the message is one sentence that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErratumRecord:
    """One published record, cleaned. `quote` is the text it calls wrong: looked up in the RFC, never stored.

    `text_sha256` is the hash of its three texts, by which a later change of them is noticed.
    """

    eid: int
    rfc: int
    status: ErratumStatus
    type: ErratumType
    reported: str | None
    reported_by: str | None
    verified_by: str | None
    updated: str | None
    section_field: str | None
    quote: str
    text_sha256: str
    flags: tuple[Flag, ...]


def read_errata(file: Path, name: str) -> tuple[ErratumRecord, ...]:
    """Return all records of `file`, or raise `ErrataFileError` for the first thing that is wrong with it."""
    try:
        content = read_input(file, MAX_BYTES)
    except TooLargeError as error:
        limit = f"{MAX_BYTES // 1_000_000} MB"
        raise ErrataFileError(f"{name}: the file has {error.size}; a file of errata has at most {limit}") from error
    except OSError as error:
        raise ErrataFileError(f"{name}: cannot be read: {error.strerror or 'unknown reason'}") from error
    return parse_errata(content, name)


def parse_errata(content: bytes, name: str) -> tuple[ErratumRecord, ...]:
    """Return the records in `content`: all of them or, raising `ErrataFileError`, none."""
    if not content.strip():
        raise ErrataFileError(f"{name}: the file is empty; expected a JSON list of errata")
    try:
        published = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        message = f"byte 0x{content[error.start]:02x} at offset {error.start} is no UTF-8; is it a JSON file?"
        raise ErrataFileError(f"{name}: {message}") from error
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(error.doc.rstrip()) or "Unterminated" in error.msg
        end = "; the file seems to be cut off" if is_cut else ""
        place = f"line {error.lineno}, column {error.colno}"
        raise ErrataFileError(f"{name}: not JSON at {place}: {error.msg}{end}") from error
    except RecursionError as error:
        raise ErrataFileError(f"{name}: nested too deeply for a list of errata") from error
    except ValueError as error:
        raise ErrataFileError(f"{name}: holds a number too long to be read") from error
    if not isinstance(published, list):
        raise ErrataFileError(f"{name}: is {_kind(published)}; expected a list of errata")
    records: dict[int, ErratumRecord] = {}
    for position, record in enumerate(published, start=1):
        decoded = _Record(name, position, record).decode()
        if records.setdefault(decoded.eid, decoded) != decoded:
            raise ErrataFileError(f"{name}: erratum {decoded.eid} stands there twice with different facts")
    return tuple(records.values())


class _Record:
    """One record of a file, with the words to complain about it."""

    def __init__(self, name: str, position: int, record: object) -> None:
        self._where = f"{name}: record {position}"
        if not isinstance(record, Mapping):
            raise ErrataFileError(f"{self._where} is {_kind(record)}; expected an object with errata_id and doc-id")
        self._record: Mapping[str, Any] = record

    def decode(self) -> ErratumRecord:
        eid = self._eid()
        self._where += f" (EID {eid})"
        reported, reported_flag = _day(self._text("submit_date"), "reported")
        updated, updated_flag = _day(self._text("update_date"), "updated")
        if reported and updated and reported > updated:
            reported_flag = _impossible("reported", reported, f"later than {updated}, when the record was last changed")
            reported = None
        flags = [flag for flag in (reported_flag, updated_flag) if flag]
        section = self._text("section")
        field = None if section is None else _printable(section)
        if field is not None and len(field) > _MAX_FIELD:
            text = f"The section field has {len(field)} characters and is cut off after {_MAX_FIELD}"
            flags.append(Flag(code="field-cut", text=text))
        return ErratumRecord(
            eid=eid,
            rfc=self._rfc(),
            status=self._word("errata_status_code", _STATUSES),
            type=self._word("errata_type_code", _TYPES),
            reported=reported,
            reported_by=_name(self._text("submitter_name")),
            verified_by=_name(self._text("verifier_name")),
            updated=updated,
            section_field=field and field[:_MAX_FIELD],
            quote=html.unescape(self._text("orig_text") or ""),
            text_sha256=self._text_sha256(),
            flags=tuple(flags),
        )

    def _text_sha256(self) -> str:
        # Spaces and line ends differ between the RFC Editor's own renderings of one record.
        texts = (" ".join((self._text(key) or "").split()) for key in ("orig_text", "correct_text", "notes"))
        return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()

    def _value(self, key: str) -> Any:
        if key not in self._record:
            raise ErrataFileError(f"{self._where} has no {key}")
        return self._record[key]

    def _text(self, key: str) -> str | None:
        value = self._value(key)
        if value is None or isinstance(value, str):
            return value
        raise ErrataFileError(f"{self._where}: {key} is {_kind(value)}; expected text or null")

    def _eid(self) -> int:
        value = self._value("errata_id")
        match = _NUMBER.fullmatch(str(value).strip()) if isinstance(value, str | int) else None
        if match is None:
            raise ErrataFileError(f"{self._where}: errata_id is {_shown(value)}; expected a number from 1 to {MAX_EID}")
        return int(match[1])

    def _rfc(self) -> int:
        value = self._value("doc-id")
        match = _RFC_NAME.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            raise ErrataFileError(f"{self._where}: doc-id is {_shown(value)}; expected a name such as RFC7296")
        return int(match[1])

    def _word(self, key: str, words: Mapping[str, _W]) -> _W:
        value = self._value(key)
        word = words.get(" ".join(value.split()).casefold()) if isinstance(value, str) else None
        if word is None:
            known = ", ".join(known.label for known in words.values())
            raise ErrataFileError(f"{self._where}: {key} is {_shown(value)}; expected one of {known}")
        return word


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "an object"


def _shown(value: object) -> str:
    if isinstance(value, list | dict) or value is None:
        return _kind(value)
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 60 else text[:57] + "..."


def _printable(text: str) -> str:
    return _INVISIBLE.sub("", text)


def _name(published: str | None) -> str | None:
    """Return a person's name without stray spaces, entities and invisible characters."""
    return " ".join(_printable(html.unescape(published or "").replace("\x00", "")).split())[:_MAX_NAME].strip() or None


def _impossible(what: str, text: str, why: str) -> Flag:
    return Flag(code="date-impossible", text=f"The record says {what} {_shown(text)}: {why}")


def _day(published: str | None, what: str) -> tuple[str | None, Flag | None]:
    """Return the day of a published date or date and time; no day and a flag where it cannot be one."""
    text = " ".join((published or "").split())
    if not text:
        return None, None
    match = _DAY.fullmatch(text)
    try:
        day = datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else None
    except ValueError:
        day = None
    if day is None:
        return None, _impossible(what, text, "not a day of the calendar")
    if not _FIRST_DAY <= day <= f"{_LAST_YEAR}-12-31":
        return None, _impossible(what, text, "no erratum has such a date")
    return day, None

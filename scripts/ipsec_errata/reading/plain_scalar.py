"""What unquoted text in YAML means, and where other readers take it for something else."""

from __future__ import annotations

import re
from functools import lru_cache

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?")
_NUMBER_ELSEWHERE = re.compile(
    r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+"
    r"|0[0-7_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*|[0-9]+(?::[0-5]?[0-9])+|\.(?:inf|nan))",
    re.IGNORECASE,
)
_TRUTH_ELSEWHERE = re.compile(r"yes|no|on|off|true|false|null|nil", re.IGNORECASE)
_LONGEST_WORD = len("false")
_WORDS: dict[str, bool | None] = {"": None, "null": None, "~": None, "true": True, "false": False}


class CloserLookError(Exception):
    """Something may be wrong with the file, or it takes another reader to say what it means."""


def meaning_of(text: str) -> str | int | bool | None:
    """Return the value of unquoted text: a whole number, a truth value, nothing, or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text


def doubt_about(text: str) -> str | None:
    """Return what other readers make of unquoted text, with advice; None where all agree with `meaning_of`."""
    if text in _WORDS or _INTEGER.fullmatch(text):
        return None
    if _NUMBER_ELSEWHERE.fullmatch(text):
        taken = f"other readers take {text} for {_as_number(text)}" if "." in text else f"{text} is no plain number"
        return f'{taken}; write "{text}"'
    if _DATE.fullmatch(text) or _TRUTH_ELSEWHERE.fullmatch(text):
        kind = "a date" if text[0].isdigit() else "a truth value"
        return f'some readers take {text} for {kind}; write "{text}"'
    return None


# The words of closed lists, numbers of RFCs and the like come again and again.
@lru_cache(maxsize=10_000)
def plain_value(text: str) -> str | int | bool | None:
    """Return the value of unquoted text; raise CloserLookError where other readers may take it for something else."""
    if text[:1].isalpha() and len(text) > _LONGEST_WORD:
        return text
    if doubt_about(text):
        raise CloserLookError
    return meaning_of(text)


def _as_number(text: str) -> str:
    try:
        return repr(float(text.replace("_", "")))
    except ValueError:
        return "a number"

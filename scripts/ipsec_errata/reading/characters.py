"""Characters that no entry may hold."""

from __future__ import annotations

import re

# What YAML 1.2 calls printable, less the characters that turn text around, hide in it (Default_Ignorable_Code_Point of
# Unicode), or mean something to those only who agreed on it (private use).
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
# Between double quotes an escape may stand for any character; a return without a new line hides what it goes back over.
FORBIDDEN_VALUE = re.compile(FORBIDDEN.pattern + r"|\r(?!\n)")
_PLAIN = bytes((*b"\n", *range(0x20, 0x7F)))


def find_forbidden(text: str) -> re.Match[str] | None:
    """Return the first character of a file that no entry may hold, or None."""
    # Nearly nothing is left of a file without what is printable in ASCII and ends lines, which goes at once.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    return FORBIDDEN.search(text) if FORBIDDEN.search(rest) else None


def control_message(character: str) -> str:
    """Return what is wrong with one of the characters that no entry may hold."""
    return f"control or invisible character U+{ord(character):04X}; remove it"

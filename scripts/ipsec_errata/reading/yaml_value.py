"""The value of a YAML file in which nothing is wrong: one look at each event of the parser, and no places.

Nearly all files are read by this alone. What it does not take at once is for `placed_value`, which says what is wrong.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from ipsec_errata.reading.characters import FORBIDDEN_VALUE
from ipsec_errata.reading.plain_scalar import doubt_about, meaning_of

MAX_DEPTH = 16
YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CloserLookError(Exception):
    """Something may be wrong with the file."""


def read_value(text: str) -> Any:
    """Return the value of the one document in `text`.

    Raises CloserLookError, yaml.YAMLError or RecursionError for a file that `placed_value` may find fault with: none
    that it refuses or remarks on is taken.
    """
    next_event = YamlLoader(text).get_event
    # Names of this function are found sooner than those of a module, and there are hundreds of events in a file.
    alias, scalar, sequence = yaml.AliasEvent, yaml.ScalarEvent, yaml.SequenceStartEvent
    end_of_sequence, end_of_mapping = yaml.SequenceEndEvent, yaml.MappingEndEvent
    # Only an escape can bring a character into a value that is not in the file.
    has_escapes = "\\" in text

    def value_of(event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is alias or event.anchor is not None or event.tag is not None or depth > MAX_DEPTH:
            raise CloserLookError
        if kind is scalar:
            text: str = event.value
            if not event.style:
                return _plain(text)
            if has_escapes and event.style == '"' and FORBIDDEN_VALUE.search(text):
                raise CloserLookError
            return text
        if kind is sequence:
            values = []
            while type(below := next_event()) is not end_of_sequence:
                values.append(value_of(below, depth + 1))
            return values
        pairs: dict[str, Any] = {}
        while type(key := next_event()) is not end_of_mapping:
            if type(key) is not scalar or key.anchor is not None or key.tag is not None:
                raise CloserLookError
            if key.value in pairs:
                raise CloserLookError
            pairs[key.value] = value_of(next_event(), depth + 1)
        return pairs

    next_event()  # the stream begins
    if type(next_event()) is not yaml.DocumentStartEvent:
        raise CloserLookError
    value = value_of(next_event(), 0)
    next_event()  # the document ends
    if type(next_event()) is not yaml.StreamEndEvent:
        raise CloserLookError
    return value


# The words of closed lists, numbers of RFCs and the like come again and again.
@lru_cache(maxsize=10_000)
def _plain(text: str) -> str | int | bool | None:
    if doubt_about(text):
        raise CloserLookError
    return meaning_of(text)

"""The value of a YAML file in which nothing is wrong, without places.

Nearly all files are read line by line, others by one look at each event of the parser. What neither takes at once is
for `placed_value`, which says what is wrong.
"""

from __future__ import annotations

from typing import Any

import yaml

from ipsec_errata.reading.characters import FORBIDDEN_VALUE
from ipsec_errata.reading.laid_out_yaml import read_laid_out
from ipsec_errata.reading.plain_scalar import CloserLookError, plain_value

MAX_DEPTH = 16
YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_value(text: str) -> Any:
    """Return the value of the one document in `text`.

    Raises CloserLookError, yaml.YAMLError or RecursionError for a file that `placed_value` may find fault with: none
    that it refuses or remarks on is taken.
    """
    try:
        return read_laid_out(text)
    except CloserLookError:
        return read_events(text)


def read_events(text: str) -> Any:
    """Return what `read_value` does, in whatever way the file is laid out."""
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
                return plain_value(text)
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

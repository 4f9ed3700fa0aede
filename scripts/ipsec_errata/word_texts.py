"""What each word of a closed list means, read from the one place that says it: the schema's descriptions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_WORD = re.compile(r"`([a-z_]+)`: ([^`]+?)\.(?= `|$)")


def explain_words(schema: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the meanings of the words of `status`, `class`, `interop`, `security` and `operations`."""
    properties = schema["properties"]
    impact = properties["impact"]["properties"]
    sources = {"status": properties["status"], "class": properties["class"], **impact}
    return {name: dict(_WORD.findall(source["description"])) for name, source in sources.items()}

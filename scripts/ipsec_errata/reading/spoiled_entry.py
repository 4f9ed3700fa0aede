"""What the rules can say of an entry that breaks its schema, so that an editor need not come back for it.

Words from the vocabulary alone: they are closed lists like those of the schema, and hang on nothing else in the entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.model.vocabulary import Vocabulary
from ipsec_errata.reading.most_findings import MOST_FINDINGS
from ipsec_errata.reading.yaml_source import Source
from ipsec_errata.rules.words import find_unknown_words


def check_words(source: Source, found: Iterable[Diagnostic], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield the words that the vocabulary does not have, unless `found`, what the schema says, is about them."""
    if not isinstance(source.value, dict) or source.value.get("kind") != "issue":
        return
    protocols, topics = (_words(source.value.get(key)) for key in ("protocols", "topics"))
    known = {(row.line, row.column) for row in found}
    for row in islice(find_unknown_words(source.path, protocols, topics, vocabulary), MOST_FINDINGS):
        told = source.diagnose(row.key_path, Level.ERROR, row.message, "word-unknown")
        if (told.line, told.column) not in known:
            yield told


def _words(value: Any) -> list[str]:
    return value if isinstance(value, list) and all(isinstance(word, str) for word in value) else []

"""Findings that a project knows and lives with: a file of them, so that only new ones count.

The file is JSON: `{"version": 1, "findings": [{"path", "code", "subject", "count"}]}`. Lines are not in it, so that
code may move; a subject names what is cited and what is known of it, so that a new issue on a section is a new finding.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ipsec_errata.scanner.finding import Finding

VERSION = 1
_BEGINS = re.compile(rb'\s*\{\s*"version":\s*[0-9]+,\s*"findings":\s*\[\s*(?:\]|\{\s*"path":)')
_Key = tuple[str, str, str]


class BaselineError(ValueError):
    """The text is no baseline; the message says why, in one sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each finding is known, by path, code and subject."""

    counts: Counter[_Key]

    def subtract(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], int]:
        """Return the findings beyond those known, in their order, and how many known ones are no more there."""
        left = Counter(self.counts)
        new = []
        for finding in findings:
            key = (finding.path, finding.code, finding.subject)
            if left[key] > 0:
                left[key] -= 1
            else:
                new.append(finding)
        return tuple(new), left.total()


def make_baseline(findings: Iterable[Finding]) -> Baseline:
    """Return the baseline that knows exactly these findings."""
    return Baseline(Counter((finding.path, finding.code, finding.subject) for finding in findings))


def render_baseline(baseline: Baseline) -> str:
    """Return the file of a baseline, sorted, so that changes of it read well in a review."""
    rows = [
        {"path": path, "code": code, "subject": subject, "count": count}
        for (path, code, subject), count in sorted(baseline.counts.items())
    ]
    return json.dumps({"version": VERSION, "findings": rows}, indent=1, ensure_ascii=False) + "\n"


def is_baseline(content: bytes) -> bool:
    """True for a file as `render_baseline` makes it: what it cites stands elsewhere."""
    return _BEGINS.match(content) is not None


def parse_baseline(text: str) -> Baseline:
    """Return the baseline that a file holds; raise `BaselineError` for anything else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"it is no JSON: {error}") from error
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise BaselineError(f'it has no "version": {VERSION}; write it with --write-baseline')
    counts: Counter[_Key] = Counter()
    rows = value.get("findings")
    for i, row in enumerate(rows if isinstance(rows, list) else [None]):
        match row:
            case {"path": str(path), "code": str(code), "subject": str(subject), "count": int(count)} if count > 0:
                counts[path, code, subject] += count
            case _:
                raise BaselineError(f"findings[{i}] is not an object of path, code, subject and a count above 0")
    return Baseline(counts)

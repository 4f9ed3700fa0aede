"""A change of several files that belong together: made whole, if need be by the next command that writes.

What is to be done is written down before anything is changed, in `.cache/`, and struck out when it is done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from ipsec_errata.output_file import write_text

_PLAN = Path(".cache", "unfinished-change.json")


def make_change(root: Path, texts: Mapping[str, str], gone: Iterable[str] = ()) -> None:
    """Write `texts` by their paths below `root`, then remove the files `gone`. Raises OSError."""
    steps = [{"path": path, "before": _hash_of(root / path), "text": text} for path, text in texts.items()]
    steps += [{"path": path, "before": _hash_of(root / path), "text": None} for path in gone]
    plan = root / _PLAN
    write_text(plan, json.dumps(steps, ensure_ascii=False))
    _make(root, steps)
    plan.unlink()


def finish_change(root: Path) -> bool:
    """Make what is left of a change that was interrupted; return True if there was one.

    Where a file is neither as it was before nor as it was to become, somebody went on by hand: nothing is touched.
    """
    plan = root / _PLAN
    try:
        steps = json.loads(plan.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    is_fresh = isinstance(steps, list) and all(_is_waiting(root, step) for step in steps)
    if is_fresh:
        _make(root, steps)
    plan.unlink()
    return is_fresh


def _is_waiting(root: Path, step: object) -> bool:
    """True for a step that is of our making and whose file is as it was before, or as it is to become."""
    match step:
        case {"path": str(path), "before": str() | None as before, "text": str() | None as text}:
            is_ours = (root / path).resolve().is_relative_to((root / "errata").resolve())
            return is_ours and _hash_of(root / path) in (before, _hash(text))
    return False


def _make(root: Path, steps: list[dict[str, str | None]]) -> None:
    for step in steps:
        path, text = root / str(step["path"]), step["text"]
        if text is None:
            path.unlink(missing_ok=True)
        else:
            write_text(path, text)


def _hash_of(path: Path) -> str | None:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else None


def _hash(text: str | None) -> str | None:
    return None if text is None else sha256(text.encode("utf-8")).hexdigest()

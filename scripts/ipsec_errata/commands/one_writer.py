"""Commands that change the entries of one checkout wait for one another."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from ipsec_errata.several_files import finish_change


@contextlib.contextmanager
def only_writer(root: Path) -> Iterator[None]:
    """Hold the checkout at `root` for as long as the block runs; a change that was interrupted is finished first.

    Where there are no locks, or none can be made, the block runs all the same: what it writes fails there or is
    written by renaming, so the worst is that of two changes of one file the later one stays.
    """
    with contextlib.ExitStack() as stack:
        try:
            import fcntl

            (root / ".cache").mkdir(exist_ok=True)
            lock = stack.enter_context((root / ".cache" / "writer.lock").open("w"))
        except (ImportError, OSError):
            yield
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("waiting for another command that is writing", file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        if finish_change(root):
            print("finished what an interrupted command had begun", file=sys.stderr, flush=True)
        yield

"""What no input may do: run long, take much memory, write where it should not, reach for the network."""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Of the processor: the machine may be busy with other things.
MOST_SECONDS = 2.0
MOST_MEMORY = 500_000_000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Audit events that change a file tree, with the positions of the paths among their arguments.
_CHANGES = {
    "os.rename": (0, 1), "os.remove": (0,), "os.rmdir": (0,), "os.mkdir": (0,), "os.truncate": (0,), "os.link": (1,),
    "os.symlink": (1,), "os.chmod": (0,), "shutil.rmtree": (0,), "shutil.move": (0, 1), "sqlite3.connect": (0,),
}  # fmt: skip


class TooSlowError(BaseException):
    """The input took more than `MOST_SECONDS`. No `Exception`: nobody may catch it on the way."""


class Guard:
    """Watches this process, once it is made, whenever `watch` is entered."""

    def __init__(self) -> None:
        self._allowed: tuple[str, ...] | None = None
        sys.dont_write_bytecode = True
        signal.signal(signal.SIGPROF, self._too_slow)
        sys.addaudithook(self._audit)

    def limit_memory(self) -> None:
        """Let this process have `MOST_MEMORY` more than it has now; more raises MemoryError."""
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    @contextmanager
    def watch(self, *allowed: Path) -> Iterator[None]:
        """Watch what runs inside; only below `allowed` can it write, everything else is a read-only file system."""
        self._allowed = (os.devnull, *map(str, allowed))
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            self._allowed = None

    def _too_slow(self, *_: Any) -> None:
        raise TooSlowError(f"took more than {MOST_SECONDS} s")

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._allowed is None:
            return
        if event.startswith("socket.") and event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
            raise OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH))
        if event == "open" and arguments[2] & _WRITING:
            self._check(arguments[0])
        for position in _CHANGES.get(event, ()):
            self._check(arguments[position])

    def _check(self, path: Any) -> None:
        if not isinstance(path, str | bytes | os.PathLike) or path == ":memory:":
            return
        place = str(Path.cwd() / os.fsdecode(path))
        allowed = self._allowed or ()
        if not any(place == folder or place.startswith(f"{folder}/") for folder in allowed):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), place)

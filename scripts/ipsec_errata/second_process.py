"""A copy of this process, with all it knows, that works beside it."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# On macOS libraries of the system do not survive it; Windows knows nothing of the kind.
CAN_FORK = sys.platform not in ("win32", "darwin")
# What the copy may have ready before anybody takes it; Linux gives a pipe 64 KiB otherwise.
_READY_BYTES = 1 << 20


def pays(processes: int, count: int, least: int) -> bool:
    """Return whether to work beside: more than one process is allowed and can be had, and `count` is at least `least`.

    How much makes it worth its cost is for each work to say.
    """
    return processes > 1 and count >= least and CAN_FORK


def share(parts: range, work: Callable[[int], bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield each part once: with what the copy has made of it by `work`, or with None where this process is to do it.

    The copy goes from the end to the beginning and never waits. What comes from it is yielded first, so that whoever
    asked can go on with it meanwhile; where the two meet, one part may be worked on by both. Where a part makes the
    copy fail, this process will come to that part and can say why.
    """
    done: set[int] = set()
    with SecondProcess(lambda: (b"%d\n%b" % (part, work(part)) for part in reversed(parts))) as other:
        for mine in parts:
            while answer := other.take():
                number, _, made = answer.partition(b"\n")
                if (part := int(number)) not in done:
                    done.add(part)
                    yield part, made
            if mine in done:
                return
            done.add(mine)
            yield mine, None


class SecondProcess:
    """Makes values beside this process, until there are no more or this one has enough.

    Values are bytes and come through a pipe, by no thread of this process: such a thread has to wait for its turn, and
    the copy then waits for it.
    """

    def __init__(self, make: Callable[[], Iterable[bytes]]) -> None:
        """Begin to make the values; raise OSError where the system has no room for another process."""
        # Most commands need no copy, and this takes as long to import as they take to answer.
        import multiprocessing

        context = multiprocessing.get_context("fork")
        self._here, there = context.Pipe(duplex=False)
        _widen(there)
        self._process = context.Process(target=_work, args=(make, self._here, there), daemon=True)
        self._process.start()
        there.close()

    def take(self) -> bytes | None:
        """Return the next value if there is one by now; None if not, or if there will be none any more."""
        try:
            return self._here.recv_bytes() if self._here.poll() else None
        except (EOFError, OSError):  # it has come to its end, or somebody ended it
            return None

    def wait(self) -> bytes | None:
        """Return the next value, when there is one; None if there will be none any more."""
        try:
            return self._here.recv_bytes()
        except (EOFError, OSError):
            return None

    def __enter__(self) -> SecondProcess:
        """Return this."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the copy, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._here.close()


def _work(make: Callable[[], Iterable[bytes]], here: Connection, there: Connection) -> None:
    here.close()
    # Who interrupts the command interrupts both; the first one ends the other.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(Exception):  # nobody takes any more, or the first process will come to the same mistake
        for value in make():
            there.send_bytes(value)


def _widen(pipe: Connection) -> None:
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):  # a system may allow less
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _READY_BYTES)

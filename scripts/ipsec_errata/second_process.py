"""Work that a copy of this process does beside it, on systems where a process can be copied with all it knows."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

# On macOS libraries of the system do not survive it; Windows knows nothing of the kind.
CAN_FORK = sys.platform not in ("win32", "darwin")

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


def done_by_two(work: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> Iterator[_Result]:
    """Yield the result of each task, in any order: each of two processes takes the next one that nobody has begun.

    Results go from one to the other and must be picklable; tasks need not. What the other process has begun is done
    here if it comes to nothing there. Only where `CAN_FORK`.
    """
    context = multiprocessing.get_context("fork")
    results, theirs = context.Pipe(duplex=False)
    begun = context.Value("i", 0)

    def take() -> Iterator[tuple[int, _Result]]:
        while True:
            with begun.get_lock():
                number = begun.value
                begun.value += 1
            if number >= len(tasks):
                return
            yield number, work(tasks[number])

    other = context.Process(target=lambda: theirs.send(list(take())))
    other.start()
    theirs.close()
    left = set(range(len(tasks)))
    try:
        for number, result in take():
            left.discard(number)
            yield result
        for number, result in results.recv():
            left.discard(number)
            yield result
    except EOFError:
        yield from (work(tasks[number]) for number in sorted(left))
    finally:
        results.close()
        other.join()

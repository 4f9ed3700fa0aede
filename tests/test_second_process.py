"""A copy of this process that makes values beside it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

from ipsec_errata.second_process import SecondProcess


def take_all(other: SecondProcess, count: int) -> list[bytes]:
    """Return `count` values; fail where they do not come."""
    found: list[bytes] = []
    end = time.monotonic() + 20
    while len(found) < count and time.monotonic() < end:
        if value := other.take():
            found.append(value)
    return found


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_values_come_in_their_order_and_from_another_process():
    with SecondProcess(lambda: (b"%d %d" % (number, os.getpid()) for number in range(100))) as other:
        found = [value.split() for value in take_all(other, 100)]
    assert [int(number) for number, _ in found] == list(range(100))
    assert os.getpid() not in {int(process) for _, process in found}


def test_values_larger_than_a_pipe_come_whole():
    with SecondProcess(lambda: [b"x" * 3_000_000, b"y"]) as other:
        assert [len(value) for value in take_all(other, 2)] == [3_000_000, 1]


def test_after_the_last_value_and_after_an_end_by_force_there_is_none():
    def work() -> Iterator[bytes]:
        yield b"%d" % os.getpid()
        os.kill(os.getpid(), signal.SIGKILL)
        yield b"never"

    with SecondProcess(work) as other:
        take_all(other, 1)
        other._process.join()
        assert [other.take(), other.take()] == [None, None]


def test_it_ends_with_whoever_asked():
    def work() -> Iterator[bytes]:
        yield b"%d" % os.getpid()
        time.sleep(600)

    with SecondProcess(work) as other:
        process = int(take_all(other, 1)[0])
        assert is_alive(process)
    assert not is_alive(process)


def test_an_interrupt_is_not_its_business():
    def work() -> Iterator[bytes]:
        os.kill(os.getpid(), signal.SIGINT)
        yield b"still here"

    with SecondProcess(work) as other:
        assert take_all(other, 1) == [b"still here"]

"""Work for two processes: all of it is done once it is over, whatever becomes of the second one."""

from __future__ import annotations

import os
import time
from signal import SIGKILL

import pytest

from ipsec_errata.second_process import CAN_FORK, done_by_two

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="processes are not copied on this system")


def test_each_task_is_done_once_and_by_both():
    def work(task: int) -> tuple[int, int]:
        time.sleep(0.01)
        return task, os.getpid()

    results = list(done_by_two(work, range(40)))
    assert sorted(task for task, _ in results) == list(range(40))
    assert len({process for _, process in results}) == 2


def test_what_the_second_process_leaves_is_done_here():
    here = os.getpid()

    def work(task: int) -> int:
        time.sleep(0.01)
        if os.getpid() != here:
            os.kill(os.getpid(), SIGKILL)
        return task

    assert sorted(done_by_two(work, range(12))) == list(range(12))


def test_an_error_is_an_error_here():
    def work(task: int) -> int:
        raise ValueError(str(task))

    with pytest.raises(ValueError, match=r"^\d$"):
        list(done_by_two(work, range(3)))


def test_whoever_stops_asking_waits_for_nobody():
    results = done_by_two(lambda task: task, range(1000))
    next(results)
    results.close()

"""A build that is killed, or finds no room, leaves the site as it was; the next one clears up."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from tests.trust.small_site import write_small_checkout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_checkout(tmp_path_factory.mktemp("stopped") / "checkout")


def start(checkout: Path, **more: object) -> subprocess.Popen[str]:
    command = [sys.executable, "scripts/ipsec-errata.py", "build", "--out", "out/site"]
    return subprocess.Popen(
        command,
        cwd=checkout,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        **more,
    )


def read(checkout: Path) -> dict[str, bytes]:
    site = checkout / "out" / "site"
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_old_site_or_the_new_one(checkout: Path, request: pytest.FixtureRequest):
    begun = time.monotonic()
    assert start(checkout).wait() == 0
    usual = time.monotonic() - begun
    old = read(checkout)
    issue = checkout / "errata" / "issues" / "IPE-0001-lifetime.yaml"
    text = issue.read_text()
    issue.write_text(text.replace("title: ", "title: New "))
    random = Random("kill build")
    found = []
    for _ in range(request.config.getoption("--kills")):
        build = start(checkout)
        time.sleep(random.uniform(0.1, usual))
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        found.append(read(checkout))
    assert start(checkout).wait() == 0
    new = read(checkout)
    assert new != old
    assert [number for number, site in enumerate(found) if site not in (old, new)] == []
    assert [path.name for path in (checkout / "out").iterdir()] == ["site"]


def test_no_room_is_one_sentence(checkout: Path):
    assert start(checkout).wait() == 0
    old = read(checkout)

    def no_file_may_grow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))

    build = start(checkout, preexec_fn=no_file_may_grow)
    said, _ = build.communicate()
    assert (build.returncode, "Traceback" in said) == (2, False), said
    assert "File too large" in said
    assert read(checkout) == old
    assert [path.name for path in (checkout / "out").iterdir()] == ["site"]

"""One state of the files makes one site, whoever builds it, where and when."""

from __future__ import annotations

from pathlib import Path

from tests.trust.reproducible import build_twice
from tests.trust.small_site import write_small_checkout


def test_the_same_bytes_elsewhere_and_later(tmp_path: Path):
    count, different = build_twice(write_small_checkout(tmp_path / "checkout"), tmp_path)
    assert count > 150
    assert different == []

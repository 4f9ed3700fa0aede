"""One state of the files makes one site, whoever builds it, where and when."""

from __future__ import annotations

from pathlib import Path

from tests.trust.reproducible import build_twice
from tests.trust.small_site import write_small_checkout

from ipsec_errata.make_pages import plan_site
from ipsec_errata.project import Project


def test_the_same_bytes_elsewhere_and_later(tmp_path: Path):
    checkout = write_small_checkout(tmp_path / "checkout")
    count, different = build_twice(checkout, tmp_path)
    made = plan_site(Project(checkout))
    # And the scripts and styles beside what is made of the entries.
    assert count > len(made.pages) + len(tuple(made.files)) > 100
    assert different == []

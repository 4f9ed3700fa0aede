"""The files of the sample project, made for an address of their own."""

from __future__ import annotations

import pytest
from tests.conftest import copy_sample

from ipsec_errata.make_pages import make_pages

SITE = "https://tracker.example/"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    made = make_pages(copy_sample(tmp_path_factory.mktemp("outputs") / "project"), SITE)
    assert made.problem is None
    return {file.path: file.content for file in made.files}


@pytest.fixture(scope="session")
def files_again(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    made = make_pages(copy_sample(tmp_path_factory.mktemp("again") / "elsewhere"), SITE)
    return {file.path: file.content for file in made.files}

"""The files of the sample project, made for an address of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import copy_sample

from ipsec_errata.make_pages import make_pages, plan_site
from ipsec_errata.project import own_project

GOLDEN = Path(__file__).parents[1] / "golden" / "outputs"
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


@pytest.fixture(scope="session")
def real() -> dict[str, bytes]:
    """The files of the real catalogue."""
    return {file.path: file.content for file in plan_site(own_project()).files}


@pytest.fixture
def golden(request: pytest.FixtureRequest, files: dict[str, bytes]) -> Callable[[str], None]:
    """Compare one file of the sample with the one kept beside the tests; `--update-golden` writes it anew."""

    def check(path: str) -> None:
        kept = GOLDEN / path.replace("/", "--")
        text = files[path].decode()
        if path.endswith(".json"):
            # One value on each line, so that a reviewer sees what changed.
            text = json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
        if request.config.getoption("--update-golden"):
            kept.write_bytes(text.encode())
        assert text == kept.read_bytes().decode()

    return check

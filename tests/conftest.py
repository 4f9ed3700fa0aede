"""A small invented project that every test may copy and spoil."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.local_server import Server

from ipsec_errata.model.database import Database
from ipsec_errata.project import Project, own_project
from ipsec_errata.reading.loader import Loader

SAMPLE = Path(__file__).parent / "project"


def copy_sample(folder: Path) -> Project:
    """Copy the invented entries and the real schemas, templates and settings to `folder`."""
    own = own_project()
    shutil.copytree(SAMPLE / "errata", folder / "errata")
    shutil.copytree(own.schemas, folder / "schema")
    shutil.copytree(own.site_source / "templates", folder / "site_src" / "templates")
    shutil.copyfile(own.settings, folder / own.settings.name)
    return Project(folder)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the sample project."""
    return copy_sample(tmp_path / "project")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """The database of the sample project."""
    reading = Loader(copy_sample(tmp_path_factory.mktemp("sample") / "project")).load()
    assert reading.found == ()
    return reading.database


@pytest.fixture
def server() -> Iterator[Server]:
    """An HTTP server on this machine that gives the answers a test puts into it."""
    running = Server()
    yield running
    running.stop()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden pages be written anew after a wanted change, and things be tried at length."""
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")
    parser.addoption("--kills", type=int, default=4, help="moments at which each writing command is killed")
    parser.addoption("--mutations", type=int, default=70, help="spoiled entries of each kind to compare verdicts on")
    parser.addoption("--every-page", action="store_true", help="open every page in Chromium, not one of each kind")

"""Where commands find RFC texts: the option, the environment, the cache; and what the site engine is told."""

from __future__ import annotations

import argparse
import os
import subprocess
from pathlib import Path

import pytest

from ipsec_errata.cli import main
from ipsec_errata.commands import build
from ipsec_errata.commands.texts import add_texts_option, chosen_folders, shown_folders, shown_variable


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.delenv("IPSEC_ERRATA_TEXTS", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / "ipsec-errata" / "rfc"
    folder.mkdir(parents=True)
    return folder


def choose(*words: str) -> tuple[Path, ...]:
    parser = argparse.ArgumentParser()
    add_texts_option(parser)
    return chosen_folders(parser.parse_args(words))


def test_the_option_comes_before_the_environment_and_that_before_the_cache(cache, monkeypatch):
    assert choose() == (cache,)
    monkeypatch.setenv("IPSEC_ERRATA_TEXTS", f"a{os.pathsep}b")
    assert choose() == (Path("a"), Path("b"))
    assert choose("--texts", "c", "--texts", "d") == (Path("c"), Path("d"))


def test_without_a_cache_there_is_none(cache):
    cache.rmdir()
    assert choose() == ()


def test_a_relative_cache_home_is_ignored(cache, monkeypatch, tmp_path):
    # XDG Base Directory Specification: all paths must be absolute.
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert choose() == ()


def test_the_site_shows_texts_only_where_somebody_asks(cache, monkeypatch):
    monkeypatch.setenv("IPSEC_ERRATA_TEXTS", "a")
    assert shown_folders(os.environ) == ()
    (cache / "rfc60002.txt").write_text("1. One\n")
    monkeypatch.chdir(cache.parent)
    told = shown_variable([Path("rfc"), cache.parent])
    assert shown_folders(told) == (cache.resolve(), cache.parent.resolve())
    assert shown_variable(None) == {}


def test_build_tells_the_site_engine(cache, monkeypatch):
    told = {}

    def run(command, *, env, **_):
        told.update(env)
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(build.subprocess, "run", run)
    (cache / "rfc60002.txt").write_text("1. One\n")
    parser = argparse.ArgumentParser()
    build.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["build", "--out", "x", "--texts", str(cache)])
    assert arguments.run(arguments) == 1
    assert shown_folders(told) == (cache.resolve(),)


@pytest.mark.parametrize("command", ["build", "serve", "validate"])
@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_without_rfcs_is_one_sentence(cache, capsys, command, is_there):
    folder = cache if is_there else cache / "none"
    assert main([command, "--texts", str(folder)]) == 2
    why = f"there is no RFC in {folder}; expected files such as" if is_there else f"there is no {folder}\n"
    assert capsys.readouterr().err.startswith(f"ipsec-errata: {why}")

"""`ipsec-errata passages fetch`: from a server on this machine into a cache, and checked from there."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.local_server import Server, say

from ipsec_errata.cli import main
from ipsec_errata.commands import passages, passages_fetch

TEXTS = Path(__file__).parents[1] / "texts"


@pytest.fixture
def cache(project, tmp_path, monkeypatch):
    """The user's cache, still missing."""
    monkeypatch.delenv("IPSEC_ERRATA_TEXTS", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for command in (passages, passages_fetch):
        monkeypatch.setattr(command, "own_project", lambda: project)
    return tmp_path / "cache" / "ipsec-errata" / "rfc"


def serve_texts(request):
    file = TEXTS / request.path.rsplit("/", 1)[-1]
    (say(200, file.read_bytes(), ETag='"1"') if file.exists() else say(404))(request)


def test_what_the_passages_need(server: Server, cache, capsys):
    server.answers = [serve_texts]
    fetch = ["passages", "fetch", "--from", f"{server.base}/rfc/"]
    assert main(fetch) == 0
    assert [path for path, _ in server.requests] == ["/rfc/rfc60001.txt", "/rfc/rfc60002.txt"]
    assert main(fetch) == 0
    assert capsys.readouterr() == (f"2 texts in {cache}: 2 new\n2 texts in {cache}: 2 there already\n", "")
    assert len(server.requests) == 2
    assert main(["passages"]) == 0
    assert capsys.readouterr().err == "1 passages checked, no findings\n"


def test_refresh_asks_again(server: Server, cache, capsys):
    server.answers = [serve_texts, say(304)]
    fetch = ["passages", "fetch", "60001", "--from", server.base]
    main(fetch)
    assert main([*fetch, "--refresh"]) == 0
    assert capsys.readouterr().out.endswith("1 texts in " + str(cache) + ": 1 unchanged\n")


def test_one_that_fails_does_not_stop_the_others(server: Server, cache, capsys):
    server.answers = [serve_texts]
    assert main(["passages", "fetch", "--all", "--from", server.base]) == 1
    assert capsys.readouterr() == (
        f"3 texts in {cache}: 1 failed, 2 new\n",
        f"ipsec-errata: {server.base}/rfc60003.txt: the server says 404 Not Found\n",
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ((TEXTS / "rfc60002.txt").read_bytes(), "the answer is not the text of RFC 60001; its first lines do not name"),
        (b"<!DOCTYPE html><p>Please wait", "the answer is not the text of RFC 60001; its first lines do not name"),
        (b"\xff\xfe", "the answer is no text in UTF-8"),
    ],
)
def test_another_document_is_not_kept(body, message, server: Server, cache, capsys):
    server.answers = [say(200, body)]
    assert main(["passages", "fetch", "60001", "--from", server.base]) == 1
    assert message in capsys.readouterr().err
    assert not cache.exists()

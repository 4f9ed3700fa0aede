"""Whatever the server does, the cache holds the last good document, and the user gets one sentence."""

from __future__ import annotations

import gzip
import itertools
import json
from pathlib import Path

import pytest
from tests.local_server import Server, break_off, say

from ipsec_errata.fetch.fetcher import Fetcher, FetchError, Limits, Outcome

GOOD = b"a good document\n"
IN_THE_CLEAR = "is not https, and nothing is fetched in the clear from another machine"
OLD = b"the last good document\n"


def check(content: bytes) -> str | None:
    return None if b"good" in content else "this is not what was expected"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "document.txt"


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def fetcher(pauses: list[float]) -> Fetcher:
    return Fetcher(limits=Limits(connect=5, silence=5, size=1000, tries=3), sleep=pauses.append)


def test_new_unchanged_changed(server: Server, file: Path, fetcher: Fetcher):
    server.answers = [
        say(200, GOOD, ETag='"1"', Last_Modified="Mon, 01 Jun 2026 00:00:00 GMT"),
        say(304),
        say(200, GOOD, ETag='"2"'),
        say(200, b"a good second edition", ETag='"3"'),
    ]
    outcomes = [fetcher.fetch(f"{server.base}/d", file, check) for _ in server.answers]
    assert outcomes == [Outcome.NEW, Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.CHANGED]
    conditions = [(head.get("If-None-Match"), head.get("If-Modified-Since")) for _, head in server.requests]
    day = "Mon, 01 Jun 2026 00:00:00 GMT"
    assert conditions == [(None, None), ('"1"', day), ('"1"', day), ('"2"', None)]
    assert file.read_bytes() == b"a good second edition"
    assert sorted(path.name for path in file.parent.iterdir()) == ["document.txt", "document.txt.fetched.json"]


@pytest.mark.parametrize("spoil", ["content", "stamp", "half a stamp", "another address"])
def test_a_damaged_cache_is_fetched_anew(spoil, server: Server, file: Path, fetcher: Fetcher):
    server.answers = [say(200, GOOD, ETag='"1"')]
    fetcher.fetch(f"{server.base}/d", file, check)
    stamp = file.with_name("document.txt.fetched.json")
    match spoil:
        case "content":
            file.write_bytes(GOOD[:5])
        case "stamp":
            stamp.unlink()
        case "half a stamp":
            stamp.write_text(stamp.read_text()[:30])
        case "another address":
            stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"url": "https://example.org/"}))
    fetcher.fetch(f"{server.base}/d", file, check)
    assert "If-None-Match" not in server.requests[-1][1]
    assert file.read_bytes() == GOOD


@pytest.mark.parametrize(
    ("answers", "message", "tries"),
    [
        ([say(404)], "the server says 404 Not Found", 1),
        ([say(403, b"good")], "the server says 403 Forbidden", 1),
        ([say(500)], "the server says 500 Internal Server Error; tried 3 times", 3),
        ([say(503, Retry_After="7200")], "the server says 503 Service Unavailable; tried once", 1),
        ([say(200, b"<html>wrong</html>")], "this is not what was expected", 1),
        ([say(200)], "this is not what was expected", 1),
        ([break_off(GOOD, 500)], "the answer breaks off or is damaged; tried 3 times", 3),
        (
            [say(200, gzip.compress(GOOD)[:12], Content_Encoding="gzip")],
            "this is not what was expected",
            1,
        ),
        (
            [say(200, b"good, not gzip", Content_Encoding="gzip")],
            "the answer breaks off or is damaged; tried 3 times",
            3,
        ),
        ([say(200, b"good" * 300)], "the answer has more than 1,000 bytes, which is not expected", 1),
        (
            [say(200, gzip.compress(b"good" * 300), Content_Encoding="gzip")],
            "the answer has more than 1,000 bytes, which is not expected",
            1,
        ),
        (
            [say(302, Location="http://192.0.2.1/")],
            f" leads elsewhere: http://192.0.2.1/ {IN_THE_CLEAR}",
            1,
        ),
        ([say(302, Location="/d")], " leads on and on: more than 4 redirects", 5),
        ([say(304)], "the server says 304 (unchanged) to a request without conditions; tried 3 times", 3),
    ],
)
def test_what_goes_wrong_changes_nothing(answers, message, tries, server: Server, file: Path, fetcher: Fetcher):
    file.parent.mkdir()
    file.write_bytes(OLD)
    server.answers = answers
    with pytest.raises(FetchError) as failed:
        fetcher.fetch(f"{server.base}/d", file, check)
    glue = "" if message.startswith(" ") else ": "
    assert str(failed.value) == f"{server.base}/d{glue}{message}"
    assert len(server.requests) == tries
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == {"document.txt": OLD}


def test_pauses_grow_and_a_later_try_may_do(server: Server, file: Path, fetcher: Fetcher, pauses: list[float]):
    server.answers = [say(500), break_off(GOOD, 99), say(200, GOOD)]
    assert fetcher.fetch(f"{server.base}/d", file, check) is Outcome.NEW
    assert pauses == [1, 2]


def test_the_server_may_ask_for_a_longer_pause(server: Server, file: Path, fetcher: Fetcher, pauses: list[float]):
    server.answers = [say(429, Retry_After="17"), say(200, GOOD)]
    fetcher.fetch(f"{server.base}/d", file, check)
    assert pauses == [17]


@pytest.mark.parametrize("sent", [b"", GOOD])
def test_an_answer_that_stalls(sent, server: Server, file: Path):
    def stall(request):
        if sent:
            say(200, sent, Content_Length="100")(request)
            request.wfile.flush()
        server.over.wait(20)

    server.answers = [stall]
    fetcher = Fetcher(limits=Limits(silence=1, tries=1))
    why = "the answer stalls" if sent else "the server does not answer"
    with pytest.raises(FetchError, match=f"/d: {why}; tried once"):
        fetcher.fetch(f"{server.base}/d", file, check)
    assert not file.exists()


def test_an_answer_that_drips_for_ever(server: Server, file: Path):
    def drip(request):
        say(200, b"", Content_Length="100000")(request)
        while not server.over.wait(0.01):
            request.wfile.write(b"g")
            request.wfile.flush()

    server.answers = [drip]
    hours = itertools.count(0, 3600)
    fetcher = Fetcher(limits=Limits(tries=1), now=lambda: float(next(hours)))
    with pytest.raises(FetchError, match="/d: the answer did not end within 300 seconds; tried once"):
        fetcher.fetch(f"{server.base}/d", file, check)
    assert not file.exists()


def test_nobody_listens(file: Path):
    fetcher = Fetcher(limits=Limits(tries=1))
    with pytest.raises(FetchError, match=r"http://127.0.0.1:1/d: there is no connection to the server; tried once"):
        fetcher.fetch("http://127.0.0.1:1/d", file, check)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://www.example.org/d", IN_THE_CLEAR),
        ("file:///etc/hostname", "names no server"),
        ("https:///d", "names no server"),
        ("https://[::1/d", "is no address"),
    ],
)
def test_addresses_that_are_not_fetched_from(url, message, file: Path, fetcher: Fetcher):
    with pytest.raises(FetchError, match=message):
        fetcher.fetch(url, file, check)


def test_progress_is_told(server: Server, file: Path):
    server.answers = [say(200, GOOD)]
    told: list[tuple[int, int | None]] = []
    Fetcher(progress=lambda *count: told.append(count)).fetch(f"{server.base}/d", file, check)
    assert told[-1] == (len(GOOD), len(GOOD))

"""Documents from a server that may be slow, broken or wrong, into a cache that never is.

Conditional requests (RFC 9110, Section 13), limits on time and size, a few tries with growing pauses, redirects to
https only. What arrives is checked before it is stored, and stored in one step: whatever goes wrong, the
cache holds the last good document.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import ClassVar
from urllib.parse import urljoin

import requests
import urllib3.exceptions

from ipsec_errata import __version__
from ipsec_errata.fetch.address import address_problem
from ipsec_errata.fetch.cache import read_version, store

# Returns what is wrong with a document, or None.
Check = Callable[[bytes], str | None]
# Is told how many bytes have come and, where the server says so, of how many.
Progress = Callable[[int, int | None], None]


class FetchError(Exception):
    """A document could not be had; the message is one sentence with its address. The cache is as it was."""


class _PassingError(Exception):
    """What went wrong may go right at the next try; `pause` is how long the server asks to wait, in seconds."""

    def __init__(self, reason: str, pause: float | None = None) -> None:
        super().__init__(reason)
        self.pause = pause


class Outcome(StrEnum):
    """What a fetch found."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long, how often and how much. Times are in seconds."""

    connect: float = 10
    # Between two pieces of an answer.
    silence: float = 30
    # For a whole answer, so that one octet a minute does not go on for ever.
    whole: float = 300
    size: int = 50_000_000
    tries: int = 4
    first_pause: float = 1
    longest_pause: float = 60
    redirects: int = 4


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches documents one after the other over one session. `sleep` waits, `now` is a clock that never goes back."""

    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic
    progress: Progress = lambda received, total: None
    _session: requests.Session = field(default_factory=requests.Session, init=False)

    _CHUNK: ClassVar[int] = 64 * 1024

    def __post_init__(self) -> None:
        """Say who asks."""
        self._session.headers["User-Agent"] = f"ipsec-errata/{__version__}"

    def fetch(self, url: str, file: Path, check: Check) -> Outcome:
        """Bring `file` up to date with the document at `url`, or raise FetchError and leave it as it is.

        `check` sees the content before it is stored.
        """
        if problem := address_problem(url):
            raise FetchError(problem)
        pause = self.limits.first_pause
        for tried in range(1, self.limits.tries + 1):
            try:
                return self._try(url, file, check)
            except _PassingError as error:
                if tried == self.limits.tries or (error.pause or 0) > self.limits.longest_pause:
                    times = "once" if tried == 1 else f"{tried} times"
                    raise FetchError(f"{url}: {error}; tried {times}") from error
                self.sleep(max(pause, error.pause or 0))
                pause = min(2 * pause, self.limits.longest_pause)
        raise AssertionError("the loop returns or raises")

    def _try(self, url: str, file: Path, check: Check) -> Outcome:
        known = read_version(file, url)
        conditions = {}
        if known and known.etag:
            conditions["If-None-Match"] = known.etag
        if known and known.last_modified:
            conditions["If-Modified-Since"] = known.last_modified
        deadline = self.now() + self.limits.whole
        with self._open(url, conditions) as answer:
            if answer.status_code == 304:
                if not conditions:
                    raise _PassingError("the server says 304 (unchanged) to a request without conditions")
                return Outcome.UNCHANGED
            if answer.status_code != 200:
                self._refuse(url, answer)
            content = self._read(url, answer, deadline)
        if problem := check(content):
            raise FetchError(f"{url}: {problem}")
        existed = file.exists()
        is_new = store(
            file,
            content,
            url=url,
            etag=answer.headers.get("ETag"),
            last_modified=answer.headers.get("Last-Modified"),
        )
        if not is_new:
            return Outcome.UNCHANGED
        return Outcome.CHANGED if existed else Outcome.NEW

    def _open(self, url: str, conditions: dict[str, str]) -> requests.Response:
        """Return the answer, following a few redirects to addresses that may be fetched from."""
        asked = url
        for _ in range(self.limits.redirects + 1):
            try:
                answer = self._session.get(
                    asked,
                    headers=conditions,
                    stream=True,
                    allow_redirects=False,
                    timeout=(self.limits.connect, self.limits.silence),
                )
            except requests.RequestException as error:
                raise _PassingError(_reason(error)) from error
            if not answer.is_redirect:
                return answer
            answer.close()
            asked = urljoin(asked, answer.headers["Location"])
            if problem := address_problem(asked):
                raise FetchError(f"{url} leads elsewhere: {problem}")
        raise FetchError(f"{url} leads on and on: more than {self.limits.redirects} redirects")

    def _refuse(self, url: str, answer: requests.Response) -> None:
        status = f"the server says {answer.status_code} {answer.reason or ''}".rstrip()
        # 408, 425, 429 and 5xx are about the moment, the rest about the request (RFC 9110, Section 15).
        if answer.status_code in (408, 425, 429) or answer.status_code >= 500:
            asked = answer.headers.get("Retry-After", "")
            raise _PassingError(status, float(asked) if asked.isascii() and asked.isdigit() else None)
        raise FetchError(f"{url}: {status}")

    def _read(self, url: str, answer: requests.Response, deadline: float) -> bytes:
        length = answer.headers.get("Content-Length", "")
        total = int(length) if length.isascii() and length.isdigit() else None
        too_large = FetchError(f"{url}: the answer has more than {self.limits.size:,} bytes, which is not expected")
        if total is not None and total > self.limits.size:
            raise too_large
        content = bytearray()
        try:
            # Not iter_content: that waits for a whole chunk, and one octet a minute would never reach the deadline.
            while chunk := answer.raw.read1(self._CHUNK, decode_content=True):
                content += chunk
                if len(content) > self.limits.size:
                    raise too_large
                if self.now() > deadline:
                    raise _PassingError(f"the answer did not end within {self.limits.whole:g} seconds")
                self.progress(len(content), total)
        except urllib3.exceptions.TimeoutError as error:
            raise _PassingError("the answer stalls") from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise _PassingError("the answer breaks off or is damaged") from error
        return bytes(content)


def _reason(error: requests.RequestException) -> str:
    """Return what went wrong, in words of ours: those of the library hold addresses of objects."""
    match error:
        case requests.exceptions.SSLError():
            return "the certificate of the server is not accepted"
        case requests.exceptions.Timeout():
            return "the server does not answer"
        case requests.exceptions.ConnectionError():
            return "there is no connection to the server"
        case _:
            return f"the request fails ({type(error).__name__})"

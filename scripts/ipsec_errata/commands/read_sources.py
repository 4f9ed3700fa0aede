"""Reading and scanning many files, in several processes where there are many, with the same result in any number."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from ipsec_errata.commands.source_files import SourceFile
from ipsec_errata.input_file import TooLargeError, read_input
from ipsec_errata.scanner.finding import Finding
from ipsec_errata.scanner.known import Known
from ipsec_errata.scanner.scan import MOST_CITATIONS, NOTHING, Scanned, Skip, scan_source

_BATCH = 512
# Below this, starting processes costs more than it saves.
_MANY = 40 * _BATCH
_MOST_JOBS = 8
_LABELS = {Skip.BINARY: "binary", Skip.LARGE: "too large", Skip.STANDARD: "RFCs or drafts themselves"}


@dataclass(slots=True)
class Tally:
    """What all files together gave."""

    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    citations: int = 0
    silenced: int = 0
    cut: int = 0
    ignored: int = 0
    skipped: Counter[Skip] = field(default_factory=Counter)
    unread: list[tuple[str, str]] = field(default_factory=list)

    def add(self, file: SourceFile, scanned: Scanned | str) -> None:
        """Count one file; text says why it could not be read."""
        if file.is_ignored:
            self.ignored += 1
        elif isinstance(scanned, str):
            self.unread.append((file.path, scanned))
        elif scanned.skip:
            self.skipped[scanned.skip] += 1
        else:
            self.findings += scanned.findings
            self.citations += scanned.citations
            self.silenced += scanned.silenced
            self.cut += scanned.is_cut

    @property
    def counts(self) -> dict[str, int]:
        """The numbers by name, as the JSON format has them."""
        skipped = {f"skipped_{skip.name.lower()}": self.skipped[skip] for skip in Skip}
        return {
            "files": self.files,
            "citations": self.citations,
            "silenced": self.silenced,
            **skipped,
            "read_in_part": self.cut,
            "unreadable": len(self.unread),
        }

    def describe(self) -> str:
        """Return the numbers of files as one phrase."""
        skipped = [f"{self.skipped[skip]} {label}" for skip, label in _LABELS.items() if self.skipped[skip]]
        text = f"{self.files} files" + (f", skipped {', '.join(skipped)}" if skipped else "")
        if self.cut:
            text += f", {self.cut} read in part for its more than {MOST_CITATIONS:,} citations"
        return text + (f"; {self.silenced} silenced" if self.silenced else "")


@dataclass(frozen=True, slots=True)
class Scan:
    """What each process needs: what is known, the codes to look for, and the size in bytes above which none is read."""

    known: Known
    codes: frozenset[str]
    largest: int


def scan_files(files: Sequence[SourceFile], scan: Scan, jobs: int | None = None) -> Tally:
    """Return what the files give, in their order, whatever the number of processes."""
    tally = Tally(files=len(files))
    batches = [files[start : start + _BATCH] for start in range(0, len(files), _BATCH)]
    progress = Progress(len(files), sys.stderr)
    for i, rows in enumerate(_scan_batches(batches, scan, jobs)):
        for index, scanned in rows:
            tally.add(batches[i][index], scanned)
        progress.show((i + 1) * _BATCH)
    progress.end()
    return tally


_Rows = list[tuple[int, Scanned | str]]


def _scan_batches(batches: Sequence[Sequence[SourceFile]], scan: Scan, jobs: int | None) -> Iterator[_Rows]:
    count = sum(map(len, batches))
    wanted = jobs or (min(os.cpu_count() or 1, _MOST_JOBS) if count >= _MANY else 1)
    paths = [[file.path for file in batch] for batch in batches]
    if wanted == 1 or len(batches) < 2:
        for batch in paths:
            yield _scan_batch(batch, scan)
        return
    from multiprocessing import Pool

    with Pool(min(wanted, len(batches)), _prepare, (scan,)) as pool:
        yield from pool.imap(_scan_prepared, paths)


_prepared: Scan | None = None


def _prepare(scan: Scan) -> None:
    # The catalogue goes to each process once, not with each batch.
    global _prepared
    _prepared = scan
    # Ctrl-C is for the process that waits for the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _scan_prepared(paths: Sequence[str]) -> _Rows:
    if _prepared is None:
        raise RuntimeError("the process was not prepared")
    return _scan_batch(paths, _prepared)


def _scan_batch(paths: Sequence[str], scan: Scan) -> _Rows:
    """Return what each file gave, by its index; files that hold nothing are left out."""
    rows: _Rows = []
    for index, path in enumerate(paths):
        scanned = _scan_file(path, scan)
        if scanned is not NOTHING:
            rows.append((index, scanned))
    return rows


def _scan_file(path: str, scan: Scan) -> Scanned | str:
    try:
        content = read_input(path, scan.largest)
    except TooLargeError:
        return Scanned(skip=Skip.LARGE)
    except OSError as error:
        return error.strerror or str(error)
    return scan_source(path.replace(os.sep, "/"), content, scan.known, scan.codes)


@dataclass(frozen=True, slots=True)
class Progress:
    """A line on a terminal that says how far the scan is; nothing where nobody looks."""

    total: int
    stream: TextIO

    @property
    def is_seen(self) -> bool:
        """True if there is enough to wait for, and a terminal to tell it to."""
        return self.total > _BATCH and self.stream.isatty()

    def show(self, done: int) -> None:
        """Write the line anew."""
        if self.is_seen:
            print(f"\r{min(done, self.total)} of {self.total} files", end="", file=self.stream, flush=True)

    def end(self) -> None:
        """Clear the line."""
        if self.is_seen:
            print("\r\x1b[K", end="", file=self.stream, flush=True)

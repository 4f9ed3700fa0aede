"""Files that somebody else chose: read whole, or not at all where there is no end to them."""

from __future__ import annotations

import errno
import io
import os

# No file that a command is given to read at once has more.
MOST_BYTES = 48_000_000
# A pipe gives that much at once.
_PIECE = 1 << 16


class TooLargeError(OSError):
    """More bytes than such a file has; `size` says how many there are, in words."""

    def __init__(self, path: str, size: str, most: int) -> None:
        """Name the file, its size in words and the most bytes that are read."""
        super().__init__(errno.EFBIG, f"has {size}; at most {most:,} are read", path)
        self.size = size


def read_input(path: str | os.PathLike[str], most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file or of a pipe that comes to its end.

    Raises TooLargeError for more than `most` bytes, of which no more are read, and OSError with the system's reason.
    A device such as /dev/zero has no size that could be asked for, and no end.
    """
    # The system's own calls: a buffer between would be made for each of ten thousand files.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(handle).st_size
        if size > most:
            raise TooLargeError(os.fspath(path), f"{size:,} bytes", most)
        content = os.read(handle, size + 1)
        if len(content) > size:
            content = _read_on(handle, content, most)
    except OSError as error:
        # What is read by a number has no name.
        error.filename = error.filename or os.fspath(path)
        raise
    finally:
        os.close(handle)
    if len(content) > most:
        raise TooLargeError(os.fspath(path), f"more than {most:,} bytes", most)
    return content


def _read_on(handle: int, begun: bytes, most: int) -> bytes:
    content = bytearray(begun)
    while len(content) <= most and (more := os.read(handle, _PIECE)):
        content += more
    return bytes(content)


def read_input_text(path: str | os.PathLike[str], most: int = MOST_BYTES) -> str:
    """Return the UTF-8 text of a file; raises as `read_input`, and UnicodeDecodeError."""
    # Lines may end as on Windows.
    return io.TextIOWrapper(io.BytesIO(read_input(path, most)), encoding="utf-8").read()

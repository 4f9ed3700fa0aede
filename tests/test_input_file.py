"""Files that somebody else chose are read to their end, or not at all."""

from __future__ import annotations

import os
import threading

import pytest

from ipsec_errata.cli import main
from ipsec_errata.input_file import TooLargeError, read_input, read_input_text


def test_a_file_is_read_whole(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"x" * 100_000)
    assert read_input(file, 100_000) == b"x" * 100_000


def test_a_pipe_is_read_to_its_end(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"y" * 300_000,))
    writer.start()
    assert read_input(pipe, 300_000) == b"y" * 300_000
    writer.join()


@pytest.mark.parametrize(("size", "said"), [(1001, "has 1,001 bytes"), (None, "has more than 1,000 bytes")])
def test_what_is_too_large_is_refused(tmp_path, size, said):
    file = tmp_path / "file"
    if size:
        file.write_bytes(b"x" * size)
    else:
        file.symlink_to("/dev/zero")
    with pytest.raises(TooLargeError, match=f"{said}; at most 1,000 are read"):
        read_input(str(file), 1000)


def test_a_folder_is_told_by_its_name(tmp_path):
    with pytest.raises(IsADirectoryError) as told:
        read_input(str(tmp_path))
    assert told.value.filename == str(tmp_path)


def test_lines_may_end_as_on_windows(tmp_path):
    file = tmp_path / "file"
    file.write_bytes("§\r\nb\rc\n".encode())
    assert read_input_text(file) == "§\nb\nc\n"


@pytest.mark.parametrize(
    "words",
    [
        ["validate", "/dev/zero"],
        ["fmt", "/dev/zero"],
        ["errata", "import", "/dev/zero"],
        ["scan", "--baseline", "/dev/zero", "README.md"],
        ["profile", "--implements", "7296", "--handled", "/dev/zero"],
        ["rfc", "import", "--metadata", "/dev/zero"],
        ["new", "--from-form", "/dev/zero"],
    ],
)
def test_no_command_waits_for_the_end_of_a_device(words, capsys):
    assert main(words) in (1, 2)
    told = capsys.readouterr()
    assert "/dev/zero" in told.out + told.err
    assert "has more than" in told.out + told.err

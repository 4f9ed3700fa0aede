"""Numbers on a command line: an option that means nothing for zero or less says so before anything begins."""

from __future__ import annotations

import argparse

_LARGEST_RFC = 99_999


def positive(text: str) -> int:
    """Return the whole number above 0 that an argument gives; for argparse."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def positive_size(text: str) -> float:
    """Return the number above 0 that an argument gives, with or without a fraction; for argparse."""
    try:
        size = float(text)
    except ValueError:
        size = 0.0
    # Neither "nan" nor "inf" is a size.
    if not 0 < size < 2**40:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return size


def rfc(text: str) -> int:
    """Return the number of an RFC that an argument gives; for argparse."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _LARGEST_RFC):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of an RFC; expected one such as 7296")
    return int(text)

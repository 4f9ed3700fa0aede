"""Days of the data as points in time, for formats that ask for one."""

from __future__ import annotations


def utc_stamp(day: str) -> str:
    """Return the first second of a day, month or year in UTC (RFC 3339): "1998-08" gives "1998-08-01T00:00:00Z"."""
    return (day + "-01-01")[: len("YYYY-MM-DD")] + "T00:00:00Z"

"""Where in an entry something stands."""

from __future__ import annotations

# Keys of mappings and positions in lists, from the top: ("affects", 0, "sections", 2).
KeyPath = tuple[str | int, ...]

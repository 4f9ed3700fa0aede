"""Whether a copy of this process, with all it knows, can work beside it."""

from __future__ import annotations

import sys

# On macOS libraries of the system do not survive it; Windows knows nothing of the kind.
CAN_FORK = sys.platform not in ("win32", "darwin")

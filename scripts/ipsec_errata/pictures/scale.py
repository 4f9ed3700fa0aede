"""Round numbers for the axes of charts."""

from __future__ import annotations


def ticks(greatest: int, wanted: int = 4) -> tuple[int, ...]:
    """Return round numbers from 0 on, about `wanted` of them; the last is `greatest` or the next one above it."""
    round_steps = (base * 10**power for power in range(9) for base in (1, 2, 5))
    step = next(step for step in round_steps if step * wanted >= greatest)
    return tuple(range(0, max(greatest, 1) + step, step))

"""Pages of long lists that are sorted by RT: only the groups a page touches are read."""

from collections.abc import Sequence
from itertools import accumulate


def window(sizes: Sequence[int], wanted: slice) -> tuple[slice, slice]:
    """Which of consecutive groups hold the wanted rows, and which rows of those they are."""
    first, last = wanted.start or 0, min(wanted.stop, sum(sizes))
    starts = list(accumulate(sizes, initial=0))[:-1]
    touched = [
        place
        for place, (start, size) in enumerate(zip(starts, sizes, strict=True))
        if start < last and start + size > first
    ]
    if not touched:
        return slice(0), slice(0)
    before = starts[touched[0]]
    return slice(touched[0], touched[-1] + 1), slice(first - before, last - before)

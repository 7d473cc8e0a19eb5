"""How a measurement is taken and told: median, spread, budget, ratio to a floor."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

HEADINGS = ("what", "median", "spread", "", "budget", "", "x floor")


@dataclass(frozen=True)
class Row:
    """One line of the table.

    `median` and `spread` (5th and 95th percentile) are in `unit`. `budget` is its text
    ("p95 <= 100"); `within` says whether it was kept, None where there is none. `floor_ratio` is
    the median divided by that of a floor measured in the same run.
    """

    name: str
    median: float
    spread: tuple[float, float]
    unit: str
    budget: str = ""
    within: bool | None = None
    floor_ratio: float | None = None

    @classmethod
    def of(cls, name: str, samples: Sequence[float], unit: str, *, floor: float = 0) -> "Row":
        """A row without a budget, from all samples."""
        median = statistics.median(samples)
        spread = (percentile(samples, 5), percentile(samples, 95))
        return cls(name, median, spread, unit, floor_ratio=median / floor if floor else None)

    def at_most(self, limit: float, *, of: str = "p95") -> "Row":
        """The row with a budget on its median or its 95th percentile."""
        value = self.spread[1] if of == "p95" else self.median
        return Row(
            **asdict(self) | {"budget": f"{of} <= {figure(limit)}", "within": value <= limit}
        )


def timed(call: Callable[[], object], *, times: int, warm_up: int = 3) -> list[float]:
    """Milliseconds of each call, the first ones uncounted."""
    for _ in range(warm_up):
        call()
    return [_milliseconds(call) for _ in range(times)]


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def percentile(samples: Sequence[float], percent: int) -> float:
    """The smallest sample that `percent` of all do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def figure(value: float) -> str:
    """Three figures that matter: 0.38, 12.4, 1,240."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(rows: Sequence[Row]) -> str:
    """Aligned columns, one row per measurement."""
    lines = [HEADINGS, *map(_cells, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(_aligned(line, widths) for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    verdict = {True: "kept", False: "BROKEN", None: ""}[row.within]
    ratio = figure(row.floor_ratio) if row.floor_ratio else ""
    spread = " .. ".join(map(figure, row.spread))
    return row.name, figure(row.median), spread, row.unit, row.budget, verdict, ratio


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if number in {1, 2, 6} else cell.ljust(width)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()

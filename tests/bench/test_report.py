"""Medians, spreads, budgets and the table."""

from bench.report import Row, percentile, table, timed


def test_a_row_tells_median_spread_and_ratio():
    row = Row.of("page", list(range(1, 101)), "ms", floor=10)

    assert row == Row("page", 50.5, (5, 95), "ms", floor_ratio=5.05)


def test_a_budget_is_kept_or_broken():
    row = Row.of("page", [10, 20, 30], "ms")

    assert (row.at_most(30).within, row.at_most(29).within) == (True, False)
    assert (row.at_most(20, of="median").within, row.at_most(19, of="median").within) == (
        True,
        False,
    )
    assert row.at_most(1500).budget == "p95 <= 1,500"


def test_percentiles_are_samples():
    assert [percentile([3, 1, 2], percent) for percent in (1, 50, 67, 100)] == [1, 2, 3, 3]


def test_timed_counts_only_after_warming_up():
    calls = []

    samples = timed(lambda: calls.append(1), times=4, warm_up=2)

    assert (len(samples), len(calls)) == (4, 6)
    assert all(sample >= 0 for sample in samples)


def test_the_table_is_aligned():
    rows = [Row.of("a", [1.234], "ms").at_most(1), Row.of("longer", [1234], "KB")]

    assert table(rows).splitlines() == [
        "what    median          spread      budget            x floor",
        "a         1.23    1.23 .. 1.23  ms  p95 <= 1  BROKEN",
        "longer   1,234  1,234 .. 1,234  KB",
    ]

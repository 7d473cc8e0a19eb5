"""The runner finds every bench and answers with the verdict."""

import json

import pytest

from bench import run
from bench.report import Row


@pytest.fixture
def rows(monkeypatch, tmp_path):
    """What the only bench measures; nothing is prepared and nothing written outside."""
    measured = [Row.of("page", [10], "ms").at_most(20)]
    monkeypatch.setattr(run, "prepare_village", lambda: None)
    monkeypatch.setattr(run, "measure", lambda name: iter(measured))
    monkeypatch.setattr(run, "RESULT", tmp_path / "bench.json")
    return measured


def test_every_bench_is_found():
    assert {"login_weight", "pages"} <= set(run.benches())


def test_kept_budgets_end_well(rows, capsys):
    assert run.main(["pages"]) == 0
    assert "kept" in capsys.readouterr().out
    assert not run.RESULT.exists()


def test_a_broken_budget_ends_badly(rows):
    rows.append(Row.of("slow", [10], "ms").at_most(1))

    assert run.main(["pages"]) == 1


def test_json_is_written_beside_the_servers(rows):
    run.main(["pages", "--json"])

    [written] = json.loads(run.RESULT.read_text())
    assert (written["name"], written["within"]) == ("page", True)

"""Tests of the tests: they mirror the code, can fail, do not sleep and are not skipped."""

import ast
from functools import cache

from tests.architecture.house import (
    ROOT,
    Function,
    Source,
    apps_on_disk,
    nothing_in,
    python_files,
    snippet,
)

# Where a test may be named after something else than a module, beside templates, CSS and scripts.
SHOWN = ("templates", "static", "script")
TESTS_OF_MANY = {"tests/ui/test_error_pages.py"}  # templates at the root, named after numbers
NO_WAITING = {"sleep", "wait_for_timeout"}
SLEEPS_WITH_REASON = {"tests/embedded"}  # processes are killed and watched from outside
VERDICTS = {"raises", "warns", "expect", "fail", "full_clean", "django_assert_num_queries"}


def sources_of_tests() -> list[Source]:
    return [source for source in python_files() if source.path.parts[0] == "tests"]


def strangers(source: Source) -> list[str]:
    """Tests of a room that stand where no module of that room is."""
    app = next((a for a in apps_on_disk() if a.split(".")[-1] == source.path.parts[1]), "")
    if not app or not source.path.name.startswith("test_"):
        return []
    place = ROOT.joinpath(*app.split("."), *source.path.parts[2:-1])
    tested = source.path.stem.removeprefix("test_")
    kept = [place / f"{tested}.py", place / tested, *(ROOT / folder / tested for folder in SHOWN)]
    if any(path.exists() for path in kept) or str(source.path) in TESTS_OF_MANY:
        return []
    return [f"{source.path}: there is no {place.relative_to(ROOT)}/{tested}"]


def waiting(source: Source) -> list[str]:
    """A test waits for something to be true, never for time to pass."""
    return [
        source.at(node, f"{node.func.attr} in place of a wait")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in NO_WAITING
    ]


def toothless(source: Source) -> list[str]:
    """Tests that cannot fail: nothing is asserted, nothing expected, no helper does it for them."""
    verdicts = helpers_that_decide() | decisive_names(source)
    return [
        source.at(function, f"{function.name} asserts nothing")
        for function in source.functions
        if function.name.startswith("test_") and not _decides(function, verdicts)
    ]


@cache
def helpers_that_decide() -> set[str]:
    """Helpers and fixtures anywhere in the tests with an assertion inside."""
    return {name for source in sources_of_tests() for name in decisive_names(source)}


def decisive_names(source: Source) -> set[str]:
    functions = (node for node in ast.walk(source.tree) if isinstance(node, Function))
    return {f.name for f in functions if not f.name.startswith("test_") and _decides(f, set())}


def _decides(function: Function, helpers: set[str]) -> bool:
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.Call) and _is_verdict(node, helpers))
        for node in ast.walk(function)
    )


def _is_verdict(call: ast.Call, helpers: set[str]) -> bool:
    name = ast.unparse(call.func).rpartition(".")[2]
    return name in VERDICTS | helpers or name.startswith("assert")


def skipped(source: Source) -> list[str]:
    """A skipped check counts as passed, so there is none; `skipif` needs a reason."""
    return [
        source.at(node, f"{ast.unparse(node)} is no check")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in SKIPS
    ]


SKIPS = {"pytest.skip", "pytest.xfail", "pytest.mark.skip", "pytest.mark.xfail"}


def gathered(source: Source) -> list[str]:
    """Tests are functions."""
    return [
        source.at(node, f"{node.name}: tests are functions")
        for node in source.tree.body
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test")
    ]


def test_tests_mirror_the_code():
    inside = [source for source in sources_of_tests() if len(source.path.parts) > 2]

    nothing_in(line for source in inside for line in strangers(source))


def test_tests_do_not_sleep():
    watched = [s for s in sources_of_tests() if str(s.path.parent) not in SLEEPS_WITH_REASON]

    nothing_in(line for source in watched for line in waiting(source))


def test_tests_can_fail():
    nothing_in(line for source in sources_of_tests() for line in toothless(source))


def test_tests_are_not_skipped():
    nothing_in(line for source in sources_of_tests() for line in skipped(source))


def test_tests_are_functions():
    nothing_in(line for source in sources_of_tests() for line in gathered(source))


def test_a_bad_test_is_noticed():
    assert strangers(snippet("", "tests/areas/services/test_nothing.py")) != []
    assert waiting(snippet("import time\ntime.sleep(1)")) != []
    assert toothless(snippet("def test_a():\n    run()")) != []
    assert skipped(snippet('import pytest\npytest.skip("later")')) != []
    assert gathered(snippet("class TestAreas: pass")) != []


def test_a_good_test_is_left_alone():
    text = "def test_a():\n    with pytest.raises(OSError):\n        run()"

    assert strangers(snippet("", "tests/areas/test_selectors.py")) == []
    assert strangers(snippet("", "tests/areas/models/test_areas.py")) == []
    assert toothless(snippet(text)) == []
    assert toothless(snippet("def test_a():\n    check()\n\ndef check():\n    assert run()")) == []

"""How long things may be. Branches and arguments are counted by the linter (C901, PLR0913)."""

import ast

from tests.architecture.house import (
    ROOT,
    Function,
    Source,
    application_files,
    nothing_in,
    project,
    python_files,
    snippet,
)
from tests.architecture.test_views import lines

FUNCTION, MODULE, TEST_MODULE, TEMPLATE = 40, 300, 500, 150
LONG_FUNCTION, LONG_SHARE = 30, 0.05


def functions_of(source: Source) -> list[Function]:
    """All of them, inner ones and methods included."""
    return [node for node in ast.walk(source.tree) if isinstance(node, Function)]


def long_functions(source: Source) -> list[str]:
    return [
        source.at(function, f"{function.name} has {lines(function)} lines, limit {FUNCTION}")
        for function in functions_of(source)
        if lines(function) > FUNCTION
    ]


def long_modules(source: Source) -> list[str]:
    limit = TEST_MODULE if source.path.parts[0] == "tests" else MODULE
    length = len(source.text.splitlines())
    return [f"{source.path}: {length} lines, limit {limit}"] if length > limit else []


def test_functions_stay_short():
    nothing_in(line for source in python_files() for line in long_functions(source))


def test_few_functions_are_long():
    functions = [function for source in application_files() for function in functions_of(source)]
    long = [function for function in functions if lines(function) > LONG_FUNCTION]

    assert len(long) <= LONG_SHARE * len(functions)


def test_modules_stay_short():
    modules = [source for source in python_files() if "migrations" not in source.path.parts]

    nothing_in(line for source in modules for line in long_modules(source))


def test_templates_stay_short():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in (ROOT / "templates").rglob("*.html")
    }

    assert {path: length for path, length in lengths.items() if length > TEMPLATE} == {}


def test_the_linter_counts_branches_and_arguments():
    lint = project()["tool"]["ruff"]["lint"]

    assert {"C90", "PLR09"} <= set(lint["select"])
    assert (lint["mccabe"]["max-complexity"], lint["pylint"]["max-args"]) == (8, 6)


def test_a_long_function_is_noticed():
    source = snippet("\ndef long():\n" + "    a = 1\n" * 40, "duren_sawit/lib/dates.py")

    assert long_functions(source) == ["duren_sawit/lib/dates.py:2: long has 41 lines, limit 40"]


def test_a_long_module_is_noticed():
    text = "a = 1\n" * 301

    assert long_modules(snippet(text, "duren_sawit/lib/a.py")) != []
    assert long_modules(snippet(text, "tests/lib/test_a.py")) == []
    assert long_modules(snippet(text * 2, "tests/lib/test_a.py")) != []

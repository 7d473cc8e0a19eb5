"""Background work: named tasks that take keywords, and nothing that leaves before the commit."""

import ast
from collections.abc import Iterator

import pytest
from django.conf import settings

from duren_sawit.celery import app
from tests.architecture.house import (
    Function,
    Source,
    application_files,
    files_of,
    label_of,
    nothing_in,
    snippet,
)
from tests.architecture.test_views import decorators

EAGER_CALLS = {"delay", "apply_async", "send_task"}
REASONS = ("task", "app ready", "slow import")  # for an import inside a function
# Not in a transaction of their own: what they send may leave at once.
OUTSIDE_TRANSACTIONS = {
    "distributions.pressing",
    "duren_sawit.documents.printshop",
    "households.exporting",
    "households.importing",
}


def careless_tasks(source: Source) -> Iterator[str]:
    label = label_of(source.app)
    for function in source.functions:
        if "shared_task" in decorators(function):
            if not _name_of(function).startswith(f"{label}."):
                yield source.at(function, f"{function.name} is not named {label}....")
            if _positional(function):
                yield source.at(function, f"{function.name} takes {_positional(function)} loosely")


def _name_of(function: Function) -> str:
    return next(
        (
            keyword.value.value
            for mark in function.decorator_list
            if isinstance(mark, ast.Call)
            for keyword in mark.keywords
            if keyword.arg == "name" and isinstance(keyword.value, ast.Constant)
        ),
        "",
    )


def _positional(function: Function) -> list[str]:
    """Arguments without a keyword; `self` of a bound task is Celery's own."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    return [argument.arg for argument in arguments if argument.arg != "self"]


def sent_too_early(source: Source) -> Iterator[str]:
    """Tasks sent at once from inside a transaction, where a worker might not see the row yet."""
    for node in _inside_transactions(source.tree, _after_commit(source)):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in EAGER_CALLS:
            yield source.at(node, f".{called.attr} leaves before the commit")


def _after_commit(source: Source) -> set[str]:
    """The functions that are given to `transaction.on_commit`."""
    return {
        ast.unparse(node.args[0])
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("on_commit") and node.args
    }


def _inside_transactions(node: ast.AST, after_commit: set[str]) -> Iterator[ast.AST]:
    if isinstance(node, Function) and node.name in after_commit:
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _inside_transactions(child, after_commit)


def late_imports(source: Source) -> Iterator[str]:
    """Imports inside functions without one of the three reasons."""
    for number, line in enumerate(source.text.splitlines(), 1):
        _code, silenced, reason = line.partition("PLC0415")
        if silenced and "import" in line and not reason.lstrip(" -").startswith(REASONS):
            yield f"{source.path}:{number}: imports late without a reason of {REASONS}"


def test_tasks_are_named_and_take_keywords():
    nothing_in(line for source in files_of("tasks") for line in careless_tasks(source))


def test_nothing_is_sent_before_the_commit():
    files = [source for source in application_files() if source.module not in OUTSIDE_TRANSACTIONS]

    nothing_in(line for source in files for line in sent_too_early(source))


def test_imports_inside_functions_have_a_reason():
    nothing_in(line for source in application_files() for line in late_imports(source))


def test_the_timetable_names_tasks_that_exist():
    app.loader.import_default_modules()
    planned = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    assert planned - set(app.tasks) == set()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('@shared_task(name="areas.count")\ndef count(*, area_id): pass', 0),
        ('@shared_task(bind=True, name="areas.count")\ndef count(self, *, area_id): pass', 0),
        ('@shared_task(name="areas.count")\ndef count(area_id): pass', 1),
        ('@shared_task(name="documents.count")\ndef count(): pass', 1),
        ("@shared_task\ndef count(): pass", 1),
    ],
)
def test_a_careless_task_is_noticed(text, count):
    assert len(list(careless_tasks(snippet(text, "duren_sawit/areas/tasks.py")))) == count


def test_a_task_sent_too_early_is_noticed():
    assert len(list(sent_too_early(snippet("tasks.count.delay(area_id=1)")))) == 1
    assert list(sent_too_early(snippet("tasks.count.delay_on_commit(area_id=1)"))) == []
    later = "def send():\n    count.delay()\n"
    assert len(list(sent_too_early(snippet(later)))) == 1
    assert list(sent_too_early(snippet(f"{later}transaction.on_commit(send, robust=True)"))) == []


def test_a_late_import_is_noticed():
    silenced = "    import os  # no" + "qa: PLC0415 -- "

    assert len(list(late_imports(snippet(silenced + "why not")))) == 1
    assert list(late_imports(snippet(silenced + "slow import"))) == []

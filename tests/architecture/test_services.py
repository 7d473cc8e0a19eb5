"""Services: atomic, keyword-only, `by` whom, recorded in the trail; modules are plural nouns."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.house import (
    Function,
    Source,
    application_files,
    files_of,
    nothing_in,
    snippet,
)
from tests.architecture.test_imports import imports
from tests.architecture.test_views import decorators

IRREGULAR_PLURALS = {"people", "children", "staff", "stock"}
# Modules named after the one thing there is, and functions that stand apart; each with its reason.
SINGULAR_MODULES = {
    "duren_sawit.audit.services.trail": "there is one trail",
}
NOT_RECORDED = {
    "duren_sawit.audit.services.trail.record": "is the record itself",
    "distributions.services.entitlements.follow": "the approval of the amendment tells it",
    "distributions.services.entitlements.grant": "the opening of the round tells how many",
    "households.services.deeds.begin": "whoever begins a deed records what it is",
    "households.services.import_deeds.choose": "the entry of applying tells what was chosen",
    "households.services.import_deeds.choose_all": "the entry of applying tells what was chosen",
    "households.services.import_deeds.order": "the worker records when it is applied",
    "households.services.import_deeds.order_undo": "the worker records when it is undone",
    "households.services.imports.begin_reading": "the worker records when it is read",
    "households.services.imports.describe": "the worker records when it is read",
    "households.services.deeds.undo": "whoever takes a deed back records which",
    "duren_sawit.operations.services.heartbeats.note": "a pulse each minute is no act",
    "households.services.pairs.find": "a question; what is answered is recorded",
    "duren_sawit.notifications.services.notices.send": "its row says what was told to whom",
    "duren_sawit.notifications.services.notices.open": "reading one's own post",
    "duren_sawit.notifications.services.notices.read_all": "reading one's own post",
    "duren_sawit.notifications.services.deliveries.attempt": "its row says how it went",
    "duren_sawit.notifications.services.reminders.remind_of_ending_roles": "sends notices",
}
ALLOWED_BASES = {"Refusal", "TypedDict", "Protocol", "NamedTuple"}


def public_functions(source: Source) -> list[Function]:
    return [function for function in source.functions if not function.name.startswith("_")]


def name_of(source: Source, function: Function) -> str:
    return f"{source.module}.{function.name}"


def loose_shapes(source: Source) -> list[str]:
    """Public services that are not atomic or take more than their subject by position."""
    return [
        source.at(function, f"{function.name}: {complaint}")
        for function in public_functions(source)
        for complaint in _shape_complaints(function)
    ]


def _shape_complaints(function: Function) -> Iterator[str]:
    if "atomic" not in decorators(function):
        yield "is not @transaction.atomic"
    if len([*function.args.posonlyargs, *function.args.args]) > 1:
        yield "takes more than its subject by position"
    if "by" not in {argument.arg for argument in function.args.kwonlyargs}:
        yield "does not ask `by` whom"


def singular_modules(source: Source) -> list[str]:
    last = source.place[-1]
    if last == "services" or source.module in SINGULAR_MODULES:
        return []
    plural = last.endswith("s") or last in IRREGULAR_PLURALS or last.startswith("_")
    return [] if plural else [source.at(source.tree, f"{last} is not a plural noun")]


def classes(source: Source) -> list[str]:
    return [
        source.at(node, f"{node.name}: services are functions")
        for node in source.tree.body
        if isinstance(node, ast.ClassDef) and not _may_be_class(node)
    ]


def _may_be_class(node: ast.ClassDef) -> bool:
    bases = {ast.unparse(base).rsplit(".", 1)[-1] for base in node.bases}
    frozen = any("dataclass(frozen=True" in ast.unparse(mark) for mark in node.decorator_list)
    return frozen or bool(bases & ALLOWED_BASES) or node.name.endswith("Refusal")


def unrecorded(sources: list[Source]) -> list[str]:
    """Public services from which no call leads to the trail."""
    calls = {
        name_of(source, function): set(_called(source, function))
        for source in sources
        for function in source.functions
    }
    recorded = _reaching(set(NOT_RECORDED), calls)
    return [
        source.at(function, f"{function.name} leaves nothing in the trail")
        for source in sources
        for function in public_functions(source)
        if name_of(source, function) not in recorded
    ]


def _reaching(goals: set[str], calls: dict[str, set[str]]) -> set[str]:
    """Whoever calls a goal, directly or through others."""
    reached = set(goals)
    while more := {name for name, called in calls.items() if called & reached} - reached:
        reached |= more
    return reached


def _called(source: Source, function: Function) -> Iterator[str]:
    """Full names of what the function calls, as far as imports tell."""
    known = {path.rsplit(".", 1)[-1]: path for _node, path in imports(source)}
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            first, _dot, rest = ast.unparse(node.func).partition(".")
            full = known.get(first, f"{source.module}.{first}")
            yield f"{full}.{rest}" if rest else full


def wide_locks(source: Source) -> list[str]:
    """Locks that would also take the rows joined to the one that is meant."""
    return [
        source.at(node, "locks without of=")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith(".select_for_update")
        and not any(keyword.arg == "of" for keyword in node.keywords)
    ]


def complaints(source: Source) -> list[str]:
    return [*loose_shapes(source), *singular_modules(source), *classes(source)]


def test_services_keep_their_rules():
    nothing_in(line for source in files_of("services") for line in complaints(source))


def test_locks_take_the_row_that_is_meant():
    nothing_in(line for source in application_files() for line in wide_locks(source))


def test_services_leave_a_trail():
    nothing_in(unrecorded(files_of("services")))


def test_exceptions_still_exist():
    files = files_of("services")
    functions = {name_of(source, f) for source in files for f in source.functions}

    assert set(NOT_RECORDED) <= functions
    assert set(SINGULAR_MODULES) <= {source.module for source in files}


GOOD = """
from django.db import transaction
from duren_sawit.audit.services import trail
from duren_sawit.documents.services import letters

@transaction.atomic
def close(round, *, reason, by, at):
    _note(round, by)

@transaction.atomic
def open(round, *, by):
    letters.issue(round, by=by)

def _note(round, by):
    trail.record("x", subject=round, by=by)
"""
LETTERS = """
from duren_sawit.audit.services.trail import record

@transaction.atomic
def issue(letter, *, by):
    record("y", subject=letter, by=by)
"""
PATH = "duren_sawit/areas/services/rounds.py"


def house_of(text: str) -> list[Source]:
    return [snippet(text, PATH), snippet(LETTERS, "duren_sawit/documents/services/letters.py")]


def test_good_services_are_left_alone():
    assert complaints(snippet(GOOD, PATH)) == []
    assert unrecorded(house_of(GOOD)) == []


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("@transaction.atomic\ndef close", "def close", ":6: close: is not @transaction.atomic"),
        ("round, *, reason", "round, reason, *, x", "close: takes more than its subject"),
        ("reason, by, at", "reason, at", "close: does not ask `by` whom"),
        ("def _note", "class Closer: pass\ndef _note", ":14: Closer: services are functions"),
    ],
)  # fmt: skip
def test_a_loose_service_is_noticed(good, bad, complaint):
    assert good in GOOD

    [found] = complaints(snippet(GOOD.replace(good, bad), PATH))

    assert complaint in found


def test_a_service_without_a_trail_is_noticed():
    silent = GOOD.replace("letters.issue(round, by=by)", "letters.print(round, by=by)")

    assert unrecorded(house_of(silent)) == [f"{PATH}:11: open leaves nothing in the trail"]


def test_a_wide_lock_is_noticed():
    assert wide_locks(snippet("Area.objects.select_for_update().get(pk=1)")) != []
    assert wide_locks(snippet('Area.objects.select_for_update(of=("self",)).get(pk=1)')) == []


def test_a_module_in_the_singular_is_noticed():
    found = singular_modules(snippet("", "duren_sawit/areas/services/round.py"))

    assert found == ["duren_sawit/areas/services/round.py:1: round is not a plural noun"]

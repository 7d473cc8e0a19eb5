"""Views translate: no ORM words, thirty lines, one service call, access mark outermost."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.house import Function, Source, files_of, nothing_in, snippet
from tests.architecture.test_imports import imports

ORM_WORDS = {
    "objects", "filter", "exclude", "annotate", "aggregate", "order_by", "select_related",
    "prefetch_related", "values_list", "only", "defer", "distinct", "save", "create",
    "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete", "raw",
    "select_for_update",
}  # fmt: skip
VIEW_LINES = 30
METHOD_MARKS = {"require_http_methods", "require_safe", "require_GET", "require_POST"}
ACCESS_MARKS = {"require", "public"}
# Called by path from the settings; they have no address and answer whoever was turned away.
WITHOUT_ADDRESS = {"duren_sawit.accounts.views.lockout.lockout"}
Paths = tuple[int, int]  # most service calls on a path that ended, on a path that goes on


def pages(source: Source) -> list[Function]:
    """The functions of a views module that the URLconf may name."""
    return [function for function in source.functions if not function.name.startswith("_")]


def orm_words(source: Source) -> list[str]:
    return [
        source.at(node, f".{node.attr} belongs in a queryset, selector or service")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and node.attr in ORM_WORDS
    ]


def long_views(source: Source) -> list[str]:
    return [
        source.at(function, f"{function.name} has {lines(function)} lines, limit {VIEW_LINES}")
        for function in source.functions
        if lines(function) > VIEW_LINES
    ]


def lines(function: Function) -> int:
    """From `def` to the end, decorators apart."""
    return (function.end_lineno or 0) - function.lineno + 1


def wrong_order(source: Source) -> list[str]:
    """Views whose decorators are not: access, then method, then the rest."""
    return [
        source.at(function, f"{function.name}: {complaint}")
        for function in pages(source)
        if _takes_request(function)
        and has_address(source, function)
        and (complaint := _order_complaint(function))
    ]


def _takes_request(function: Function) -> bool:
    arguments = [*function.args.posonlyargs, *function.args.args]
    return bool(arguments) and arguments[0].arg == "request"


def has_address(source: Source, function: Function) -> bool:
    return f"{source.module}.{function.name}" not in WITHOUT_ADDRESS


def decorators(function: Function) -> list[str]:
    """Their names, outermost first."""
    return [_last_name(decorator) for decorator in function.decorator_list]


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _last_name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _order_complaint(function: Function) -> str:
    names = decorators(function)
    if len([name for name in names if name in ACCESS_MARKS]) != 1:
        return "carries not exactly one of @require and @public"
    if names[0] not in ACCESS_MARKS:
        return "the access mark is not outermost"
    if len(names) < 2 or names[1] not in METHOD_MARKS:
        return "the second decorator does not say the method"
    return ""


def many_services(source: Source) -> list[str]:
    """Views with a path through more than one service call."""
    services = service_names(source)
    return [
        source.at(function, f"{function.name} calls {most} services on one path")
        for function in source.functions
        if (most := max(_calls_on_paths(function.body, services))) > 1
    ]


def service_names(source: Source) -> set[str]:
    """What the module calls its services: `people` after `from ...services import people`."""
    return {path.rsplit(".", 1)[-1] for _node, path in imports(source) if ".services" in f".{path}"}


def _calls_on_paths(body: list[ast.stmt], services: set[str]) -> Paths:
    ended, running = 0, 0
    for statement in body:
        inside_ended, inside_running = _calls_of(statement, services)
        ended = max(ended, running + inside_ended)
        running += inside_running
        if isinstance(statement, ast.Return | ast.Raise):
            return max(ended, running), 0
    return ended, running


def _calls_of(statement: ast.stmt, services: set[str]) -> Paths:
    if isinstance(statement, ast.If):
        before = _count(statement.test, services)
        return _either(before, [statement.body, statement.orelse], services)
    if isinstance(statement, ast.Try):
        handlers = [handler.body for handler in statement.handlers]
        ended, running = _calls_on_paths([*statement.body, *statement.orelse], services)
        after = _either(0, handlers, services) if handlers else (0, 0)
        return max(ended, after[0]), max(running, after[1])
    if isinstance(statement, ast.For | ast.While | ast.With):
        return _calls_on_paths(statement.body, services)
    return 0, _count(statement, services)


def _either(before: int, branches: list[list[ast.stmt]], services: set[str]) -> Paths:
    paths = [_calls_on_paths(branch, services) for branch in branches]
    return before + max(p[0] for p in paths), before + max(p[1] for p in paths)


def _count(node: ast.AST, services: set[str]) -> int:
    calls = (child.func for child in ast.walk(node) if isinstance(child, ast.Call))
    return sum(_is_service(function, services) for function in calls)


def _is_service(function: ast.expr, services: set[str]) -> bool:
    owner = function.value if isinstance(function, ast.Attribute) else function
    return isinstance(owner, ast.Name) and owner.id in services


def other_catches(source: Source) -> list[str]:
    """A view catches refusals only."""
    return [
        source.at(handler, f"catches {ast.unparse(handler.type) if handler.type else 'everything'}")
        for handler in ast.walk(source.tree)
        if isinstance(handler, ast.ExceptHandler)
        and not (handler.type and ast.unparse(handler.type).endswith("Refusal"))
    ]


def complaints(source: Source) -> Iterator[str]:
    for rule in (orm_words, long_views, wrong_order, many_services, other_catches):
        yield from rule(source)


def test_views_keep_their_rules():
    nothing_in(line for source in files_of("views") for line in complaints(source))


GOOD = """
from duren_sawit.accounts.services import people

@require(Permission.PEOPLE_MANAGE)
@require_http_methods(["GET", "POST"])
def person_close(request, person_id):
    form = CloseForm(request.POST or None)
    try:
        look(form)
    except Refusal:
        pass
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["forever"]:
            people.close(person, by=request.user)
            return redirect("accounts:person_list")
        people.pause(person, by=request.user)
    return render_page(request, "accounts/person_close.html", {"form": form})
"""


def test_a_good_view_is_left_alone():
    assert list(complaints(snippet(GOOD))) == []


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("except Refusal", "except ValueError", ":10: catches ValueError"),
        ("form = Clo", "User.objects; form = Clo", ":7: .objects belongs in a queryset"),
        ("form = Clo", "rows.filter(a=1); form = Clo", ":7: .filter belongs in a queryset"),
        ("    form =", "    a = 1\n" * 25 + "    form =", ":6: person_close has 37 lines"),
        ("@require(P", "@public\n@require(P", ":7: person_close: carries not exactly one"),
        ("@require(Permission.PEOPLE_MANAGE)\n", "", ":5: person_close: carries not exactly"),
        ('@require_http_methods(["GET", "POST"])\n', "", "does not say the method"),
        ("@require(P", "@cache\n@require(P", "the access mark is not outermost"),
        ('            return redirect("accounts:person_list")\n', "", "calls 2 services"),
        ("    return ren", "    people.note(1)\n    return ren", "calls 2 services"),
    ],
)
def test_a_bad_view_is_noticed(good, bad, complaint):
    assert good in GOOD

    [found] = complaints(snippet(GOOD.replace(good, bad)))

    assert complaint in found

"""One page has one name: address, view, template, module; and every page says who may open it."""

import ast
import importlib
import re
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse

from duren_sawit.accounts.permissions import Permission
from tests.architecture.house import ROOT, Function, Source, files_of, label_of, nothing_in, snippet
from tests.architecture.test_imports import imports
from tests.architecture.test_views import decorators, has_address, pages
from tests.architecture.urlconf import Address, our_addresses

PLURALS = {"person": "people"}
# Names the libraries of the login ask for, and Django for the language switch.
LIBRARY_NAMES = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "set_language",
}
RENDERERS = {"render", "render_page"}
ROUTE = re.compile(r"^([a-z0-9-]+/|<(uuid|slug|str):\w+>/|sw\.js)*$")


def plural(noun: str) -> str:
    if noun in PLURALS:
        return PLURALS[noun]
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def modules_for(name: str) -> set[str]:
    """The modules in which a view of this name may stand."""
    noun = name.rpartition("_")[0] or name
    first = noun.split("_")[0]
    return {name, plural(name), noun, plural(noun), plural(first)}


def name_complaints(address: Address) -> Iterator[str]:
    """URL name = view name; namespace = room; module = plural of the noun."""
    if address.name in LIBRARY_NAMES:
        yield from library_name_complaints(address)
        return
    view = address.function.__name__
    module = address.function.__module__
    if address.name != f"{address.app}:{view}":
        yield address.at(f"is not named {address.app}:{view}")
    if ".views." not in f"{module}.":
        yield address.at(f"stands in {module}, not in views")
    elif module.rpartition(".")[2] not in modules_for(view):
        yield address.at(f"stands in {module}, expected one of {sorted(modules_for(view))}")
    if not ROUTE.match(address.route):
        yield address.at("is not made of lower-case words and public ids")


def library_name_complaints(address: Address) -> Iterator[str]:
    """Where a library asks for the name, the view is still called like the address."""
    module = importlib.import_module(address.function.__module__)
    if getattr(module, address.name, None) is not address.view:
        yield address.at(f"is not called {address.name} in {module.__name__}")


def access_complaints(address: Address) -> Iterator[str]:
    if address.access != "public" and not isinstance(address.access, Permission):
        yield address.at("carries no access mark")


def template_complaints(source: Source) -> list[str]:
    """Pages are rendered from the template of their own name."""
    label = label_of(source.app)
    return [
        source.at(node, f"{function.name} renders {node.value}")
        for function in pages(source)
        if has_address(source, function)
        for node in _templates(function)
        if node.value not in {f"{label}/{function.name}.html", f"{label}/_{function.name}.html"}
    ]


def _templates(function: Function) -> Iterator[ast.Constant]:
    for node in ast.walk(function):
        renders = isinstance(node, ast.Call) and ast.unparse(node.func) in RENDERERS
        if renders and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            yield node.args[1]


def rendered_templates() -> set[str]:
    return {
        str(node.value)
        for source in files_of("views")
        for function in source.functions
        for node in _templates(function)
    }


def indiscreet_public_views(source: Source) -> list[str]:
    """Public views that read anything but selectors named `public_...`."""
    if not any("public" in decorators(function) for function in pages(source)):
        return []
    origins = {path.rsplit(".", 1)[-1]: path for _node, path in imports(source)}
    return [
        source.at(node, f"{function.name} is public and reads {ast.unparse(node)}")
        for function in pages(source)
        if "public" in decorators(function)
        for node in _without_type_questions(function)
        if _reads_rows(node, origins)
    ]


def _without_type_questions(node: ast.AST) -> Iterator[ast.AST]:
    """Everything inside, apart from `isinstance(...)`, which reads nothing."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _without_type_questions(child)


def _reads_rows(node: ast.AST, origins: dict[str, str]) -> bool:
    if isinstance(node, ast.Name):
        origin = origins.get(node.id, "")
        return ".models." in origin or _is_scoped_selector(origin)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return _is_scoped_selector(f"{origins.get(node.value.id, '')}.{node.attr}")
    return False


def _is_scoped_selector(origin: str) -> bool:
    module, _dot, name = origin.rpartition(".")
    return module.endswith(".selectors") and not name.startswith("public_")


def test_every_page_has_one_name():
    nothing_in(line for address in our_addresses() for line in name_complaints(address))


def test_every_page_says_who_may_open_it():
    assert our_addresses() != []
    nothing_in(line for address in our_addresses() for line in access_complaints(address))


def test_pages_are_rendered_from_the_template_of_their_name():
    nothing_in(line for source in files_of("views") for line in template_complaints(source))


def test_every_page_template_has_a_page():
    labels = {label_of(source.app) for source in files_of("views")}
    templates = {
        f"{label}/{path.name}"
        for label in labels
        for path in (ROOT / "templates" / label).glob("[!_]*.html")
    }

    assert templates - rendered_templates() == set()


def test_public_pages_read_public_selectors_only():
    nothing_in(line for source in files_of("views") for line in indiscreet_public_views(source))


def room_close(request: HttpRequest) -> HttpResponse:
    """A view as another page might have it."""
    return HttpResponse()


@pytest.mark.parametrize(
    ("name", "route", "module", "count"),
    [
        ("areas:room_close", "wilayah/<uuid:room_id>/tutup/", "duren_sawit.areas.views.rooms", 0),
        ("areas:room_end", "wilayah/", "duren_sawit.areas.views.rooms", 1),
        ("areas:room_close", "wilayah/", "duren_sawit.areas.views.doors", 1),
        ("areas:room_close", "wilayah/", "duren_sawit.areas.forms", 1),
        ("areas:room_close", "wilayah/<int:pk>/", "duren_sawit.areas.views.rooms", 1),
        ("areas:room_close", "Wilayah/", "duren_sawit.areas.views.rooms", 1),
        ("room_close", "wilayah/", "duren_sawit.areas.views.rooms", 1),
    ],
)
def test_a_page_with_two_names_is_noticed(name, route, module, count, monkeypatch):
    monkeypatch.setattr(room_close, "__module__", module)

    assert len(list(name_complaints(Address(name, route, room_close)))) == count


def test_a_page_without_access_is_noticed():
    [complaint] = access_complaints(Address("areas:room_close", "wilayah/", room_close))

    assert complaint.endswith("areas:room_close (wilayah/) carries no access mark")


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("selectors.public_rounds()", 0),
        ("public_rounds()", 0),
        ("selectors.rounds()", 1),
        ("rounds_unscoped()", 1),
        ("Area.objects", 1),
        ("get_object_or_404(Area)", 1),
        ("isinstance(request.user, Area)", 0),
    ],
)
def test_a_public_page_reading_rows_is_noticed(line, count):
    source = snippet(f"""
from duren_sawit.areas import selectors
from duren_sawit.areas.models import Area
from duren_sawit.areas.selectors import public_rounds, rounds_unscoped

@public
def room_list(request):
    {line}

@require(Permission.AREAS_VIEW)
def room_detail(request):
    selectors.rounds()
""")

    assert len(indiscreet_public_views(source)) == count


def test_a_foreign_template_is_noticed():
    source = snippet(
        'def room_list(request):\n    return render_page(request, "areas/room.html", {})'
    )

    assert template_complaints(source) == [
        "duren_sawit/areas/views/rooms.py:2: room_list renders areas/room.html"
    ]

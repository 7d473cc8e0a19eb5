"""Models: names, choices, constraints, areas, factories; what a row may never do."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps
from django.utils import timezone
from django.utils.functional import Promise
from factory.django import DjangoModelFactory

from duren_sawit.accounts.models import RoleAssignment
from duren_sawit.accounts.models.assignments import RoleAssignmentQuerySet
from duren_sawit.lib.models import PublicModel
from tests.architecture.house import ROOT, Source, app_of, files_of, nothing_in, snippet

Model = type[models.Model]

# Every exception with its reason; an unused one fails.
EXCEPTIONS = {
    "without public_id": {
        "areas.Site": "one row, never addressed",
        "audit.AuditChange": "a companion row, reached through its entry",
        "distributions.Balance": "reached through its closing",
        "distributions.Benefit": "reached through its programme",
        "distributions.Finding": "reached through its entry",
        "distributions.HandoverLine": "reached through its handover",
        "distributions.PackageLine": "reached through its package",
        "distributions.Quota": "reached through its programme",
        "distributions.RoundBenefit": "reached through its round",
        "distributions.Slot": "reached through its round",
        "households.ColumnMemory": "found by the header it belongs to",
        "households.FamilySummary": "a companion row, reached through its family",
        "households.FormerState": "reached through its deed",
        "households.ImportRow": "reached through its batch, by its number",
        "households.MovedRow": "reached through its deed",
        "households.SearchWord": "a word, never addressed",
    },
    "without visible_to": {
        "areas.Site": "everybody reads the words of the place",
        "distributions.Quota": "reached through its programme",
        "distributions.Slot": "reached through its round",
        "households.ImportRow": "reached through its batch",
        "households.SearchWord": "says of nobody where it stands",
    },
    "json": {
        "areas.Area.boundary": "GeoJSON as it was drawn",
        "audit.AuditChange.values": "old and new values of any column, erasable in one row",
        "distributions.SheetReading.outcomes": "a sheet as one person read it",
        "documents.Letter.snapshot": "the frozen words of a letter, never counted",
        "households.ColumnMemory.columns": "which column of a sheet holds what, as remembered",
        "households.FormerState.before": "a row of any table, put back in one piece",
        "households.ImportBatch.columns": "which column of a sheet holds what",
        "households.ImportBatch.headings": "titles and samples, shown while columns are matched",
        "notifications.Notice.fields": "what a message says, worded when it is read",
    },
    "not PROTECT": {
        "households.FamilySummary.head": "PostgreSQL keeps it",
        "households.ImportRow.family": "undo may take the family away",
        "households.ImportRow.person": "undo may take the person away",
        "notifications.Delivery.notice": "goes with its notice after its time",
    },
    "moment": {"accounts.User.last_login": "named by Django"},
}
WITHOUT_FACTORY = {
    "households.FamilySummary": "PostgreSQL writes it when people are made",
    "households.SearchWord": "PostgreSQL writes it when names and addresses are made",
}
DATE_ENDINGS = ("_on", "_from", "_until")
MEMBER_ORDER = ("constant", "field", "manager", "Meta", "__str__", "property", "method")


def own_models() -> list[Model]:
    return [model for model in apps.get_models() if app_of(model.__module__)]


def at(model: Model, complaint: str) -> str:
    path = Path(inspect.getsourcefile(model) or "").resolve()
    here = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return f"{here}:{inspect.getsourcelines(model)[1]}: {model.__name__} {complaint}"


def nameless_constraints(model: Model) -> Iterator[str]:
    """Constraints and indexes are named <app>_<model>_<rule>."""
    prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
    for named in [*model._meta.constraints, *model._meta.indexes]:
        if not named.name.startswith(prefix):
            yield at(model, f"names {named.name}, expected {prefix}...")


def speechless_constraints(model: Model) -> Iterator[str]:
    """A constraint says in Indonesian what is wrong, marked for translation."""
    for constraint in model._meta.constraints:
        message = constraint.violation_error_message
        default = message == constraint.default_violation_error_message
        if default or not isinstance(message, Promise):
            yield at(model, f"{constraint.name} has no violation_error_message")


def unguarded_choices(model: Model) -> Iterator[str]:
    """Choices are upper case and guarded by a CHECK on exactly these values."""
    guarded = {
        (field, frozenset(values) - {""})
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
        for field, values in _memberships(constraint.condition)
    }
    for field in model._meta.local_fields:
        values = {value for value, _label in field.flatchoices if value != ""}
        if values and any(str(value) != str(value).upper() for value in values):
            yield at(model, f"stores {field.name} in lower case")
        if values and (field.name, frozenset(values)) not in guarded:
            yield at(model, f"has no CHECK on the choices of {field.name}")


def _memberships(condition: object) -> Iterator[tuple[str, list[str]]]:
    for child in getattr(condition, "children", []):
        if isinstance(child, tuple) and child[0].endswith("__in"):
            yield child[0].removesuffix("__in"), child[1]
        elif isinstance(child, models.Q):
            yield from _memberships(child)


def misnamed_times(model: Model) -> Iterator[str]:
    """`_at` for moments, `_on` (or from, until) for days."""
    for field in model._meta.local_fields:
        name = f"_{field.name}"
        if isinstance(field, models.DateTimeField):
            if not name.endswith("_at") and not excepted("moment", model, field):
                yield at(model, f"calls a moment {field.name}, expected ..._at")
        elif isinstance(field, models.DateField) and not name.endswith(DATE_ENDINGS):
            yield at(model, f"calls a day {field.name}, expected ..._on")


def own_clocks(model: Model) -> Iterator[str]:
    """Moments come from the caller, bookkeeping from db_default."""
    for field in model._meta.local_fields:
        automatic = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
        if automatic or field.default in {
            timezone.now,
            timezone.localdate,
            datetime.now,
            date.today,
        }:
            yield at(model, f"sets {field.name} by its own clock")


def loose_relations(model: Model) -> Iterator[str]:
    """PROTECT, unless listed with a reason."""
    for field in model._meta.local_fields:
        relation = field.remote_field
        if not isinstance(relation, models.ManyToOneRel):
            continue
        if relation.on_delete is not models.PROTECT and not excepted("not PROTECT", model, field):
            yield at(model, f"does not PROTECT {field.name}")


def blobs(model: Model) -> Iterator[str]:
    for field in model._meta.local_fields:
        if isinstance(field, models.JSONField) and not excepted("json", model, field):
            yield at(model, f"keeps JSON in {field.name}")


def unscoped(model: Model) -> Iterator[str]:
    """Whatever belongs to an area has `visible_to`; whatever is addressed has a public_id."""
    related = {field.related_model for field in model._meta.local_fields if field.is_relation}
    in_area = any(getattr(r, "_meta", None) and r._meta.label == "areas.Area" for r in related)
    scoped = hasattr(model._default_manager.all(), "visible_to")
    if in_area and not scoped and not excepted("without visible_to", model):
        yield at(model, "belongs to an area and has no visible_to(user)")
    if not issubclass(model, PublicModel) and not excepted("without public_id", model):
        yield at(model, "has no public_id")


def habits(model: Model) -> Iterator[str]:
    if model._meta.ordering:
        yield at(model, "has Meta.ordering")
    if "save" in vars(model) or "delete" in vars(model):
        yield at(model, "overrides save or delete")
    if "__str__" not in vars(model):
        yield at(model, "has no __str__")


RULES = [
    nameless_constraints,
    speechless_constraints,
    unguarded_choices,
    misnamed_times,
    own_clocks,
    loose_relations,
    blobs,
    unscoped,
    habits,
]


def complaints(model: Model) -> list[str]:
    return [complaint for rule in RULES for complaint in rule(model)]


def excepted(rule: str, model: Model, field: models.Field | None = None) -> bool:
    name = f"{model._meta.label}.{field.name}" if field else model._meta.label
    return name in EXCEPTIONS[rule]


def members_out_of_order(source: Source) -> list[str]:
    """Members of a model stand in the order of conventions section 8."""
    return [
        source.at(
            later, f"{node.name}: a {MEMBER_ORDER[after]} stands after a {MEMBER_ORDER[before]}"
        )
        for node in source.tree.body
        if isinstance(node, ast.ClassDef) and any(_kind(child) == 3 for child in node.body)
        for (before, _first), (after, later) in _neighbours(node)
        if after < before
    ]


def _neighbours(node: ast.ClassDef) -> Iterator[tuple[tuple[int, ast.stmt], tuple[int, ast.stmt]]]:
    members = [(_kind(child), child) for child in node.body if _kind(child) >= 0]
    return pairwise(members)


def _kind(child: ast.stmt) -> int:
    """The place of a member in MEMBER_ORDER; -1 for docstrings and the like."""
    if isinstance(child, ast.ClassDef):
        return 3 if child.name == "Meta" else -1
    if isinstance(child, ast.FunctionDef):
        properties = {"property", "cached_property"}
        marked = any(ast.unparse(mark) in properties for mark in child.decorator_list)
        return 4 if child.name == "__str__" else 5 if marked else 6
    if isinstance(child, ast.Assign | ast.AnnAssign):
        target = child.targets[0] if isinstance(child, ast.Assign) else child.target
        name = ast.unparse(target)
        return 0 if name.isupper() else 2 if name == "objects" else 1
    return -1


def factories() -> dict[str, list[type[DjangoModelFactory]]]:
    """Factories by the file they stand in."""
    found: dict[str, list[type[DjangoModelFactory]]] = {}
    for path in sorted((ROOT / "tests" / "factories").glob("[!_]*.py")):
        module = importlib.import_module(f"tests.factories.{path.stem}")
        found[path.stem] = [
            value
            for value in vars(module).values()
            if inspect.isclass(value)
            and issubclass(value, DjangoModelFactory)
            and value.__module__ == module.__name__
            and not value.__name__.startswith("_")
        ]
    return found


FACTORIES = [factory for listed in factories().values() for factory in listed]


def test_models_keep_their_rules():
    nothing_in(complaint for model in own_models() for complaint in complaints(model))


def test_the_checks_of_django_and_of_every_room_are_silent():
    nothing_in(str(message) for message in run_checks(include_deployment_checks=False))


def test_members_stand_in_order():
    nothing_in(line for source in files_of("models") for line in members_out_of_order(source))


def test_exceptions_still_name_something():
    fields = {
        f"{model._meta.label}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
    }
    known = fields | {model._meta.label for model in own_models()}

    assert {name for listed in EXCEPTIONS.values() for name in listed} - known == set()


def test_every_model_has_a_factory_in_the_file_of_its_app():
    made = {
        (file, factory._meta.model) for file, listed in factories().items() for factory in listed
    }

    nothing_in(
        at(model, f"has no factory in tests/factories/{model._meta.app_label}.py")
        for model in own_models()
        if (model._meta.app_label, model) not in made and model._meta.label not in WITHOUT_FACTORY
    )


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_a_factory_makes_a_row_that_keeps_its_own_rules(factory):
    row = factory()

    row.full_clean()
    assert type(row).objects.get(pk=row.pk) == row


class Colour(models.TextChoices):
    RED = "red", "merah"


@isolate_apps("duren_sawit.areas")
def test_a_bad_model_is_noticed():
    class Room(models.Model):  # noqa: DJ008 -- bad on purpose
        colour = models.CharField(max_length=5, choices=Colour.choices)
        opened = models.DateTimeField(default=timezone.now)
        closes_at = models.DateField()
        parent = models.ForeignKey("areas.Area", models.CASCADE)
        facts = models.JSONField()

        class Meta:
            app_label = "areas"
            ordering = ("colour",)
            constraints = [models.UniqueConstraint(fields=["colour"], name="unique_colour")]

        def save(self, **kwargs):
            """Never."""

    said = [complaint.split(": ", 1)[1] for complaint in complaints(Room)]

    assert said == [
        "Room names unique_colour, expected areas_room_...",
        "Room unique_colour has no violation_error_message",
        "Room stores colour in lower case",
        "Room has no CHECK on the choices of colour",
        "Room calls a moment opened, expected ..._at",
        "Room calls a day closes_at, expected ..._on",
        "Room sets opened by its own clock",
        "Room does not PROTECT parent",
        "Room keeps JSON in facts",
        "Room has no public_id",
        "Room has Meta.ordering",
        "Room overrides save or delete",
        "Room has no __str__",
    ]


def test_a_model_of_an_area_without_visible_to_is_noticed(monkeypatch):
    monkeypatch.delattr(RoleAssignmentQuerySet, "visible_to")

    [complaint] = unscoped(RoleAssignment)
    assert complaint.endswith("RoleAssignment belongs to an area and has no visible_to(user)")


def test_members_out_of_order_are_noticed():
    text = "class A(Model):\n    a = F()\n    class Meta: pass\n    b = F()\n    objects = M()\n"
    source = snippet(text, "duren_sawit/areas/models/a.py")

    assert members_out_of_order(source) == [
        "duren_sawit/areas/models/a.py:4: A: a field stands after a Meta"
    ]

"""Programmes and packages, as their pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from distributions.choices import ProgrammeState
from distributions.contents import written
from distributions.models import Benefit, Package, PackageLine, Programme, Quota
from distributions.models.goods import PackageQuerySet
from distributions.models.programmes import ProgrammeQuerySet
from distributions.policies.programmes import obstacles_to_change
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.ui.tones import Tone

TONES = {
    ProgrammeState.PLANNED: Tone.WAIT,
    ProgrammeState.RUNNING: Tone.INFO,
    ProgrammeState.FINISHED: Tone.OK,
}


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One line of the list."""

    programme: Programme
    contents: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """A programme with its quotas by RW."""

    line: ProgrammeLine
    quotas: Sequence[Quota]
    quota_left: int | None
    may_plan: bool
    may_begin: bool


@dataclass(frozen=True, slots=True)
class PackageCard:
    """A package and what is in it."""

    package: Package
    contents: str


def programmes(reader: User) -> ProgrammeQuerySet:
    contents = Prefetch("benefits", Benefit.objects.select_related("item").order_by("pk"))
    return Programme.objects.visible_to(reader).prefetch_related(contents)


def programme_lines(reader: User) -> list[ProgrammeLine]:
    return [line_of(programme) for programme in programmes(reader).latest_first()]


def line_of(programme: Programme) -> ProgrammeLine:
    return ProgrammeLine(
        programme,
        contents=", ".join(map(str, programme.benefits.all())),
        tone=TONES[ProgrammeState(programme.state)],
    )


def programme_page(reader: User, programme: Programme) -> ProgrammePage:
    quotas = _quotas(programme)
    may_plan = not obstacles_to_change(programme, reader)
    given = sum(quota.families for quota in quotas)
    return ProgrammePage(
        line=line_of(programme),
        quotas=quotas,
        quota_left=None if programme.quota is None else programme.quota - given,
        may_plan=may_plan,
        may_begin=may_plan and programme.state == ProgrammeState.PLANNED,
    )


def facts_of(programme: Programme) -> dict[str, object]:
    """What the form shows first."""
    columns = ("name", "source", "legal_basis", "starts_on", "ends_on", "receiver", "quota")
    told = {column: getattr(programme, column) for column in columns}
    return {**told, "parts": written(programme.benefits.all())}


def quota_of(programme: Programme) -> dict[str, int]:
    """By RW, as its form names them."""
    return {str(quota.area.public_id): quota.families for quota in _quotas(programme)}


def rws() -> list[Area]:
    return list(Area.objects.rws().without_boundary().in_order())


def packages(reader: User) -> PackageQuerySet:
    if not reader.may(Permission.PROGRAMMES_PLAN):
        return Package.objects.none()
    contents = Prefetch("lines", PackageLine.objects.select_related("item").order_by("pk"))
    return Package.objects.in_use().in_order().prefetch_related(contents)


def package_cards(reader: User) -> list[PackageCard]:
    return [
        PackageCard(package, ", ".join(map(str, package.lines.all())))
        for package in packages(reader)
    ]


def _quotas(programme: Programme) -> Sequence[Quota]:
    return list(programme.quotas.select_related("area").order_by("area__path"))


def planned_from(reader: User, package: str) -> dict[str, object]:
    """What the form of a new programme shows first, begun from the package of this key."""
    begun = next((one for one in packages(reader) if str(one.public_id) == package), None)
    return package_facts(begun) if begun else {}


def package_facts(package: Package) -> dict[str, object]:
    """What its form shows first."""
    return {"name": package.name, "parts": written(package.lines.all())}

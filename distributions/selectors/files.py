"""What goes into the file of a round, and what stands in the way when it comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from distributions.choices import HandoverSource, Mode
from distributions.facts import Part, Taken
from distributions.handing import before_of, desk_of
from distributions.models import Entitlement, Handover, Round, RoundBenefit
from distributions.policies.handovers import obstacles_to_record
from distributions.returned import FileRow, row_sentence
from distributions.selectors.kin import looked_up
from distributions.selectors.own_families import own_families
from distributions.tables import Line
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.lib import codes

NOON = time(12)
TAKEN = "sudah diambil"  # Indonesian, as the file is
Known = Mapping[str, Entitlement]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One row of a file, as it is shown before it is written."""

    row: FileRow
    entitlement: Entitlement
    goods: str

    @property
    def code(self) -> str:
        return codes.grouped(self.row.code)

    @property
    def name(self) -> str:
        return self.entitlement.entry.name

    @property
    def how(self) -> str:
        """`diwakilkan: Dewi Contoh (anak)`."""
        mode = str(Mode(self.row.mark.mode).label)
        mark = self.row.mark
        return f"{mode}: {mark.name} ({mark.relation})" if mark.name else mode


def contents_of(round_: Round) -> list[RoundBenefit]:
    return list(round_.benefits.select_related("item").order_by("pk"))


def file_lines(rows: Sequence[FileRow], known: Known, round_: Round) -> list[FileLine]:
    contents = contents_of(round_)
    return [FileLine(row, known[row.code], _goods(row, contents)) for row in rows]


def _goods(row: FileRow, contents: Sequence[RoundBenefit]) -> str:
    given = dict(row.mark.amounts)
    return "; ".join(
        Part(one.item.name, one.item.unit, given.get(one.item_id, one.quantity)).words
        for one in contents
    )


def lines_to_send(reader: User, round_: Round, area: Area) -> list[Line]:
    """Families of the area as they stand on the sheets; what is collected already says so."""
    visible = Entitlement.objects.visible_to(reader, Permission.HANDOVERS_RECORD)
    found = visible.filter(round=round_, area__path__startswith=area.path).standing()
    found = found.select_related("entry", "area__parent")
    stands = Handover.objects.valid().filter(entitlement__round=round_)
    taken = dict(stands.values_list("entitlement_id", "receiver_name"))
    return [
        Line(
            one.code,
            taken.get(one.pk, one.entry.name),
            str(one.area),
            TAKEN if one.pk in taken else "",
        )
        for one in found.in_order()
    ]


def known_unscoped(round_: Round, rows: Sequence[FileRow]) -> Known:
    """Entitlements of the round by code; whether they are the reader's, the rules of handovers say.

    Called by the service of files, before those rules are asked.
    """
    found = Entitlement.objects.filter(round=round_, code__in=[row.code for row in rows])
    related = found.select_related("entry__family", "area", "round__list")
    return {one.code: one for one in related}


def moment_on(day: date, *, at: datetime) -> datetime:
    """A file tells the day alone."""
    return min(timezone.make_aware(datetime.combine(day, NOON)), at)


def taken_of(rows: Sequence[FileRow], known: Known, round_: Round) -> list[Taken]:
    """Of rows whose codes are known."""
    due = {content.item_id: content.quantity for content in contents_of(round_)}
    return [row.mark.taken(due) for row in rows if row.code in known]


def wrongs_of(
    rows: Sequence[FileRow], known: Known, round_: Round, *, by: User, at: datetime
) -> list[str]:
    """A sentence for each row that could not be written now."""
    unknown = [row_sentence(row.number, _not_here(row)) for row in rows if row.code not in known]
    here = [row for row in rows if row.code in known]
    before = before_of(list(known.values()))
    own = own_families(by, {one.entry.family_id for one in known.values()})
    desk = desk_of(round_, own_families=own, source=HandoverSource.FILE, by=by, at=at)
    found = list(unknown)
    said = zip(here, taken_of(here, known, round_), strict=True)
    told = looked_up([(known[row.code], taken) for row, taken in said])
    for row, (one, taken) in zip(here, told, strict=True):
        obstacles = obstacles_to_record(one, taken, desk, before=before.get(one.pk))
        if obstacles:
            found.append(row_sentence(row.number, " ".join(map(str, obstacles))))
    return found


def _not_here(row: FileRow) -> str:
    return _("kode %(code)s bukan dari tahap ini.") % {"code": codes.grouped(row.code)}

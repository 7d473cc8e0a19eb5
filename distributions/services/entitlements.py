"""Entitlements are granted when a round opens, and follow the amendments of its list."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from operator import attrgetter

from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from distributions.choices import Event
from distributions.facts import Visit
from distributions.models import (
    Amendment,
    Entitlement,
    Handover,
    ListEntry,
    Round,
    Sheet,
)
from distributions.models.rounds import ROWS_PER_SHEET
from distributions.numbering import fresh_codes
from distributions.policies import rounds as policies
from distributions.policies import visits
from duren_sawit.accounts.models import User
from duren_sawit.audit.services import trail
from duren_sawit.lib.changes import Changes, write
from duren_sawit.lib.refusals import refuse_if

BATCH = 5_000

Row = tuple[int, int]  # entry and area


@dataclass(frozen=True, slots=True)
class Followed:
    """What an amendment changed in the rounds of its list. `collected` stays as it is."""

    withdrawn: tuple[Entitlement, ...] = ()
    granted: tuple[Entitlement, ...] = ()
    collected: tuple[Entitlement, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        return {
            "withdrawn": len(self.withdrawn),
            "granted": len(self.granted),
            "collected": len(self.collected),
        }


@transaction.atomic
def grant(round: Round, *, by: User, at: datetime) -> int:  # noqa: A002 -- the noun of the village
    """A code, a row and a sheet for each family on the list; answers how many.

    Refuses whoever does not plan, and a round that has them. The opening tells it to the trail.
    """
    held = Round.objects.held().get(pk=round.pk)
    refuse_if(policies.obstacles_to_grant(held, by))
    rows = held.list.entries.main().in_order().values_list("pk", "area_id")
    pages = [page for _area, own in groupby(rows, key=_area) for page in _pages(own)]
    granted = sum(len(page) for _number, page in pages)
    drawn = iter(fresh_codes(granted + len(pages)))
    sheets = Sheet.objects.bulk_create(
        [
            Sheet(round=held, area_id=page[0][1], number=number, code=next(drawn))
            for number, page in pages
        ],
        batch_size=BATCH,
    )
    Entitlement.objects.bulk_create(
        (
            Entitlement(
                round=held,
                entry_id=entry,
                area_id=area,
                sheet=sheet,
                serial=(number - 1) * ROWS_PER_SHEET + row,
                code=next(drawn),
            )
            for sheet, (number, page) in zip(sheets, pages, strict=True)
            for row, (entry, area) in enumerate(page, 1)
        ),
        batch_size=BATCH,
    )
    return granted


@transaction.atomic
def follow(amendment: Amendment, *, by: User, at: datetime) -> Followed:
    """Withdraw from who left the list, grant to who came instead, in each open round of it.

    What was collected already stays, and its place passes on from the next round. Who only
    receives through another member keeps code and row. The approval tells it to the trail.
    """
    if amendment.new_receiver_id:
        return Followed()
    parts = [
        _follow_in(one, amendment, at)
        for one in Round.objects.held().open().filter(list=amendment.list_id).order_by("pk")
    ]
    return Followed(
        withdrawn=tuple(one for part in parts for one in part.withdrawn),
        granted=tuple(one for part in parts for one in part.granted),
        collected=tuple(one for part in parts for one in part.collected),
    )


@transaction.atomic
def arrange(
    round: Round,  # noqa: A002 -- the noun of the village
    *,
    chosen: Collection[Entitlement],
    visit: Visit,
    by: User,
    at: datetime,
) -> int:
    """Write down that these families receive at home, on a later day, or as all do; how many.

    Refuses closed rounds, families that collected, areas of others, and days that are no use.
    """
    held = Round.objects.held().select_related("programme").get(pk=round.pk)
    asked = held.entitlements.held().filter(pk__in=[one.pk for one in chosen])
    kept = list(asked.select_related("area", "entry").in_order())
    on = timezone.localdate(at)
    refuse_if(visits.obstacles_to_arrange(held, kept, visit, by=by, on=on))
    columns = {"home_visit": visit.home_visit, "second_date_on": visit.second_date_on}
    for area, own in groupby(kept, key=attrgetter("area")):
        told: Changes = {}
        for one in own:
            if write(one, columns):
                told[one.code] = (None, visit.words)
        if told:
            trail.record(Event.VISITS_ARRANGED, subject=held, by=by, at=at, area=area, changes=told)
    return len(kept)


def _follow_in(held: Round, amendment: Amendment, at: datetime) -> Followed:
    old = tuple(held.entitlements.held().standing().filter(entry=amendment.entry_id))
    handovers = Handover.objects.valid().filter(entitlement=OuterRef("pk"))
    collected = tuple(Entitlement.objects.filter(Exists(handovers), pk__in=[one.pk for one in old]))
    if collected or not old:
        return Followed(collected=collected)
    for one in old:
        write(one, {"withdrawn_at": at})
    new = amendment.replacement
    return Followed(withdrawn=old, granted=(_append(held, new),) if new else ())


def _append(held: Round, entry: ListEntry) -> Entitlement:
    """On a new sheet: a roster printed before knows nothing of the row, and is read without it."""
    last = held.sheets.filter(area=entry.area_id).aggregate(last=Max("number"))["last"] or 0
    slip, code = fresh_codes(2)
    sheet = Sheet.objects.create(round=held, area_id=entry.area_id, number=last + 1, code=code)
    return Entitlement.objects.create(
        round=held,
        entry=entry,
        area_id=entry.area_id,
        sheet=sheet,
        serial=last * ROWS_PER_SHEET + 1,
        code=slip,
    )


def _area(row: Row) -> int:
    return row[1]


def _pages(rows: Iterable[Row]) -> Iterator[tuple[int, list[Row]]]:
    """Numbered sheets of one RT."""
    left, number = iter(rows), 1
    while page := list(islice(left, ROWS_PER_SHEET)):
        yield number, page
        number += 1

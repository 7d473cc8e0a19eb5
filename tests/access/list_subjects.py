"""What the pages of entries and amendments are about in the access table."""

from collections.abc import Callable

from django.db import transaction

from distributions.models import Amendment
from households.models import Family
from tests.factories.distributions import (
    AmendmentFactory,
    EntitlementFactory,
    ListEntryFactory,
    UnmatchedRowFactory,
)
from tests.factories.households import FamilyFactory, PersonFactory
from tests.fixtures.village import Village

Arguments = dict[str, object]


def recipients(village: Village) -> Arguments:
    """A list with one family of RW 002."""
    entry = ListEntryFactory(family__dwelling__area=village.rt_003)
    return {"list_id": entry.list.public_id}


@transaction.atomic
def list_entry(village: Village) -> Arguments:
    """Of a draft, with another grown member."""
    return {"entry_id": ListEntryFactory(family=_two_grown(village)).public_id}


@transaction.atomic
def final_entry(village: Village) -> Arguments:
    entry = ListEntryFactory(family=_two_grown(village), list__final=True)
    return {"entry_id": entry.public_id}


@transaction.atomic
def amendment(village: Village) -> Arguments:
    """Waits; the replacement stands in the reserve of the same RT."""
    return {"amendment_id": _amended(village).public_id}


@transaction.atomic
def amended_list(village: Village) -> Arguments:
    return {"list_id": _amended(village).list.public_id}


def _amended(village: Village) -> Amendment:
    entry = ListEntryFactory(family__dwelling__area=village.rt_003, list__final=True)
    reserve = ListEntryFactory(
        family__dwelling__area=village.rt_003, list=entry.list, standing="RESERVE"
    )
    EntitlementFactory(entry=entry, round__list=entry.list, round__open=True)
    return AmendmentFactory(entry=entry, replacement=reserve, rule="SAME_RT", note="Pindah kota.")


def _two_grown(village: Village) -> Family:
    made = FamilyFactory(dwelling__area=village.rt_003)
    PersonFactory(family=made)
    return made


@transaction.atomic
def workbook_row(village: Village) -> Arguments:
    """Waits; somebody of that name lives here."""
    family = FamilyFactory(dwelling__area=village.rt_003, head__name="Warga Lain")
    return {"row_id": UnmatchedRowFactory(nik=family.people.get().nik).public_id}


def workbook_rows(village: Village) -> Arguments:
    row = UnmatchedRowFactory()
    UnmatchedRowFactory(list=row.list, state="SET_ASIDE")
    return {"list_id": row.list.public_id}


LISTS: dict[str, Callable[[Village], Arguments]] = {
    **dict.fromkeys(
        [
            "distributions:list_detail",
            "distributions:list_check",
            "distributions:list_fill",
            "distributions:list_copy",
            "distributions:list_submit",
            "distributions:list_approve",
            "distributions:list_return",
        ],
        recipients,
    ),
    **dict.fromkeys(
        [
            "distributions:entry_detail",
            "distributions:entry_assign",
            "distributions:entry_move",
            "distributions:entry_swap",
            "distributions:entry_remove",
        ],
        list_entry,
    ),
    "distributions:list_upload": workbook_rows,
    "distributions:row_list": workbook_rows,
    **dict.fromkeys(
        ["distributions:row_settle", "distributions:row_seek", "distributions:row_drop"],
        workbook_row,
    ),
    "distributions:amendment_list": amended_list,
    "distributions:amendment_propose": final_entry,
    "distributions:amendment_approve": amendment,
    "distributions:amendment_decline": amendment,
}

"""A past handover is told as it was, whoever the list names since."""

import pytest

from distributions.choices import HandoverSource
from distributions.facts import Taken
from distributions.selectors.families import family_aid
from distributions.selectors.files import lines_to_send
from distributions.selectors.handovers import Told
from distributions.selectors.readings import sheet_rows_unscoped
from distributions.services import handovers
from duren_sawit.accounts.choices import Role
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.factories.distributions import SheetFactory

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def officer(village):
    return village.people[Role.HANDOUT_OFFICER]


@pytest.fixture
def renamed(handout, officer):
    """Handed to Siti, whose place on the list is Ani's now."""
    handover = handovers.record(
        handout.entitlement, taken=Taken(), source=HandoverSource.SCREEN, by=officer, at=NOW
    )
    entry = handout.entitlement.entry
    entry.name = "Ani Contoh"
    entry.save()
    return handover


def test_the_slip_and_its_page_tell_who_received_then(handout, officer, renamed):
    renamed.refresh_from_db()

    assert Told(renamed).taker == "Siti Contoh"
    assert Told(renamed).said_aloud.startswith("Siti Contoh, menurut catatan kami")
    said = {"taken": Taken(), "source": HandoverSource.SCREEN, "by": officer, "at": NOW}
    with pytest.raises(Refusal, match="oleh Siti Contoh"):
        handovers.record(handout.entitlement, **said)


def test_the_panel_of_the_family_tells_who_received_then(handout, renamed):
    [aid] = family_aid(handout.entitlement.entry.family).lines

    assert (aid.name, aid.entry.name) == ("Siti Contoh", "Ani Contoh")


def test_the_file_of_a_round_tells_who_received_then_and_who_shall(
    village, handout, officer, renamed
):
    waits = handout.of(village.rt_003)

    lines = lines_to_send(officer, handout.round, village.rt_003)

    assert {line.name for line in lines} == {"Siti Contoh", waits.entry.name}


def test_the_sheet_on_the_screen_tells_who_received_then(handout, renamed):
    sheet = SheetFactory(round=handout.round, area=handout.entitlement.area)
    handout.entitlement.sheet = sheet
    handout.entitlement.save()

    [paper] = sheet_rows_unscoped([sheet])

    assert [row.name for row in paper.rows] == ["Siti Contoh"]

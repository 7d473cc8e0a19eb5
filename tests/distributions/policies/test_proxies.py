"""Who may collect for somebody else, and who never."""

import pytest

from distributions.choices import HandoverSource, Mode, ProxyKind
from distributions.facts import ProxyFacts, Taken
from distributions.models import Handover, ProxyRule
from distributions.refusals import RefusedHandover
from distributions.services import handovers
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.nik import Nik
from tests.clock import NOW

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def officer(village):
    return village.people[Role.HANDOUT_OFFICER]


@pytest.fixture
def collected_by(handout, officer):
    """What is said when this proxy comes, or nothing when it was written down."""

    def do(source=HandoverSource.SCREEN, **facts):
        said = {"kind": ProxyKind.OTHER, "relation": "tetangga", "name": "Dewi Contoh"}
        proxy = ProxyFacts(**{**said, "letter_seen": True, **facts})
        taken = Taken(mode=Mode.PROXY, proxy=proxy)
        rows = {"source": source, "by": officer, "at": NOW}
        try:
            handovers.record(handout.entitlement, taken=taken, **rows)
        except RefusedHandover as refusal:
            return str(refusal)
        return ""

    return do


def test_the_family_is_never_taken_on_trust(collected_by):
    said = collected_by(kind=ProxyKind.SAME_KK, relation="anak")

    assert said == "Dewi Contoh tidak tercatat di KK penerima. Pakai surat kuasa."
    assert not Handover.objects.exists()


def test_paper_is_told_how_to_write_a_letter_down(collected_by):
    paper = collected_by(HandoverSource.PAPER, letter_seen=False)

    assert paper == (
        "Dewi Contoh tidak tercatat di KK penerima, jadi perlu surat kuasa. "
        "Bila sudah diperiksa, tulis Dewi Contoh (tetangga, kuasa)."
    )
    assert collected_by(letter_seen=False).startswith("Periksa dahulu surat kuasanya, lalu centang")


def test_who_is_not_of_the_card_is_told_apart_where_only_the_card_is_allowed(collected_by):
    ProxyRule.objects.filter(kind=ProxyKind.OTHER).update(is_allowed=False)

    assert collected_by() == "Wakil di luar KK penerima tidak diperbolehkan."


@pytest.mark.parametrize("name", ["{}", "bapak {}"])
def test_nobody_writes_down_what_they_collect_for_others(collected_by, officer, name):
    said = collected_by(name=name.format(officer.full_name.upper()))

    assert said == "Nama wakil sama dengan nama Anda. Petugas lain yang mencatat."
    assert not Handover.objects.exists()
    [event] = AuditEvent.objects.all()
    assert (event.event, event.actor_id) == ("distributions.handover.refused", officer.pk)


def test_the_number_of_the_card_tells_officer_and_namesake_apart(collected_by, officer):
    officer.nik = Nik("3175074408840012")
    officer.save()

    refused = collected_by(nik=officer.nik)
    namesake = collected_by(name=officer.full_name, nik=Nik("3175076905900012"))

    assert (refused, namesake) == ("Anda sendiri yang mewakili. Petugas lain yang mencatat.", "")

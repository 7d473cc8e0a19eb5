"""Papers of a round: ordered once, printed RT by RT, bound, and told to the trail."""

import io
import zipfile

import pytest
from django.utils import timezone
from pypdf import PdfReader

from distributions import pressing
from distributions.choices import BatchState, Binding, LetterKind
from distributions.models import PrintBatch, Round
from distributions.policies.papers import Wish
from distributions.services import papers
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.distributions.papers import pile_of, round_of_rice
from tests.factories.areas import SiteFactory


@pytest.fixture
def round_of_two(village):
    """Three families in RT 003 and twenty-one in RT 004, both of RW 002."""
    SiteFactory(village=village.area)
    made = round_of_rice()
    pile_of(made, village.rt_003, 3)
    pile_of(made, village.rt_004, 21)
    return made


@pytest.fixture
def ordered(village, round_of_two, kesra):
    def order(**wish):
        said = {"kind": LetterKind.ROSTER, "area": village.rw_002, **wish}
        return papers.order(round_of_two, wish=Wish(**said), by=kesra, at=NOW, is_sent=False)

    return order


def produced(batch):
    pressing.produce(batch.pk, clock=timezone.now)
    return PrintBatch.objects.get(pk=batch.pk)


def events():
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def test_a_roster_of_each_rt_is_bound_into_one_pdf_in_their_order(ordered):
    batch = produced(ordered())

    content, name = pressing.bound(batch)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]

    assert (batch.state, batch.done_count, batch.total_count) == (BatchState.READY, 2, 2)
    assert name.endswith(".pdf")
    assert ["RT 003" in page for page in pages] == [True, False, False]
    assert ["RT 004" in page for page in pages] == [False, True, True]
    assert [event for event in events() if "papers" in event] == [
        "distributions.papers.ordered",
        "distributions.papers.started",
        "distributions.papers.finished",
    ]


def test_a_zip_holds_one_pdf_for_each_rt(ordered):
    content, name = pressing.bound(produced(ordered(binding=Binding.ZIP)))

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        opened = [len(PdfReader(io.BytesIO(archive.read(one))).pages) for one in archive.namelist()]

    assert name.endswith(".zip")
    assert opened == [1, 2]


def test_the_same_rows_printed_again_are_copy_two_of_the_same_letter(ordered):
    first, second = produced(ordered()), produced(ordered())

    old, new = pressing.copies_of(first), pressing.copies_of(second)

    assert [copy.letter_id for copy in new] == [copy.letter_id for copy in old]
    assert [copy.number for copy in new] == [2, 2]


def test_a_second_worker_prints_nothing(ordered):
    batch = produced(ordered())

    assert papers.begin(batch.pk, at=NOW) is None


@pytest.mark.parametrize(
    ("state", "sentence"), [("PLANNED", "belum dibuka"), ("OPEN", "Belum ada jatah")]
)
def test_order_refuses_what_has_no_rows(village, ordered, round_of_two, state, sentence):
    Round.objects.update(state=state)

    with pytest.raises(Refusal, match=sentence):
        ordered(area=village.rw_005)

    assert not PrintBatch.objects.exists()


def test_order_refuses_who_does_not_print_and_a_second_one_meanwhile(village, ordered, kesra):
    batch = ordered()

    with pytest.raises(Refusal, match="belum selesai"):
        ordered()
    with pytest.raises(Refusal, match="petugas lain"):
        papers.order(
            batch.round,
            wish=Wish(LetterKind.ROSTER, village.rt_003),
            by=village.people[Role.RT_HEAD],
            at=NOW,
        )


def test_a_worker_that_died_three_times_is_given_up(ordered):
    batch = ordered()
    PrintBatch.objects.update(attempt_count=papers.MOST_ATTEMPTS)

    assert papers.begin(batch.pk, at=NOW) is None
    assert PrintBatch.objects.get().state == BatchState.FAILED

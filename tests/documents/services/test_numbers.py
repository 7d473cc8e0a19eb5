"""Numbers are skipped forwards with a reason, and written differently from the next letter on."""

import pytest

from duren_sawit.audit.models import AuditEvent
from duren_sawit.documents.choices import Event
from duren_sawit.documents.services import numbers
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.factories.accounts import UserFactory
from tests.factories.documents import NumberSequenceFactory

pytestmark = pytest.mark.django_db


def test_skip_goes_on_and_says_why():
    sequence, operator = NumberSequenceFactory(next_serial=15), UserFactory()

    numbers.skip(sequence, to=21, reason="Dipakai di buku agenda.", by=operator, at=NOW)

    sequence.refresh_from_db()
    entry = AuditEvent.objects.about(sequence).get()
    assert sequence.next_serial == 21
    assert (entry.event, entry.reason) == (Event.NUMBERS_SKIPPED, "Dipakai di buku agenda.")
    assert entry.change.values == {"next_serial": ["15", "21"]}


@pytest.mark.parametrize("to", [1, 14, 15])
def test_skip_refuses_to_go_back(to):
    sequence = NumberSequenceFactory(next_serial=15)

    with pytest.raises(Refusal) as caught:
        numbers.skip(sequence, to=to, reason="Coba.", by=UserFactory(), at=NOW)

    assert caught.value.codes == ("not_forward",)
    assert str(caught.value) == "Nomor berikutnya sudah 15. Tulis nomor yang lebih besar."


def test_skip_refuses_without_a_reason():
    with pytest.raises(Refusal) as caught:
        numbers.skip(NumberSequenceFactory(), to=9, reason="  ", by=UserFactory(), at=NOW)

    assert caught.value.codes == ("no_reason",)


def test_change_pattern_writes_and_records():
    sequence, operator = NumberSequenceFactory(), UserFactory()
    old = sequence.pattern

    numbers.change_pattern(sequence, pattern="{urut}/{unit}/{tahun}", by=operator, at=NOW)

    sequence.refresh_from_db()
    entry = AuditEvent.objects.about(sequence).get()
    assert sequence.pattern == "{urut}/{unit}/{tahun}"
    assert (entry.event, entry.actor_id) == (Event.NUMBERS_PATTERN_CHANGED, operator.pk)
    assert entry.change.values == {"pattern": [old, "{urut}/{unit}/{tahun}"]}


def test_change_pattern_refuses_what_would_make_twins():
    sequence = NumberSequenceFactory()

    with pytest.raises(Refusal) as caught:
        numbers.change_pattern(sequence, pattern="{urut}", by=UserFactory(), at=NOW)

    assert caught.value.codes == ("part_missing",)

"""Files of the register: who may ask, one worker each, and what is left when one dies."""

from datetime import timedelta

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from households import exporting
from households.choices import Event, ExportFormat, ExportState
from households.models import Export
from households.policies.exports import Wish
from households.services import exports
from tests.clock import NOW
from tests.factories.households import ExportFactory


def wish(*paths, **said):
    return Wish(ExportFormat.CSV, said.pop("query", ""), None, paths, **said)


def test_request_leaves_a_file_to_make_and_an_entry(village):
    rt_head = village.people[Role.RT_HEAD]

    export = exports.request(wish(village.rt_003.path, query="ciri=lansia"), by=rt_head, at=NOW)

    [entry] = AuditEvent.objects.about(export)
    assert (export.state, export.paths) == (ExportState.WAITING, village.rt_003.path)
    assert export.entry == entry.public_id
    assert (entry.is_access, entry.change.values["query"]) == (True, [None, "ciri=lansia"])


@pytest.mark.parametrize("place", ["rt_004", "rw_002", "area"])
def test_request_refuses_what_lies_outside(village, place):
    path = getattr(village, place).path

    with pytest.raises(Refusal, match="tidak bisa Anda unduh"):
        exports.request(wish(path), by=village.people[Role.RT_HEAD], at=NOW)

    assert not Export.objects.exists()


def test_request_refuses_everything_to_who_exports_nowhere(village):
    with pytest.raises(Refusal):
        exports.request(wish(), by=village.people[Role.SURVEYOR], at=NOW)


@pytest.mark.parametrize("role", [Role.RT_HEAD, Role.RW_HEAD, Role.AUDITOR])
def test_request_refuses_full_numbers_to_who_may_not_see_them(village, role):
    person = village.people[role]
    asked = wish(*person.scope.paths, has_full_numbers=True, reason="Ingin tahu")

    with pytest.raises(Refusal, match="NIK lengkap"):
        exports.request(asked, by=person, at=NOW)


def test_begin_gives_a_file_to_one_worker(db):
    export = ExportFactory()

    first = exports.begin(export.pk, at=NOW)

    assert first.state == ExportState.MAKING
    assert exports.begin(export.pk, at=NOW) is None
    assert exports.begin(0, at=NOW) is None


def test_a_file_whose_worker_died_is_taken_over_and_given_up_in_the_end(db):
    export = ExportFactory()
    later = NOW
    for _attempt in range(exports.MOST_ATTEMPTS):
        assert exports.begin(export.pk, at=later)
        later += exports.LONGEST_MAKING

    assert exports.begin(export.pk, at=later) is None
    export.refresh_from_db()
    assert export.state == ExportState.FAILED


def test_a_worker_that_was_overtaken_changes_nothing(db, tmp_path):
    export = ExportFactory()
    slow = exports.begin(export.pk, at=NOW)
    exports.begin(export.pk, at=NOW + exports.LONGEST_MAKING)

    assert exports.finish(slow, made=tmp_path / "none.csv", row_count=1, at=NOW) is None
    assert exports.fail(slow, at=NOW) is None


def test_produce_says_when_the_machine_breaks(village):
    export = ExportFactory(format=ExportFormat.CSV, paths=village.area.path)
    Export.objects.filter(pk=export.pk).update(query="%" * 10, entry=None)

    def broken_clock():
        broken_clock.calls += 1
        if broken_clock.calls == 2:
            raise OSError("disk full")
        return NOW

    broken_clock.calls = 0

    with pytest.raises(OSError, match="disk full"):
        exporting.produce(export.pk, clock=broken_clock)

    export.refresh_from_db()
    assert export.state == ExportState.FAILED
    assert AuditEvent.objects.filter(event=Event.EXPORT_FAILED).count() == 1


def test_files_left_lying_are_sent_again(db, monkeypatch):
    lost, fresh = ExportFactory(), ExportFactory(requested_at=NOW)
    Export.objects.filter(pk=lost.pk).update(requested_at=NOW - timedelta(minutes=6))
    ExportFactory(ready=True)
    sent = []
    monkeypatch.setattr(
        exporting.tasks.export_families, "delay", lambda export_id: sent.append(export_id)
    )

    assert exporting.resume_left_lying(at=NOW) == 1
    assert sent == [lost.pk]
    assert fresh.pk not in sent

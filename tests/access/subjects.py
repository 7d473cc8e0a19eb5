"""What pages with arguments are about in the access table: something inside RT 003 of RW 002."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from distributions.models import Sheet
from duren_sawit.accounts.choices import Role
from duren_sawit.documents.choices import LetterKind
from households import closed_files
from households.choices import Verdict
from households.models import Family
from tests.access.list_subjects import LISTS, recipients
from tests.access.round_subjects import open_round, planned_round, planned_rw, point
from tests.access.stock_subjects import STOCK
from tests.clock import NOW
from tests.factories.distributions import (
    BenefitFactory,
    EntitlementFactory,
    HandoverFactory,
    HandoverLineFactory,
    ListEntryFactory,
    PackageLineFactory,
    PrintBatchFactory,
    ProxyRuleFactory,
    QuotaFactory,
    RoundBenefitFactory,
    SheetFactory,
    SheetReadingFactory,
    SlotFactory,
)
from tests.factories.documents import CopyFactory, LetterFactory, NumberSequenceFactory
from tests.factories.households import (
    ExportFactory,
    FamilyFactory,
    ImportBatchFactory,
    ImportRowFactory,
    PairFactory,
    PersonFactory,
    ReportFactory,
)
from tests.factories.notifications import DeliveryFactory, NoticeFactory
from tests.fixtures.village import Village

Arguments = dict[str, object]


def waiting_letter(village: Village) -> Arguments:
    """Not approved yet; only one page needs it, so that the head's home stays short."""
    return {"letter_id": LetterFactory(**_written_in(village)).public_id}


def letter(village: Village) -> Arguments:
    """With a copy that is there, one in the press and one that failed."""
    made = LetterFactory(**_written_in(village), approved=True)
    CopyFactory(letter=made, ready=True)
    CopyFactory(letter=made, number=2, rendering=True)
    CopyFactory(letter=made, number=3, failed=True)
    return {"letter_id": made.public_id}


def copy(village: Village) -> Arguments:
    made = CopyFactory(letter=LetterFactory(**_written_in(village), approved=True), ready=True)
    return {"copy_id": made.public_id}


def sequence(village: Village) -> Arguments:
    return {"sequence_id": NumberSequenceFactory().public_id}


def assignment_letter(village: Village) -> Arguments:
    assignment = village.people[Role.RT_HEAD].assignments.get()
    return {"kind": LetterKind.ASSIGNMENT_LETTER, "subject_id": assignment.public_id}


def genuine_paper(village: Village) -> Arguments:
    return {"code": LetterFactory(**_written_in(village), approved=True).code}


def rt_head(village: Village) -> Arguments:
    return {"user_id": village.people[Role.RT_HEAD].public_id}


def role_of_rt_head(village: Village) -> Arguments:
    return {"assignment_id": village.people[Role.RT_HEAD].assignments.get().public_id}


def area(village: Village) -> Arguments:
    return {"area_id": village.rt_003.public_id}


def notice(village: Village) -> Arguments:
    """In the inbox of the RT head; others do not find it."""
    return {"notice_id": NoticeFactory(recipient=village.people[Role.RT_HEAD]).public_id}


def errand(village: Village) -> Arguments:
    """Waits for an officer to pass it on by hand."""
    made = NoticeFactory(recipient=village.people[Role.RT_HEAD])
    return {"delivery_id": DeliveryFactory(notice=made, by_hand=True).public_id}


def import_batch(village: Village) -> Arguments:
    """Read, with a row of each kind; its file is there."""
    batch = ImportBatchFactory(uploaded_by=village.people[Role.OPERATOR], sheet_name="teks")
    closed_files.keep(batch.file, b"nama;rt\nSiti Contoh;3\n")
    batch.filename = "teks"
    batch.new_count = batch.changed_count = batch.unclear_count = 1
    batch.save()
    ImportRowFactory(batch=batch)
    ImportRowFactory(batch=batch, verdict=Verdict.CHANGED, changed_fields=["name", "area"])
    ImportRowFactory(batch=batch, verdict=Verdict.UNCLEAR, reason="RT belum tertulis.")
    return {"batch_id": batch.public_id}


def family(village: Village) -> Arguments:
    """Two people, one of them reported to have moved; visited."""
    return {"family_id": _family(village).public_id}


def person(village: Village) -> Arguments:
    return {"person_id": _family(village).people.order_by("pk").last().public_id}


def person_who_left(village: Village) -> Arguments:
    left = PersonFactory(family=_family(village), life_status="MOVED", status_on=date(2026, 1, 1))
    return {"person_id": left.public_id}


def dwelling(village: Village) -> Arguments:
    return {"dwelling_id": _family(village).dwelling.public_id}


def report(village: Village) -> Arguments:
    """Waits for the office; a second one is answered."""
    people = _family(village).people.order_by("pk")
    ReportFactory(
        person=people.last(),
        kind="MOVED",
        state="DECLINED",
        answer="Masih tinggal di sini.",
        decided_at=NOW,
        decided_by=village.people[Role.OPERATOR],
    )
    return {"report_id": ReportFactory(person=people.first()).public_id}


@transaction.atomic  # a family is never without its head, not even between two statements
def paper_round(village: Village) -> Arguments:
    """A sheet read by nobody, and one that two people read differently."""
    sheet = SheetFactory(round__open=True, area=village.rt_003, number=1)
    EntitlementFactory(round=sheet.round, entry__family=_family(village), sheet=sheet, serial=1)
    _two_readings(village, SheetFactory(round=sheet.round, area=village.rt_003, number=2))
    return {"round_id": sheet.round.public_id}


def paper_area(village: Village) -> Arguments:
    return {**paper_round(village), "area_id": village.rt_003.public_id}


def paper_sheet(village: Village) -> Arguments:
    """One row, read by two people who differ."""
    sheet = SheetFactory(round__open=True, area=village.rt_003, number=1)
    EntitlementFactory(round=sheet.round, entry__family=_family(village), sheet=sheet, serial=1)
    _two_readings(village, sheet)
    return {"sheet_id": sheet.public_id}


def _two_readings(village: Village, sheet: Sheet) -> None:
    for role, mode in ((Role.KESRA, "SELF"), (Role.OPERATOR, "")):
        reader = village.people[role]
        SheetReadingFactory(sheet=sheet, reader=reader, outcomes={"1": {"mode": mode}})


def _family(village: Village) -> Family:
    made = FamilyFactory(dwelling__area=village.rt_003, dwelling__visited=True)
    PersonFactory(family=made, unnumbered=True, born_on=None, relation="")
    return made


def pair(village: Village) -> Arguments:
    """Two records within RT 003."""
    one, other = (
        PersonFactory(family__dwelling__area=village.rt_003, relation="HEAD", family__head=None)
        for _nth in range(2)
    )
    return {"pair_id": PairFactory(first=one, second=other).public_id}


def full_inbox(village: Village) -> None:
    for person in village.people.values():
        NoticeFactory(recipient=person)


def family_rows(village: Village) -> None:
    FamilyFactory(dwelling__area=village.rt_003)


def export(village: Village) -> Arguments:
    """Asked for by the RT head, ready; others do not find it."""
    rt_head = village.people[Role.RT_HEAD]
    made = ExportFactory(requested_by=rt_head, paths=village.rt_003.path, ready=True)
    return {"export_id": made.public_id}


def programme(village: Village) -> Arguments:
    """Planned, with its content, and room for some families of RW 002."""
    made = BenefitFactory().programme
    QuotaFactory(programme=made, area=village.rw_002)
    return {"programme_id": made.public_id}


def printed_round(village: Village) -> Arguments:
    """Open, with a sheet of RT 003; printed once."""
    sheet = EntitlementFactory(entry__family=_family(village)).sheet
    PrintBatchFactory(round=sheet.round, area=village.rt_003, state="READY", ready_at=NOW)
    return {"round_id": sheet.round.public_id}


def papers(village: Village) -> Arguments:
    made = PrintBatchFactory(area=village.rt_003, state="READY", ready_at=NOW)
    return {"batch_id": made.public_id}


def slip(village: Village) -> Arguments:
    """Ten of one item, waiting in RT 003, which a member of the family may collect too."""
    ProxyRuleFactory()
    made = RoundBenefitFactory().round
    return {
        "entitlement_id": EntitlementFactory(round=made, entry__family=_family(village)).public_id
    }


def table(village: Village) -> Arguments:
    """A point of an open round to which RT 003 comes."""
    made = EntitlementFactory(entry__family=_family(village))
    slot = SlotFactory(point__round=made.round, area=made.area)
    return {"point_id": slot.point.public_id}


def proxy_rule(_village: Village) -> Arguments:
    return {"rule_id": ProxyRuleFactory().public_id}


def slip_code(village: Village) -> Arguments:
    return {"code": EntitlementFactory(entry__family=_family(village)).code}


def handover(village: Village) -> Arguments:
    """Through a member of the family, less than was due."""
    made = HandoverFactory(
        entitlement__entry__family=_family(village),
        mode="PROXY",
        proxy_kind="SAME_KK",
        proxy_name="Warga Contoh",
        shortfall="SHORT",
    )
    HandoverLineFactory(handover=made)
    return {"handover_id": made.public_id}


def family_with_aid(village: Village) -> Arguments:
    """Collected by somebody else once, waiting another time, in reserve elsewhere."""
    made = _family(village)
    entries = [ListEntryFactory(family=made, list__final=True) for _nth in range(2)]
    waiting, collected = (
        EntitlementFactory(entry=entry, round__list=entry.list, round__open=True)
        for entry in entries
    )
    SlotFactory(point__round=waiting.round, area=waiting.area)
    HandoverFactory(
        entitlement=collected,
        mode="PROXY",
        proxy_kind="SAME_KK",
        proxy_name="Warga Contoh",
        shortfall="SHORT",
    )
    ListEntryFactory(family=made, list__final=True, standing="RESERVE")
    return {"family_id": made.public_id}


def family_in_two_programmes(village: Village) -> None:
    made = _family(village)
    ListEntryFactory.create_batch(2, family=made, list__final=True)


def package(_village: Village) -> Arguments:
    return {"package_id": PackageLineFactory().package.public_id}


def _written_in(village: Village) -> Arguments:
    return {"area": village.rt_003, "issued_by": village.people[Role.OPERATOR]}


# By page: from the village to the arguments of its address. Owners of a page add their line.
SUBJECTS: dict[str, Callable[[Village], Arguments]] = {
    "documents:letter_detail": letter,
    "documents:letter_approve": waiting_letter,
    "documents:letter_reprint": letter,
    "documents:letter_issue": assignment_letter,
    "documents:copy_download": copy,
    "documents:copy_retry": copy,
    "documents:number_edit": sequence,
    "documents:number_skip": sequence,
    "documents:paper_confirm": genuine_paper,
    "households:pair_detail": pair,
    "households:pair_merge": pair,
    "households:pair_keep_apart": pair,
    "households:pair_separate": pair,
    "households:visit_record": dwelling,
    "households:export_detail": export,
    "households:export_download": export,
    "households:export_open": export,
    "accounts:user_detail": rt_head,
    "accounts:user_edit": rt_head,
    "accounts:user_reveal": rt_head,
    "accounts:account_close": rt_head,
    "accounts:account_reopen": rt_head,
    "accounts:password_reset": rt_head,
    "accounts:second_factor_reset": rt_head,
    "accounts:account_unlock": rt_head,
    "accounts:assignment_give": rt_head,
    "accounts:assignment_approve": role_of_rt_head,
    "accounts:assignment_decline": role_of_rt_head,
    "accounts:assignment_end": role_of_rt_head,
    "accounts:area_detail": area,
    "households:import_detail": import_batch,
    "households:import_map": import_batch,
    "households:import_choose": import_batch,
    "households:import_choose_all": import_batch,
    "households:import_apply": import_batch,
    "households:import_undo": import_batch,
    "households:import_reread": import_batch,
    "households:import_return": import_batch,
    **dict.fromkeys(
        [
            "households:family_detail",
            "households:family_edit",
            "households:family_move",
            "households:family_leave",
            "households:family_split",
            "households:family_head",
            "households:family_reveal",
            "households:person_create",
        ],
        family,
    ),
    **dict.fromkeys(
        [
            "households:person_detail",
            "households:person_edit",
            "households:person_move",
            "households:person_seek",
            "households:person_leave",
            "households:person_reveal",
            "households:person_number",
            "households:report_create",
        ],
        person,
    ),
    "households:person_restore": person_who_left,
    "households:dwelling_detail": dwelling,
    "households:dwelling_edit": dwelling,
    "households:dwelling_visit": dwelling,
    "households:report_confirm": report,
    "households:report_decline": report,
    **dict.fromkeys(
        [
            "distributions:programme_detail",
            "distributions:programme_edit",
            "distributions:programme_divide",
            "distributions:programme_begin",
            "distributions:programme_finish",
            "distributions:list_create",
            "distributions:round_create",
        ],
        programme,
    ),
    "distributions:family_panel": family_with_aid,
    "distributions:code_open": slip_code,
    "distributions:handover_record": slip,
    "distributions:handover_detail": handover,
    **LISTS,
    "distributions:handover_undo": handover,
    "distributions:proxy_rule_edit": proxy_rule,
    "distributions:handover_scan": table,
    **dict.fromkeys(
        ["distributions:file_upload", "distributions:file_download", "distributions:file_record"],
        paper_round,
    ),
    "distributions:sheet_list": paper_round,
    "distributions:sheet_read_all": paper_area,
    "distributions:sheet_preview_all": paper_area,
    "distributions:sheet_read": paper_sheet,
    "distributions:sheet_preview": paper_sheet,
    "distributions:sheet_settle": paper_sheet,
    "distributions:round_detail": open_round,
    "distributions:round_uncollected": open_round,
    "distributions:point_create": planned_round,
    "distributions:point_spread": planned_round,
    "distributions:point_edit": point,
    "distributions:point_remove": point,
    "distributions:slot_edit": planned_round,
    "distributions:slot_adjust": planned_rw,
    "distributions:round_edit": planned_round,
    "distributions:round_open": planned_round,
    "distributions:papers_order": printed_round,
    "distributions:papers_download": papers,
    **STOCK,
    "distributions:package_edit": package,
    "distributions:package_drop": package,
    "notifications:notice_open": notice,
    "notifications:delivery_pass_on": errand,
    "notifications:delivery_drop": errand,
}

# Lists that would be empty: what is put into them first.
ROWS: dict[str, Callable[[Village], object]] = {
    "documents:letter_list": letter,
    "documents:number_list": sequence,
    "households:import_list": import_batch,
    "households:report_list": report,
    "households:pair_list": pair,
    "distributions:handover_begin": table,
    "distributions:proxy_rule_list": proxy_rule,
    "distributions:programme_list": programme,
    "distributions:package_list": package,
    "distributions:family_unserved_list": family_rows,
    "distributions:family_overlap_list": family_in_two_programmes,
    "distributions:list_list": recipients,
    "distributions:round_list": open_round,
    "notifications:notice_list": full_inbox,
    "notifications:delivery_list": errand,
    "households:family_list": family_rows,
    "households:visit_board": family_rows,
}

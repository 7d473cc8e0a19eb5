"""The pages of paper rosters."""

import pytest
from django.urls import reverse

from distributions.models import Handover, SheetReading
from duren_sawit.accounts.choices import Role
from tests.distributions.sheets import paper_of
from tests.factories.distributions import HandoverFactory, SheetReadingFactory

SAID = {"left": "7", "proxied": "12 Siti (anak)", "short": "14 8 kg", "day": "2026-04-13"}


@pytest.fixture
def paper(village):
    paper = paper_of(village.rt_003, rows=20)
    paper.joined_by(12)
    return paper


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


def of_sheet(name, paper):
    return reverse(f"distributions:{name}", args=[paper.sheets[0].public_id])


def of_round(paper):
    return reverse("distributions:sheet_list", args=[paper.round.public_id])


def of_area(name, paper):
    arguments = [paper.round.public_id, paper.sheets[0].area.public_id]
    return reverse(f"distributions:{name}", args=arguments)


def test_sheet_list_asks_the_same_for_any_number(village, paper, office, constant_queries):
    SheetReadingFactory(sheet=paper.sheets[0])

    def more():
        for sheet in paper_of(village.rt_004, rows=41, tahap=paper.round).sheets:
            SheetReadingFactory(sheet=sheet)

    constant_queries(lambda: office.get(of_round(paper)), more=more)


def test_sheet_list_tells_the_state_of_each_sheet(village, paper, office):
    others = paper_of(village.rt_004, rows=41, tahap=paper.round).sheets
    SheetReadingFactory(sheet=others[0])
    SheetReadingFactory.create_batch(2, sheet=others[1])
    SheetReadingFactory(sheet=others[2], is_settled=True)

    shown = office.get(of_round(paper)).context

    words = [line.state.label for line in shown["lines"]]
    assert words == ["belum dimasukkan", "satu orang", "berbeda", "selesai"]
    assert [line.leads_to_all for line in shown["lines"]] == [False, True, False, False]
    assert (shown["entering"].done, shown["entering"].total) == (1, 4)


@pytest.mark.parametrize(
    ("state", "numbers"),
    [("UNREAD", [1]), ("READ_ONCE", [1]), ("DIFFERING", [2]), ("ENTERED", [3])],
)
def test_sheet_list_narrows_to_one_state(village, paper, office, state, numbers):
    others = paper_of(village.rt_004, rows=41, tahap=paper.round).sheets
    SheetReadingFactory(sheet=others[0])
    SheetReadingFactory.create_batch(2, sheet=others[1])
    SheetReadingFactory(sheet=others[2], is_settled=True)

    shown = office.get(of_round(paper), {"keadaan": state}).context

    assert [line.sheet.number for line in shown["lines"]] == numbers


def test_sheet_list_narrows_to_one_rt(village, paper, office):
    others = paper_of(village.rt_004, rows=41, tahap=paper.round).sheets

    shown = office.get(of_round(paper), {"wilayah": str(village.rt_004.public_id)}).context

    assert [line.sheet for line in shown["lines"]] == others


def test_sheet_list_shows_the_sheets_of_ones_own_area(village, paper, client_of):
    outside = paper_of(village.rt_001, rows=1, tahap=paper.round)

    officer = client_of(village.people[Role.HANDOUT_OFFICER])

    assert officer.get(of_round(paper)).context["entering"].total == 1
    assert officer.get(of_sheet("sheet_read", outside)).status_code == 404


def test_sheet_read_hands_over_what_was_typed(paper, office):
    answer = office.post(of_sheet("sheet_read", paper), SAID, follow=True)

    assert answer.redirect_chain[0][0] == of_round(paper)
    assert "19 serah terima dicatat dari kertas." in answer.text
    assert Handover.objects.count() == 19


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"left": "99"}, "left", "Baris 99 tidak ada di sini; barisnya 1 sampai 20."),
        ({"proxied": "12"}, "proxied", "tulis nama wakil dan hubungannya"),
        ({"short": "14 80 kg"}, "short", "lebih dari jatah, beras 10 kg"),
        ({"left": "12"}, None, "Baris 12 tertulis dua kali"),
        ({"signatures": "17"}, "signatures", "Di kertas 17 tanda tangan; menurut isian ini 19."),
        ({"day": "2026-12-31"}, None, "Hari penyerahan belum tiba."),
        ({"day": ""}, "day", ""),
    ],
)
def test_sheet_read_says_what_is_wrong_and_keeps_the_rest(paper, office, wrong, field, sentence):
    answer = office.post(of_sheet("sheet_read", paper), {**SAID, **wrong})

    form = answer.context["form"]
    errors = form.errors[field] if field else form.non_field_errors()
    assert (answer.status_code, form["short"].value()) == (422, wrong.get("short", SAID["short"]))
    assert sentence in errors[0]
    assert (Handover.objects.count(), SheetReading.objects.count()) == (0, 0)


def test_sheet_read_shows_which_field_was_refused(paper, office):
    form = office.post(of_sheet("sheet_read", paper), {**SAID, "left": "99"}).context["form"]

    assert "is-invalid" in str(form["left"])
    assert "is-invalid" not in str(form["short"])


def test_sheet_read_asks_about_what_the_screen_knows_otherwise(paper, office):
    HandoverFactory(entitlement=paper.rows[6])

    answer = office.post(of_sheet("sheet_read", paper), SAID)
    assert (answer.status_code, "kertas lain dari layar" in answer.text) == (422, True)
    office.post(of_sheet("sheet_read", paper), {**SAID, "agreed": ["7"]})

    assert Handover.objects.count() == 20


def test_sheet_read_asks_the_same_for_any_number_of_rows(paper, office, constant_queries):
    HandoverFactory(entitlement=paper.rows[0])

    constant_queries(
        lambda: office.get(of_sheet("sheet_read", paper)),
        more=lambda: [HandoverFactory(entitlement=row) for row in paper.rows[1:4]],
    )


def test_sheet_read_offers_those_who_come_later_as_the_exception(paper, office):
    office.post(of_sheet("sheet_read", paper), {**SAID, "left": "7-9"})

    form = office.get(of_sheet("sheet_read", paper)).context["form"]

    assert form["left"].value() == "7-9"


def test_sheet_preview_shows_what_saving_would_do(paper, office):
    answer = office.post(of_sheet("sheet_preview", paper), SAID)

    seen = answer.context["seen"]
    assert (answer.status_code, Handover.objects.count()) == (200, 0)
    assert (seen.self_count, seen.proxy_count, seen.left_count) == (18, 1, 1)
    assert [(row.serial, words) for row, words in seen.exceptions] == [
        (7, "belum diambil"),
        (12, "diwakilkan Siti (anak)"),
        (14, "diambil sendiri, beras 8 kg"),
    ]


def test_sheet_read_all_takes_the_whole_rt(village, office):
    paper = paper_of(village.rt_003, rows=50)
    paper.joined_by(31)

    page = office.get(of_area("sheet_read_all", paper))
    assert [len(one.cells) for one in page.context["seen"].papers] == [20, 20, 10]
    said = {"left": "7, 44", "proxied": "31 Siti (anak)", "day": "2026-04-13"}
    assert office.post(of_area("sheet_preview_all", paper), said).context["seen"].left_count == 2
    office.post(of_area("sheet_read_all", paper), said)

    assert Handover.objects.count() == 48


def test_sheet_read_all_is_not_there_for_an_rt_without_sheets(village, paper, office):
    arguments = [paper.round.public_id, village.rt_001.public_id]

    for name in ("sheet_read_all", "sheet_preview_all"):
        address = reverse(f"distributions:{name}", args=arguments)
        assert office.post(address, SAID).status_code == 404


def test_two_people_are_compared_and_a_person_settles(village, client_of, office):
    paper = paper_of(village.rt_003, rows=20, reads_twice=True)
    paper.joined_by(12)
    second = client_of(village.people[Role.OPERATOR])

    first_answer = office.post(of_sheet("sheet_read", paper), {**SAID, "short": ""}, follow=True)
    second_answer = second.post(of_sheet("sheet_read", paper), {**SAID, "left": "8"}, follow=True)
    assert "Orang lain memasukkan sekali lagi" in first_answer.text
    assert "Bacaan kedua berbeda dari yang pertama" in second_answer.text

    page = office.get(of_sheet("sheet_settle", paper))
    told = [
        (one.row.serial, one.first_words, one.second_words)
        for one in page.context["both"].differences
    ]
    assert told == [
        (7, "belum diambil", "diambil sendiri"),
        (8, "diambil sendiri", "belum diambil"),
        (14, "diambil sendiri", "diambil sendiri, beras 8 kg"),
    ]
    chosen = {"row_7": "1", "row_8": "2", "row_14": "3", "again_14": "9 kg"}
    refused = office.post(of_sheet("sheet_settle", paper), chosen)
    third = client_of(village.people[Role.HANDOUT_OFFICER])
    answer = third.post(of_sheet("sheet_settle", paper), chosen, follow=True)

    assert (refused.status_code, "biarkan orang ketiga memutuskan" in refused.text) == (422, True)
    assert "Lembar ini selesai." in answer.text
    assert Handover.objects.count() == 18
    [line] = Handover.objects.get(entitlement__serial=14).lines.all()
    assert line.quantity == 9


@pytest.mark.parametrize(
    ("again", "collected"), [("ya", True), ("belum", False), ("Siti (anak)", True)]
)
def test_sheet_settle_takes_what_was_read_again(village, client_of, office, again, collected):
    paper = paper_of(village.rt_003, rows=1, reads_twice=True)
    paper.joined_by(1)
    SheetReadingFactory(sheet=paper.sheets[0], outcomes={"1": {"mode": ""}})
    SheetReadingFactory(sheet=paper.sheets[0], outcomes={"1": {"mode": "SELF"}})

    office.post(of_sheet("sheet_settle", paper), {"row_1": "3", "again_1": again})

    assert Handover.objects.exists() == collected
    assert SheetReading.objects.filter(is_settled=True).count() == 2


def test_sheet_settle_says_what_is_missing(village, office):
    paper = paper_of(village.rt_003, rows=1, reads_twice=True)
    SheetReadingFactory(sheet=paper.sheets[0], outcomes={"1": {"mode": ""}})
    SheetReadingFactory(sheet=paper.sheets[0], outcomes={"1": {"mode": "SELF"}})

    nothing = office.post(of_sheet("sheet_settle", paper), {"again_1": ""})
    empty = office.post(of_sheet("sheet_settle", paper), {"row_1": "3"})

    assert (nothing.status_code, "Pilih bacaan yang benar." in nothing.text) == (422, True)
    assert (empty.status_code, "Tulis ya, belum" in empty.context["form"].errors["again_1"][0]) == (
        422,
        True,
    )


def test_sheet_settle_shows_days_that_differ(village, office):
    paper = paper_of(village.rt_003, rows=1, reads_twice=True)
    SheetReadingFactory(sheet=paper.sheets[0])
    SheetReadingFactory(sheet=paper.sheets[0], handed_on="2026-04-13")

    page = office.get(of_sheet("sheet_settle", paper))
    nothing = office.post(of_sheet("sheet_settle", paper), {"day": ""})
    office.post(of_sheet("sheet_settle", paper), {"day": "2"})

    assert ("12 April 2026" in page.text, "13 April 2026" in page.text) == (True, True)
    assert (nothing.status_code, "Pilih hari penyerahan" in nothing.text) == (422, True)
    assert f"{Handover.objects.get().handed_at:%d %m}" == "13 04"


def test_sheet_settle_leads_back_when_nothing_waits(paper, office):
    assert office.get(of_sheet("sheet_settle", paper)).url == of_round(paper)

"""The pages of rounds."""

from datetime import date

import pytest
from django.urls import reverse

from distributions.models import Entitlement, Round
from duren_sawit.accounts.choices import Role
from tests.clock import village_time
from tests.factories.distributions import (
    BenefitFactory,
    EntitlementFactory,
    HandoverFactory,
    ListEntryFactory,
    PointFactory,
    RecipientListFactory,
    RoundFactory,
    SlotFactory,
)

SAID = {"number": "1", "opens_on": "2026-04-12", "closes_on": "2026-04-14", "contact": "  Bu  Sri "}


def page(name, round_):
    return reverse(f"distributions:{name}", args=[round_.public_id])


def create_page(programme):
    return reverse("distributions:round_create", args=[programme.public_id])


@pytest.fixture
def office(kesra, client_of):
    return client_of(kesra)


@pytest.fixture
def final(village):
    """A final list of a running programme that gives ten kilograms; one family of RT 003."""
    chosen = RecipientListFactory(final=True)
    BenefitFactory(programme=chosen.programme, item__name="beras")
    ListEntryFactory(list=chosen, family__dwelling__area=village.rt_003)
    return chosen


@pytest.fixture
def ready(village, final):
    """A planned round with a point and a time for RT 003."""
    planned = RoundFactory(list=final, number=1)
    SlotFactory(point__round=planned, point__name="Balai RW 02", area=village.rt_003)
    return planned


@pytest.fixture
def handed_out(village):
    """An open round: in RT 003 two of three families collected, in RT 001 none of one."""
    opened = RoundFactory(open=True, number=1)
    for area in (village.rt_003, village.rt_001):
        SlotFactory(point__round=opened, area=area)
    first, second, _third = due(opened, village.rt_003, 3)
    due(opened, village.rt_001, 1)
    HandoverFactory(entitlement=first)
    HandoverFactory(entitlement=second, mode="HOME")
    return opened


def due(opened, area, count):
    return EntitlementFactory.create_batch(
        count, round=opened, entry__list=opened.list, entry__family__dwelling__area=area
    )


def numbers(tally):
    return (tally.due, tally.collected, tally.left)


def test_round_list_asks_the_same_for_any_number(village, office, constant_queries):
    EntitlementFactory()

    constant_queries(
        lambda: office.get(reverse("distributions:round_list")),
        more=lambda: EntitlementFactory.create_batch(2),
    )


def test_round_list_counts_what_the_reader_sees(village, office, client_of, handed_out):
    rw = client_of(village.people[Role.RW_HEAD])

    [all_] = office.get(reverse("distributions:round_list")).context["lines"]
    [own] = rw.get(reverse("distributions:round_list")).context["lines"]

    assert numbers(all_.tally) == (4, 2, 2)
    assert numbers(own.tally) == (3, 2, 1)


def test_round_list_leads_to_programmes_when_there_is_none(village, office):
    text = office.get(reverse("distributions:round_list")).text

    assert "Belum ada tahap." in text
    assert reverse("distributions:programme_list") in text


def test_round_create_begins_with_the_final_list_and_the_next_number(office, final):
    RoundFactory(list=final, number=3, contact="Bu Sri")
    RecipientListFactory(programme=final.programme, number=final.number + 1)

    form = office.get(create_page(final.programme)).context["form"]

    assert form["list"].value() == str(final.public_id)
    assert (form["number"].value(), form["contact"].value()) == (4, "Bu Sri")


def test_round_create_plans_it_and_shows_it(office, final):
    answer = office.post(create_page(final.programme), {**SAID, "list": str(final.public_id)})

    planned = Round.objects.get()
    assert answer.url == page("round_detail", planned)
    assert (planned.list, planned.number, planned.contact) == (final, 1, "Bu Sri")


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"closes_on": "2026-04-11"}, "closes_on", "Hari terakhir tidak mendahului hari pertama."),
        ({"number": "0"}, "number", "1"),
        ({"list": "lain"}, "list", "Pilih salah satu yang tersedia."),
        ({"opens_on": "2025-04-12"}, "__all__", "Hari tahap ini di luar masa program."),
    ],
)
def test_round_create_says_what_is_wrong_and_keeps_the_rest(office, final, wrong, field, sentence):
    answer = office.post(
        create_page(final.programme), {**SAID, "list": str(final.public_id), **wrong}
    )

    form = answer.context["form"]
    assert (answer.status_code, form["contact"].value()) == (422, SAID["contact"])
    assert sentence in form.errors[field][0]
    assert not Round.objects.exists()


def test_round_create_says_that_a_list_comes_first(village, office):
    programme = BenefitFactory().programme

    text = office.get(create_page(programme)).text

    assert "Program ini belum punya daftar penerima." in text


def test_round_edit_shows_what_is_planned_and_changes_it(office, ready):
    form = office.get(page("round_edit", ready)).context["form"]
    assert (form["number"].value(), form["list"].value()) == (1, str(ready.list.public_id))

    said = {**SAID, "list": str(ready.list.public_id), "number": "2", "reads_twice": "on"}
    answer = office.post(page("round_edit", ready), said)

    ready.refresh_from_db()
    assert answer.url == page("round_detail", ready)
    assert (ready.number, ready.reads_twice) == (2, True)


def test_round_detail_says_what_a_plan_waits_for(village, office, final):
    planned = RoundFactory(list=final)

    text = office.get(page("round_detail", planned)).text

    assert "Langkah berikut: Titik bagi." in text
    assert "0 dari 1 RT punya jadwal" in text
    assert page("round_open", planned) not in text


def test_round_detail_counts_families_once_for_each_reader(village, office, client_of, handed_out):
    rw = client_of(village.people[Role.RW_HEAD])

    all_ = office.get(page("round_detail", handed_out)).context["page"]
    own = rw.get(page("round_detail", handed_out)).context["page"]

    assert (numbers(all_.tally), all_.tally.home) == ((4, 2, 2), 1)
    assert numbers(own.tally) == (3, 2, 1)


def test_round_detail_counts_by_point_what_was_not_taken_back(village, office, handed_out):
    Entitlement.objects.filter(area=village.rt_001).update(withdrawn_at=handed_out.opened_at)

    lines = office.get(page("round_detail", handed_out)).context["page"].points

    assert sorted(numbers(line.tally) for line in lines) == [(0, 0, 0), (3, 2, 1)]


def test_round_detail_asks_the_same_for_any_number(village, office, handed_out, constant_queries):
    constant_queries(
        lambda: office.get(page("round_detail", handed_out)),
        more=lambda: [
            due(handed_out, village.rt_004, 2),
            SlotFactory(point=PointFactory(round=handed_out), area=village.rt_004),
        ],
        budget=12,
    )


def test_round_open_tells_first_what_it_will_do(office, ready):
    text = office.get(page("round_open", ready)).text

    assert "1 keluarga mendapat jatah beras 10 kg" in text
    assert "Barang yang tercatat masih kurang beras 10 kg." in text


def test_round_open_opens_it_and_says_so_a_second_time(office, ready):
    office.post(page("round_open", ready))
    again = office.post(page("round_open", ready), follow=True)

    assert Entitlement.objects.count() == 1
    assert "Tahap ini sudah dibuka." in again.text


def test_round_open_offers_nothing_while_something_is_missing(office, final):
    planned = RoundFactory(list=final)

    assert "Tahap ini belum punya titik bagi." in office.get(page("round_open", planned)).text
    answer = office.post(page("round_open", planned), follow=True)

    planned.refresh_from_db()
    assert planned.state == "PLANNED"
    assert "Tahap ini belum punya titik bagi." in answer.text


def test_rounds_are_planned_by_their_planners_alone(village, client_of, ready):
    rw, kader = (client_of(village.people[role]) for role in (Role.RW_HEAD, Role.SURVEYOR))

    assert kader.get(page("round_detail", ready)).status_code == 403
    assert rw.post(page("round_open", ready)).status_code == 403
    assert page("round_edit", ready) not in rw.get(page("round_detail", ready)).text


@pytest.fixture
def opened(village, clock):
    """In RT 003 Ayu collected and Budi did not; in RT 001 neither did Citra."""
    clock.move_to(village_time(2026, 4, 13, 9))
    made = RoundFactory(open=True, number=1)
    for name, area in (
        ("Ayu", village.rt_003),
        ("Budi", village.rt_003),
        ("Citra", village.rt_001),
    ):
        EntitlementFactory(
            round=made,
            entry__list=made.list,
            entry__family__dwelling__area=area,
            entry__name=name,
        )
    HandoverFactory(entitlement=of(made, "Ayu"))
    return made


def of(round_, name):
    return round_.entitlements.get(entry__name=name)


def left_page(round_, query=""):
    return reverse("distributions:round_uncollected", args=[round_.public_id]) + query


def names(answer):
    return [row.entitlement.entry.name for row in answer.context["rows"]]


def ticked(*chosen, **otherwise):
    keys = [str(one.public_id) for one in chosen]
    return {"keluarga": keys, "visit": "diantar", "day": "", **otherwise}


def test_round_uncollected_lists_who_did_not_come_as_far_as_seen(
    village, office, client_of, opened
):
    rw = client_of(village.people[Role.RW_HEAD])

    assert names(office.get(left_page(opened))) == ["Budi", "Citra"]
    assert names(rw.get(left_page(opened))) == ["Budi"]
    assert "Untuk keluarga yang dipilih" not in rw.get(left_page(opened)).text


def test_round_uncollected_is_narrowed_by_place_and_plan(village, office, opened):
    Entitlement.objects.filter(entry__name="Citra").update(home_visit=True)

    by_place = office.get(left_page(opened), {"wilayah": str(village.rw_002.public_id)})
    by_plan = office.get(left_page(opened), {"rencana": "diantar"})
    unknown = office.get(left_page(opened), {"rencana": "lain"})

    assert (names(by_place), names(by_plan)) == (["Budi"], ["Citra"])
    assert names(unknown) == ["Budi", "Citra"]


def test_round_uncollected_asks_the_same_for_any_number(village, office, opened, constant_queries):
    constant_queries(
        lambda: office.get(left_page(opened)),
        more=lambda: EntitlementFactory.create_batch(
            2, round=opened, entry__list=opened.list, entry__family__dwelling__area=village.rt_004
        ),
    )


def test_round_uncollected_writes_visits_down_for_the_ticked(office, opened):
    query = "?rencana=belum"

    answer = office.post(left_page(opened, query), ticked(of(opened, "Budi")))

    assert answer.url == left_page(opened, query)
    assert (of(opened, "Budi").home_visit, of(opened, "Citra").home_visit) == (True, False)


def test_round_uncollected_gives_a_second_day(office, opened):
    chosen = (of(opened, "Budi"), of(opened, "Citra"))

    office.post(left_page(opened), ticked(*chosen, visit="kedua", day="2026-04-20"))

    days = {str(one.second_date_on) for one in (of(opened, "Budi"), of(opened, "Citra"))}
    assert days == {"2026-04-20"}


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"visit": "kedua"}, "day", "Tulis hari keduanya."),
        ({"visit": "kedua", "day": "2026-04-11"}, "__all__", "Hari kedua tidak mendahului"),
        ({"visit": "kedua", "day": "2026-12-11"}, "__all__", "Hari kedua di luar masa program."),
        ({"keluarga": []}, "__all__", "Pilih dulu keluarganya."),
        ({"keluarga": ["bukan kode"]}, "__all__", "Pilih dulu keluarganya."),
    ],
)
def test_round_uncollected_says_what_is_wrong_and_keeps_the_ticks(
    office, opened, wrong, field, sentence
):
    answer = office.post(left_page(opened), {**ticked(of(opened, "Budi")), **wrong})

    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors[field][0]
    kept = [row.entitlement.entry.name for row in answer.context["rows"] if row.is_chosen]
    assert kept == ([] if "keluarga" in wrong else ["Budi"])
    assert not Entitlement.objects.filter(home_visit=True).exists()


def test_round_uncollected_says_who_collected_meanwhile(office, opened):
    chosen = of(opened, "Budi")
    HandoverFactory(entitlement=chosen)

    answer = office.post(left_page(opened), ticked(chosen))

    assert answer.context["form"].non_field_errors() == ["Sudah mengambil: Budi."]


def test_round_uncollected_reaches_the_officers_own_area_alone(village, client_of, opened):
    officer = client_of(village.people[Role.HANDOUT_OFFICER])

    other = officer.post(left_page(opened), ticked(of(opened, "Citra")))
    own = officer.post(left_page(opened), ticked(of(opened, "Budi")))

    assert (other.status_code, own.status_code) == (422, 302)
    assert (of(opened, "Citra").home_visit, of(opened, "Budi").home_visit) == (False, True)


def test_the_home_of_planners_names_rounds_to_open_and_to_close(village, client_of, clock, kesra):
    clock.move_to(village_time(2026, 4, 15, 9))
    over = RoundFactory(open=True, number=2)
    RoundFactory(open=True, opens_on=date(2026, 4, 15), closes_on=date(2026, 4, 16))
    planned = RoundFactory(number=5)
    officer = village.people[Role.HANDOUT_OFFICER]

    home, other = (client_of(person).get("/").text for person in (kesra, officer))

    assert "Tutup tahap 2" in home
    assert "Siapkan tahap 5" in home
    assert page("round_detail", over) in home
    assert page("round_detail", planned) in home
    assert "Tutup tahap 2" not in other

"""The list of possible duplicates, two side by side, and what is decided."""

from datetime import date

import pytest
from django.urls import reverse

from duren_sawit.accounts.choices import Role
from households.choices import LifeStatus, PairReason, PairState, Relation
from households.models import Pair, Person
from households.services import pairs
from tests.clock import NOW
from tests.factories.households import FamilyFactory, PairFactory, PersonFactory, nik_of


@pytest.fixture
def operator(village, client_of):
    return client_of(village.people[Role.OPERATOR])


def make_pair(rt, *, name="Sitti Rohmah", **facts):
    first, second = (
        PersonFactory(family__dwelling__area=rt, name=name, phone="")
        for name in ("Siti Rohmah", name)
    )
    return PairFactory(**{"first": first, "second": second, "likeness": 90} | facts)


@pytest.fixture
def pair(village):
    return make_pair(village.rt_003)


def address(name, *args):
    return reverse(f"households:{name}", args=args)


def shown(response):
    return [pair.pk for pair in response.context["page"].object_list]


# pair_list


def test_pair_list_has_the_strongest_open_pair_on_top(village, operator, pair):
    stronger = make_pair(village.rt_001, likeness=95)
    make_pair(village.rt_001, state=PairState.DIFFERENT)
    merged = make_pair(village.rt_001)
    Person.objects.filter(pk=merged.first_id).update(
        life_status=LifeStatus.INVALID, status_on=date(2026, 1, 1)
    )

    assert shown(operator.get(address("pair_list"))) == [stronger.pk, pair.pk]


def test_pair_list_is_narrowed(village, operator, pair):
    other = make_pair(village.rt_003, reason=PairReason.NIK, name="Tumini")
    different = make_pair(village.rt_003, state=PairState.DIFFERENT)

    def found(**asked):
        return shown(operator.get(address("pair_list"), asked))

    assert found(sebab=PairReason.NIK) == [other.pk]
    assert found(keadaan=PairState.DIFFERENT) == [different.pk]
    assert found(sebab="apa saja", keadaan="?", q="tumini") == [pair.pk, other.pk]


def test_pair_list_fragment_is_the_same_list(operator, pair):
    headers = {"HX-Request": "true", "HX-Target": "results"}
    part = operator.get(address("pair_list"), headers=headers).content.decode()

    assert part.strip().startswith('<div id="results">')
    assert part in operator.get(address("pair_list")).content.decode()


def test_pair_list_asks_as_often_for_many(village, operator, pair, constant_queries):
    constant_queries(
        lambda: operator.get(address("pair_list")),
        more=lambda: [make_pair(village.rt_003) for _nth in range(3)],
    )


def test_pair_list_says_that_there_is_nothing(operator):
    assert "Tidak ada yang perlu diputuskan." in operator.get(address("pair_list")).content.decode()


# pair_detail


def test_pair_detail_says_how_they_differ(village, operator):
    first = PersonFactory(
        family__dwelling__area=village.rt_003, name="Siti", nik=None, temporary_nik="0" * 16
    )
    second = PersonFactory(family__dwelling__area=village.rt_003, name="Siti Rohmah", sex="")
    pair = PairFactory(first=first, second=second)

    page = operator.get(address("pair_detail", pair.public_id)).context["page"]

    lines = {line.part: line for line in page.differing}
    assert set(lines) == {"name", "nik", "sex", "family"}
    assert (lines["name"].note, lines["sex"].note) == ("berbeda", "hanya di satu catatan")
    assert lines["nik"].first == "sementara 0000000000000000"
    assert {part for part, line in lines.items() if line.takes_second} == {"nik"}


def test_pair_detail_tells_of_differences_in_hidden_digits(village, operator):
    first, second = (
        PersonFactory(
            family__dwelling__area=village.rt_003, nik=nik_of(5, born_on=date(1980, 5, day))
        )
        for day in (4, 5)
    )
    pair = PairFactory(first=first, second=second)

    response = operator.get(address("pair_detail", pair.public_id))

    assert "berbeda pada angka yang disembunyikan" in response.content.decode()
    assert first.nik.full not in response.content.decode()


def test_pair_detail_shows_a_family_written_down_twice(village, operator, pair):
    children = [
        PersonFactory(family=family, name="Anak Contoh")
        for family in (pair.first.family, pair.second.family)
    ]
    beside = PairFactory(first=children[0], second=children[1])
    make_pair(village.rt_003)

    page = operator.get(address("pair_detail", pair.public_id)).context["page"]

    assert page.beside == [beside]


def test_pair_detail_asks_as_often_for_large_families(operator, pair, constant_queries):
    constant_queries(
        lambda: operator.get(address("pair_detail", pair.public_id)),
        more=lambda: PersonFactory.create_batch(3, family=pair.first.family),
    )


def test_pair_detail_of_ones_own_family_explains(village, operator, pair):
    own = village.people[Role.OPERATOR]
    own.nik = pair.first.nik
    own.save()

    response = operator.get(address("pair_detail", pair.public_id))

    assert "Ini keluarga Anda sendiri." in response.content.decode()
    assert "Gabungkan" not in response.content.decode()


# pair_merge


def test_pair_merge_takes_what_was_chosen(operator, pair):
    chosen = {"name": "baru", "nik": "lama", "phone": "siapa"}
    response = operator.post(address("pair_merge", pair.public_id), chosen)

    kept = Person.objects.get(pk=pair.first_id)
    assert response.url == address("pair_list")
    assert (kept.name, kept.nik) == ("Sitti Rohmah", pair.first.nik)
    assert Pair.objects.get().state == PairState.MERGED


def test_pair_merge_twice_merges_once_and_says_so(operator, pair):
    operator.post(address("pair_merge", pair.public_id))
    response = operator.post(address("pair_merge", pair.public_id), follow=True)

    assert "sudah diputuskan" in response.content.decode()
    assert Person.objects.filter(life_status=LifeStatus.INVALID).count() == 1


# pair_keep_apart


def test_pair_keep_apart_remembers_the_note(operator, pair):
    response = operator.post(address("pair_keep_apart", pair.public_id), {"note": "kembar"})

    pair.refresh_from_db()
    assert response.url == address("pair_list")
    assert (pair.state, pair.note) == (PairState.DIFFERENT, "kembar")


def test_pair_keep_apart_asks_for_a_shorter_note(operator, pair):
    response = operator.post(address("pair_keep_apart", pair.public_id), {"note": "x" * 201})

    assert response.status_code == 422
    assert Pair.objects.get().state == PairState.OPEN


# pair_separate


def test_pair_separate_puts_both_back(village, operator, pair):
    family = FamilyFactory(dwelling__area=village.rt_003, head=None)
    Person.objects.filter(pk=pair.second_id).update(family=family, relation=Relation.HEAD)
    pairs.merge(pair, taken=(), by=village.people[Role.OPERATOR], at=NOW)

    assert "Batalkan penggabungan" in (
        operator.get(address("pair_detail", pair.public_id)).content.decode()
    )
    operator.post(address("pair_separate", pair.public_id))

    assert Pair.objects.get().state == PairState.OPEN
    assert Person.objects.get(pk=pair.second_id).life_status == LifeStatus.ALIVE


def test_pair_separate_refuses_what_was_not_merged(operator, pair):
    response = operator.post(address("pair_separate", pair.public_id), follow=True)

    assert "tidak digabung" in response.content.decode()


# person_detail


def test_person_detail_leads_to_the_pair_and_after_a_merge_to_both(village, operator, pair):
    url = address("person_detail", pair.first.public_id)
    link = address("pair_detail", pair.public_id)

    before = operator.get(url).content.decode()
    pairs.merge(pair, taken=(), by=village.people[Role.OPERATOR], at=NOW)
    after = operator.get(url).content.decode()

    assert "Mungkin tercatat dua kali." in before
    assert "Digabung dengan catatan lain." in after
    assert all(f'href="{link}"' in page for page in (before, after))


def test_person_detail_says_nothing_of_pairs_to_others(village, client_of, pair):
    rt_head = client_of(village.people[Role.RT_HEAD])

    page = rt_head.get(address("person_detail", pair.first.public_id)).content.decode()

    assert "Mungkin tercatat dua kali." not in page

"""Makes the dwellings, families and people of one RT at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from duren_sawit.lib.nik import KkNumber, Nik, Sex
from households.choices import (
    Disability,
    Education,
    FamilyState,
    LifeStatus,
    MaritalStatus,
    Relation,
    VisitStatus,
)
from households.occupations import Occupation
from households.village import livelihoods, names, numbers, shapes, streets

FAMILIES_PER_DWELLING = ((1, 2, 3, 6), (82, 12, 4, 2))
WITHOUT_KK = 0.04
WITHOUT_NIK = 0.015
WITHOUT_NIK_IN_FIRST_YEAR = 0.3
TEMPORARY = 0.35  # of those without a NIK
MOVED_AWAY, ENDED = 0.02, 0.06  # the latter of the very old who live alone
DESTINATIONS = ("Bekasi", "Depok", "Bogor", "Tangerang", "Cibubur", "Jawa Tengah", "kampung asal")
CAUSES = ("sakit", "usia lanjut", "kecelakaan", "")


@dataclass(frozen=True, slots=True)
class MadePerson:
    public_id: UUID
    name: str
    nik: Nik | None
    temporary_nik: str
    relation: Relation
    sex: Sex
    born_on: date | None
    birth_place: str
    marital_status: MaritalStatus
    education: Education
    occupation: Occupation
    disability: Disability
    phone: str
    life_status: LifeStatus
    status_on: date | None
    status_reason: str


@dataclass(frozen=True, slots=True)
class MadeFamily:
    """`well_off` (0 to 1) is nowhere written; facts about the home may follow from it."""

    public_id: UUID
    kk_number: KkNumber | None
    state: FamilyState
    state_on: date | None
    state_reason: str
    well_off: float
    people: Sequence[MadePerson]


@dataclass(frozen=True, slots=True)
class MadeDwelling:
    public_id: UUID
    address: str
    latitude: object
    longitude: object
    visit: streets.Visit
    families: Sequence[MadeFamily]


@dataclass(frozen=True, slots=True)
class Rt:
    """`code` ends in RW and RT ("….012.005"); `first` is the number of its first family."""

    code: str
    first: int
    families: int

    @property
    def village(self) -> str:
        return self.code.replace(".", "")[:10]


def spread(codes: Sequence[str], families: int, *, seed: int) -> dict[str, int]:
    """How many families live in each RT: some RTs are half again as large as others."""
    weights = [Random(f"{seed} size {code}").uniform(0.75, 1.25) for code in codes]  # noqa: S311 -- no secret
    shares = [families * weight / sum(weights) for weight in weights]
    sizes = {code: int(share) for code, share in zip(codes, shares, strict=True)}
    by_remainder = sorted(zip(codes, shares, strict=True), key=lambda one: int(one[1]) - one[1])
    for code, _share in by_remainder[: families - sum(sizes.values())]:
        sizes[code] += 1
    return sizes


def rts(sizes: Mapping[str, int], *, first: int = 0) -> Iterator[Rt]:
    for code, families in sizes.items():
        yield Rt(code, first, families)
        first += families


def dwellings(rt: Rt, *, seed: int, on: date) -> Iterator[MadeDwelling]:
    """All of an RT, as it is `on` that day."""
    maker = Maker(rt, Random(f"{seed} {rt.code} {rt.first}"), on)  # noqa: S311 -- no secret
    number, left = 0, rt.families
    while left:
        counts, weights = FAMILIES_PER_DWELLING
        count = min(left, maker.chance.choices(counts, weights)[0])
        first = rt.first + rt.families - left
        yield maker.dwelling(number, range(first, first + count))
        number, left = number + 1, left - count


class Maker:
    """Makes one RT; every draw comes from its own seeded chance, one after the other."""

    def __init__(self, rt: Rt, chance: Random, on: date) -> None:
        self.chance, self.on, self.village = chance, on, rt.village
        *_village, rw, number = rt.code.split(".")
        self.place = streets.neighbourhood(chance, rw=int(rw), rt=int(number))
        self.level = chance.uniform(-0.12, 0.12)  # how well off the whole RT is

    def dwelling(self, number: int, families: range) -> MadeDwelling:
        made = [self.family(one) for one in families]
        visit = streets.visit(self.chance, self.place, on=self.on)
        if all(family.state == FamilyState.MOVED for family in made):
            visit = streets.Visit(VisitStatus.MOVED, made[0].state_on)
        has_point = visit.status != VisitStatus.NOT_YET and self.chance.random() < 0.8
        latitude, longitude = streets.point(self.chance, self.place) if has_point else (None, None)
        address = streets.address(self.chance, self.place, number)
        return MadeDwelling(self._public_id(), address, latitude, longitude, visit, made)

    def family(self, number: int) -> MadeFamily:
        chance = self.chance
        members = shapes.draw(chance)[: numbers.SLOTS]
        of = names.community(chance)
        well_off = min(1.0, max(0.0, chance.betavariate(2, 2.6) + self.level))
        state, state_on, reason = self._fate(members)
        kept = Household(of, names.clan(chance, of), well_off, state, state_on, reason)
        has_kk = chance.random() >= WITHOUT_KK
        people = [
            self.person(number * numbers.SLOTS + nth, member, kept)
            for nth, member in enumerate(members)
        ]
        return MadeFamily(
            public_id=self._public_id(),
            kk_number=numbers.kk_number(number, chance) if has_kk else None,
            state=state,
            state_on=state_on,
            state_reason=reason,
            well_off=well_off,
            people=people,
        )

    def person(self, slot: int, member: shapes.Member, kept: "Household") -> MadePerson:
        chance, age, sex, level = self.chance, member.age, member.sex, kept.well_off
        born_on = numbers.birth_date(slot, age=age, on=self.on)
        region = numbers.region(chance, age=age)
        nik = self._nik(slot, member, born_on, region)
        life, status_on, reason = self._life(member, kept)
        schooled = livelihoods.education(chance, age=age, well_off=level)
        has_phone = age >= 15 and chance.random() < 0.6
        return MadePerson(
            public_id=self._public_id(),
            name=kept.name_of(chance, member, born=born_on.year),
            nik=nik,
            temporary_nik=self._temporary(slot) if nik is None else "",
            relation=member.relation,
            sex=sex,
            born_on=born_on if nik or chance.random() < 0.8 else None,
            birth_place=livelihoods.birth_place(chance, region=region),
            marital_status=member.marital,
            education=schooled,
            occupation=livelihoods.occupation(
                chance, age=age, sex=sex, well_off=level, schooled=schooled
            ),
            disability=livelihoods.disability(chance, age=age),
            phone=numbers.phone(slot) if has_phone else "",
            life_status=life,
            status_on=status_on,
            status_reason=reason,
        )

    def _nik(self, slot: int, member: shapes.Member, born_on: date, region: str) -> Nik | None:
        lacking = WITHOUT_NIK if member.age else WITHOUT_NIK_IN_FIRST_YEAR
        if self.chance.random() < lacking:
            return None
        return numbers.nik(slot, born_on=born_on, sex=member.sex, region=region)

    def _temporary(self, slot: int) -> str:
        """The first two of a family may have one: its series is short."""
        family, nth = divmod(slot, numbers.SLOTS)
        if nth > 1 or self.chance.random() >= TEMPORARY:
            return ""
        return numbers.temporary_nik(2 * family + nth, village=self.village)

    def _fate(self, members: Sequence[shapes.Member]) -> tuple[FamilyState, date | None, str]:
        if self.chance.random() < MOVED_AWAY:
            where = self.chance.choice(DESTINATIONS)
            return FamilyState.MOVED, self._some_day(), f"pindah ke {where}"
        if len(members) == 1 and members[0].age > 70 and self.chance.random() < ENDED:
            return FamilyState.ENDED, self._some_day(), "penghuni terakhir meninggal"
        return FamilyState.ACTIVE, None, ""

    def _life(
        self, member: shapes.Member, kept: "Household"
    ) -> tuple[LifeStatus, date | None, str]:
        if kept.state == FamilyState.MOVED and member.life == LifeStatus.ALIVE:
            return LifeStatus.MOVED, kept.state_on, kept.reason
        if kept.state == FamilyState.ENDED or member.life == LifeStatus.DIED:
            return LifeStatus.DIED, kept.state_on or self._some_day(), self.chance.choice(CAUSES)
        if member.relation in {Relation.PARENT, Relation.PARENT_IN_LAW}:
            if self.chance.random() < 0.08:
                return LifeStatus.DIED, self._some_day(), self.chance.choice(CAUSES)
        elif member.relation == Relation.CHILD and member.age > 19 and self.chance.random() < 0.06:
            where = self.chance.choice(DESTINATIONS)
            return LifeStatus.MOVED, self._some_day(), f"ikut pasangan ke {where}"
        return LifeStatus.ALIVE, None, ""

    def _some_day(self) -> date:
        return self.on - timedelta(days=self.chance.randint(20, 900))

    def _public_id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)


@dataclass(slots=True)
class Household:
    """What the members of a family share while they are made."""

    community: names.Community
    clan: str
    well_off: float
    state: FamilyState
    state_on: date | None
    reason: str
    father: str = ""

    def name_of(self, chance: Random, member: shapes.Member, *, born: int) -> str:
        """Children carry the clan, some of the others their father's name; in-laws neither."""
        is_child = member.relation in {Relation.CHILD, Relation.GRANDCHILD}
        surname = self.clan if is_child or member.sex == Sex.MALE else ""
        if is_child and not surname and self.father and chance.random() < 0.18:
            surname = self.father
        name = names.name(
            chance, self.community, member.sex, born=born, surname=surname, well_off=self.well_off
        )
        if member.relation == Relation.HEAD and member.sex == Sex.MALE:
            self.father = name.split(",")[0].split()[-1].rstrip(".")
        return name

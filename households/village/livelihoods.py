"""Schooling, work and disability by age, sex and how well off the family is (0 to 1)."""

from random import Random

from duren_sawit.lib.nik import Sex
from households.choices import Disability, Education
from households.occupations import Occupation

SCHOOLING = (  # age at which a level is reached, and how many go on to the next
    (13, Education.PRIMARY, 0.93),
    (16, Education.JUNIOR, 0.86),
    (19, Education.SENIOR, 0.22),
    (22, Education.DIPLOMA_3, 0.75),
    (23, Education.BACHELOR, 0.08),
    (26, Education.MASTER, 0.0),
)
O = Occupation  # noqa: E741 -- the lists below are to be read at a glance
POOR_MEN = (
    [O.DAY_LABOURER] * 9
    + [O.CONSTRUCTION] * 3
    + [O.MASON] * 2
    + [O.TRADER] * 6
    + [O.DRIVER] * 5
    + [O.TRANSPORT] * 4
    + [O.PRIVATE_EMPLOYEE] * 8
    + [O.SELF_EMPLOYED] * 5
    + [O.UNEMPLOYED] * 4
    + [O.MECHANIC, O.WELDER, O.COBBLER, O.BARBER, O.TAILOR, O.CARPENTER, O.ELECTRICIAN, O.OTHER]
)
BETTER_MEN = (
    [O.PRIVATE_EMPLOYEE] * 26
    + [O.SELF_EMPLOYED] * 10
    + [O.TRADE] * 3
    + [O.CIVIL_SERVANT] * 4
    + [O.STATE_COMPANY] * 3
    + [O.CONTRACT_EMPLOYEE] * 2
    + [O.TEACHER] * 2
    + [O.MILITARY, O.POLICE, O.REGIONAL_COMPANY, O.INDUSTRY, O.LECTURER, O.CONSULTANT, O.DOCTOR]
)
POOR_WOMEN = (
    [O.HOUSEWORK] * 26
    + [O.DAY_LABOURER] * 5
    + [O.DOMESTIC_WORKER] * 5
    + [O.TRADER] * 5
    + [O.PRIVATE_EMPLOYEE] * 5
    + [O.SELF_EMPLOYED] * 3
    + [O.TAILOR] * 2
    + [O.UNEMPLOYED] * 3
    + [O.COOK, O.HAIRDRESSER, O.CONTRACT_EMPLOYEE]
)
BETTER_WOMEN = (
    [O.HOUSEWORK] * 20
    + [O.PRIVATE_EMPLOYEE] * 14
    + [O.SELF_EMPLOYED] * 4
    + [O.TEACHER] * 4
    + [O.CIVIL_SERVANT] * 3
    + [O.NURSE, O.MIDWIFE, O.ACCOUNTANT, O.STATE_COMPANY, O.CONTRACT_EMPLOYEE, O.LECTURER]
)
WORK = {Sex.MALE: (POOR_MEN, BETTER_MEN), Sex.FEMALE: (POOR_WOMEN, BETTER_WOMEN)}
HIGHER = {Education.DIPLOMA_3, Education.BACHELOR, Education.MASTER}
LEARNED = {O.TEACHER, O.LECTURER, O.DOCTOR, O.NURSE, O.MIDWIFE, O.ACCOUNTANT, O.CONSULTANT}
IMPAIRMENTS = (
    [Disability.PHYSICAL] * 5
    + [Disability.SIGHT] * 3
    + [Disability.HEARING] * 3
    + [Disability.MENTAL] * 3
    + [Disability.MULTIPLE, Disability.OTHER]
)


def education(chance: Random, *, age: int, well_off: float) -> Education:
    """The highest level finished; older people and the poor left school earlier."""
    if age < 7:
        return Education.NONE
    reached = Education.PRIMARY_UNFINISHED
    hindrance = max(0, age - 35) * 0.006
    for finished_at, level, onward in SCHOOLING:
        if age < finished_at or chance.random() < hindrance:
            return reached
        reached = level
        if chance.random() > onward + (well_off - 0.4) * 0.35 - hindrance:
            return reached
    return reached


def occupation(
    chance: Random, *, age: int, sex: Sex, well_off: float, schooled: Education
) -> Occupation:
    """Trades of the learned go to the learned."""
    found = _occupation(chance, age, sex, well_off)
    if found in LEARNED and schooled not in HIGHER:
        return Occupation.PRIVATE_EMPLOYEE
    return found


def _occupation(chance: Random, age: int, sex: Sex, well_off: float) -> Occupation:
    if age < 6:
        return Occupation.UNEMPLOYED
    if age < 18 or (age < 23 and chance.random() < well_off):
        return Occupation.STUDENT
    if age >= 60 and chance.random() < (0.6 if age < 70 else 0.9):
        if well_off > 0.6:
            return Occupation.RETIRED
        return Occupation.HOUSEWORK if sex == Sex.FEMALE else Occupation.UNEMPLOYED
    poor, better = WORK[sex]
    return chance.choice(better if chance.random() < well_off else poor)


def disability(chance: Random, *, age: int) -> Disability:
    share = 0.012 if age < 60 else 0.05 if age < 75 else 0.12
    return chance.choice(IMPAIRMENTS) if chance.random() < share else Disability.NONE


def birth_place(chance: Random, *, region: str) -> str:
    """A town of the district where the NIK began, else one nearby."""
    return TOWNS.get(region[:4]) or chance.choice(("Jakarta", "Jakarta", "Bekasi", "Bogor"))


TOWNS = {
    "3305": "Kebumen", "3311": "Sukoharjo", "3327": "Pemalang", "3374": "Semarang",
    "3402": "Bantul", "3507": "Malang", "3517": "Jombang", "3578": "Surabaya", "3204": "Bandung",
    "3213": "Subang", "3603": "Tangerang", "1271": "Medan", "1217": "Samosir", "1371": "Padang",
    "1306": "Agam", "1671": "Palembang", "1801": "Kalianda", "3302": "Banyumas", "3329": "Brebes",
    "6403": "Berau", "7371": "Makassar", "8101": "Masohi", "7171": "Manado", "5306": "Larantuka",
    "3201": "Bogor",
}  # fmt: skip

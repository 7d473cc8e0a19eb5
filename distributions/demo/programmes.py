"""Programmes of the demo village: one that will be finished, two that run, one being planned."""

from datetime import timedelta

from distributions.choices import FundSource, Receiver
from distributions.contents import parse
from distributions.facts import ProgrammeFacts
from distributions.models import Package, Programme
from distributions.services import packages, programmes
from duren_sawit.accounts.registry import DemoVillage, register_demo_story
from duren_sawit.areas.models import Area

PACKAGES = {
    "Beras 10 kg": "10 kg beras",
    "Sembako": "5 kg beras\n2 liter minyak goreng\n1 kg gula pasir\n10 butir telur",
    "BLT": "Rp300.000",
    "Susu balita": "2 kotak susu bubuk\n1 kg kacang hijau",
}
PLANS = (
    ("Sembako Ramadan", FundSource.DONATION, "Sembako", -260, -220, 204, ""),
    ("Bantuan beras triwulan IV", FundSource.NATION, "Beras 10 kg", -40, 37, 240,
     "Keputusan Lurah Nomor 12 Tahun 2026"),
    ("Susu untuk balita", FundSource.VILLAGE, "Susu balita", -10, 60, 60, ""),
    ("BLT warga lanjut usia", FundSource.PROVINCE, "BLT", 45, 200, None, ""),
)  # fmt: skip
FAMILIES_OF_AN_RW = {"Sembako Ramadan": 12, "Bantuan beras triwulan IV": 11}
OF_RW_05 = {"Sembako Ramadan": 12, "Bantuan beras triwulan IV": 60}


def usual_packages(village: DemoVillage) -> None:
    if Package.objects.exists():
        return
    for name, content in PACKAGES.items():
        packages.keep(
            None, name=name, parts=parse(content), by=village.people["kesra"], at=village.at
        )


def programmes_of_the_year(village: DemoVillage) -> None:
    if Programme.objects.exists():
        return
    kesra, at = village.people["kesra"], village.at
    planned = [programmes.plan(facts, by=kesra, at=at) for facts in _plans(village)]
    for programme in planned[:-1]:
        if programme.name in FAMILIES_OF_AN_RW:
            counts = _counts(village, programme.name)
            programmes.set_quotas(programme, counts=counts, by=kesra, at=at)
        programmes.begin(programme, by=kesra, at=at)


def _counts(village: DemoVillage, name: str) -> dict[Area, int]:
    counts = dict.fromkeys(Area.objects.rws().in_order(), FAMILIES_OF_AN_RW[name])
    return {**counts, village.area("005"): OF_RW_05[name]}


def _plans(village: DemoVillage) -> list[ProgrammeFacts]:
    return [
        ProgrammeFacts(
            name=name,
            source=source,
            legal_basis=basis,
            starts_on=village.today + timedelta(days=first),
            ends_on=village.today + timedelta(days=last),
            receiver=Receiver.MOTHER,
            quota=quota,
            parts=parse(PACKAGES[package]),
        )
        for name, source, package, first, last, quota, basis in PLANS
    ]


register_demo_story(60, usual_packages)
register_demo_story(61, programmes_of_the_year)

"""Programmes of the demo village: one finished, one in mid-course, one being planned."""

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
}
FAMILIES_OF_AN_RW = 12


def usual_packages(village: DemoVillage) -> None:
    if Package.objects.exists():
        return
    for name, content in PACKAGES.items():
        packages.keep(
            None, name=name, parts=parse(content), by=village.people["kesra"], at=village.at
        )


def three_programmes(village: DemoVillage) -> None:
    if Programme.objects.exists():
        return
    kesra, at = village.people["kesra"], village.at
    finished, running, _planned = (
        programmes.plan(facts, by=kesra, at=at) for facts in _plans(village)
    )
    for programme in (finished, running):
        rws = Area.objects.rws().in_order()
        counts = dict.fromkeys(rws, FAMILIES_OF_AN_RW)
        programmes.set_quotas(programme, counts=counts, by=kesra, at=at)
        programmes.begin(programme, by=kesra, at=at)
    programmes.finish(finished, by=kesra, at=at)


def _plans(village: DemoVillage) -> list[ProgrammeFacts]:
    told = (
        ("Sembako Ramadan", FundSource.DONATION, "Sembako", -260, -220, 204, ""),
        ("Bantuan beras triwulan IV", FundSource.NATION, "Beras 10 kg", -40, 37, 240,
         "Keputusan Lurah Nomor 12 Tahun 2026"),
        ("BLT warga lanjut usia", FundSource.PROVINCE, "BLT", 45, 200, None, ""),
    )  # fmt: skip
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
        for name, source, package, first, last, quota, basis in told
    ]


register_demo_story(60, usual_packages)
register_demo_story(61, three_programmes)

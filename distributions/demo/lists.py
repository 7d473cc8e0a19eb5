"""Recipient lists of the demo village: three that are final, one being drafted."""

from datetime import datetime

from distributions.demo.moments import on
from distributions.models import Programme, RecipientList
from distributions.services import lists
from duren_sawit.accounts.registry import DemoVillage, register_demo_story
from households.selectors.lists import Asked


def the_lists(village: DemoVillage) -> None:
    """Of every running programme one that the lurah approved; the families of RT 003 come first."""
    if RecipientList.objects.exists():
        return
    for name, trait, days in (
        ("Sembako Ramadan", "balita", -258),
        ("Bantuan beras triwulan IV", "lansia", -36),
        ("Susu untuk balita", "balita", -6),
    ):
        _final(village, name, trait, at=on(village, days, 9))
    draft = _drafted(village, "BLT warga lanjut usia", "lansia", at=village.at)
    lists.add_from_register(
        draft,
        asked=Asked(area=village.area("005"), traits=("disabilitas",)),
        by=village.people["kesra"],
        at=village.at,
    )


def _final(village: DemoVillage, name: str, trait: str, *, at: datetime) -> None:
    listed = _drafted(village, name, trait, at=at)
    if listed.programme.quotas.exists():
        asked = Asked(traits=(trait,))
        lists.add_from_register(listed, asked=asked, by=village.people["kesra"], at=at)
    lists.submit(listed, by=village.people["kesra"], at=at)
    lists.approve(listed, by=village.people["lurah"], at=at)


def _drafted(village: DemoVillage, name: str, trait: str, *, at: datetime) -> RecipientList:
    kesra = village.people["kesra"]
    listed = lists.start(Programme.objects.get(name=name), by=kesra, at=at)
    asked = Asked(area=village.area("005.003"), traits=(trait,))
    lists.add_from_register(listed, asked=asked, by=kesra, at=at)
    return listed


register_demo_story(62, the_lists)

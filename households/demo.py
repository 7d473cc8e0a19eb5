"""The register of the demo village: RT 003 of RW 05 in full, the others thinner; some doubled."""

from duren_sawit.accounts.registry import DemoVillage, register_demo_story
from duren_sawit.lib.nik import Sex
from households.choices import Relation
from households.facts import PersonFacts, Place
from households.models import Family, Pair, Person
from households.services import families, pairs, populations

SEED = 13440
FULL = {"005.003": 90}
IN_RW = {"005": 12}  # families in each other RT of that RW
ELSEWHERE = 5


def the_families(village: DemoVillage) -> None:
    """Settled once."""
    if Family.objects.exists():
        return
    sizes = {
        area.code: FULL.get(code, IN_RW.get(code[:3], ELSEWHERE))
        for code, area in village.areas.items()
        if code.count(".") == 1
    }
    populations.settle(village.area(), order=populations.Order(sizes, SEED), by=None, at=village.at)


def two_written_down_twice(village: DemoVillage) -> None:
    """A mother who moved next door, with another spelling; a man without his NIK."""
    if Pair.objects.exists():
        return
    operator, rt = village.people["operator"], village.area("005.003")
    grown = Person.objects.living().filter(family__area=rt, born_on__year__lt=1990)
    mother = grown.filter(relation=Relation.WIFE).order_by("pk")[0]
    man = grown.filter(relation=Relation.HEAD, sex=Sex.MALE).order_by("-pk")[0]
    again = [
        families.add(
            PersonFacts(name=name, sex=one.sex, born_on=one.born_on, birth_place=one.birth_place),
            place=Place(rt, address),
            kk_number=None,
            by=operator,
            at=village.at,
        )
        for one, name, address in (
            (mother, f"Ny. {mother.name.replace('a', 'aa', 1)}", "Kontrakan Bu Contoh No. 3"),
            (man, man.name.upper(), "Kontrakan Bu Contoh No. 5"),
        )
    ]
    heads = Person.objects.heads().filter(family__in=again)
    pairs.find(list(heads.values_list("pk", flat=True)), by=None)


register_demo_story(50, the_families)
register_demo_story(51, two_written_down_twice)

"""The register of the demo village: RT 003 of RW 05 in full, the others thinner; some doubled."""

from datetime import timedelta

from duren_sawit.accounts.registry import DemoVillage, register_demo_story
from duren_sawit.lib.nik import Sex
from households.choices import Relation, ReportKind, VisitStatus
from households.facts import PersonFacts, Place
from households.models import Dwelling, Family, Pair, Person, Report
from households.services import dwellings, families, pairs, populations, reports

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


def what_the_rt_says(village: DemoVillage) -> None:
    """Bu Nurlela reports two changes that an officer has yet to look at."""
    if Report.objects.exists():
        return
    living = Person.objects.living().filter(family__area=village.area("005.003"))
    oldest = living.order_by("born_on", "pk")[0]
    grown = living.filter(relation=Relation.CHILD, born_on__year__lt=2005).order_by("pk")[0]
    for person, kind, days, note in (
        (oldest, ReportKind.DIED, 3, "Keluarga sedang mengurus akta kematian."),
        (grown, ReportKind.MOVED, 12, "Ikut pasangan ke Bekasi."),
    ):
        on = village.today - timedelta(days=days)
        reports.report(person, kind=kind, on=on, note=note, by=village.people["rt"], at=village.at)


def a_morning_of_visits(village: DemoVillage) -> None:
    """Bu Yuliana was at four homes today; at one of them nobody was in."""
    homes = Dwelling.objects.filter(area=village.area("005.003")).order_by("pk")
    if homes.filter(visited_on=village.today).exists():
        return
    said = [(VisitStatus.RECORDED, "")] * 3 + [(VisitStatus.EMPTY, "tetangga: pulang sore")]
    left = homes.exclude(visit_status=VisitStatus.RECORDED)
    for home, (status, note) in zip(list(left[: len(said)]), said, strict=False):
        dwellings.record_visit(
            home,
            status=status,
            on=village.today,
            note=note,
            by=village.people["kader"],
            at=village.at,
        )


register_demo_story(50, the_families)
register_demo_story(51, two_written_down_twice)
register_demo_story(52, what_the_rt_says)
register_demo_story(53, a_morning_of_visits)

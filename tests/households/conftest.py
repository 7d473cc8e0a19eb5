"""A family of the village, and the officers who write it down."""

import pytest
from django.db import connection

from duren_sawit.accounts.choices import Role
from duren_sawit.lib.nik import Sex
from households.choices import Relation
from households.models import Family, Person
from tests.factories.households import DwellingFactory, FamilyFactory, PersonFactory


@pytest.fixture
def operator(village):
    return village.people[Role.OPERATOR]


@pytest.fixture
def home(village):
    """A couple, two children and a grandmother in RT 003 of RW 002: `home.wife`, `home.family`."""
    return Home(village.rt_003)


@pytest.fixture
def settled():
    """Calls a service and lets PostgreSQL check what it checks when a transaction ends."""

    def call(service, *args, **kwargs):
        answer = service(*args, **kwargs)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        return answer

    return call


class Home:
    def __init__(self, rt):
        dwelling = DwellingFactory(area=rt, address="Gang Kenari II No. 8")
        self.family = FamilyFactory(
            dwelling=dwelling,
            head__name="Sarmadi Contoh",
            head__sex=Sex.MALE,
            head__born_on="1968-03-01",
        )
        self.head = self.family.people.get()
        self.wife = self.member("Karsiyem Contoh", Relation.WIFE, "1972-05-01")
        self.son = self.member("Darto Contoh", Relation.CHILD, "1999-02-01", sex=Sex.MALE)
        self.girl = self.member("Yuliana Contoh", Relation.CHILD, "2014-07-01")
        self.mother = self.member("Ponirah Contoh", Relation.PARENT, "1945-01-01")

    def member(self, name, relation, born_on, **more):
        made = PersonFactory(
            family=self.family, name=name, relation=relation, born_on=born_on, **more
        )
        made.refresh_from_db()
        return made

    def now(self):
        """What each living member is to the head."""
        living = Person.objects.living().filter(family=self.family)
        return {person.name.split()[0]: person.relation for person in living}

    def state(self):
        return Family.objects.get(pk=self.family.pk).state

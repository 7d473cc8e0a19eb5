"""What families consist of: who lives together, of what age, and what became of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from duren_sawit.lib.nik import Sex
from households.choices import LifeStatus, MaritalStatus, Relation

MOST_CHILDREN = 6
CHILDREN = (0, 1, 2, 3, 4, 5, 6)
CHILDREN_WEIGHTS = (4, 24, 38, 22, 8, 3, 1)


@dataclass(slots=True)
class Member:
    """One of a family before names and numbers; `age` in full years."""

    relation: Relation
    sex: Sex
    age: int
    marital: MaritalStatus
    life: LifeStatus = LifeStatus.ALIVE


Shape = Callable[[Random], list[Member]]


def draw(chance: Random) -> list[Member]:
    """A family of any shape, as often as it is met in such a kelurahan."""
    shape: Shape = chance.choices(SHAPES, SHAPE_WEIGHTS)[0]
    return shape(chance)


def parents_and_children(chance: Random) -> list[Member]:
    couple = _couple(chance, _head_age(chance, 24, 62))
    return [*couple, *_children(chance, couple[1].age)]


def couple_alone(chance: Random) -> list[Member]:
    return _couple(chance, chance.choice([chance.randint(22, 34), chance.randint(55, 80)]))


def single_mother(chance: Random) -> list[Member]:
    age = _head_age(chance, 27, 62)
    marital = chance.choice([MaritalStatus.WIDOWED, MaritalStatus.DIVORCED])
    mother = Member(Relation.HEAD, Sex.FEMALE, age, marital)
    children = list(_children(chance, age, weights=(0, 35, 35, 20, 7, 2, 1)))
    if marital == MaritalStatus.WIDOWED and chance.random() < 0.4:
        father = Member(
            Relation.HEAD,
            Sex.MALE,
            age + chance.randint(1, 7),
            MaritalStatus.MARRIED,
            LifeStatus.DIED,
        )
        return [mother, father, *children]
    return [mother, *children]


def single_father(chance: Random) -> list[Member]:
    age = _head_age(chance, 32, 62)
    father = Member(Relation.HEAD, Sex.MALE, age, MaritalStatus.WIDOWED)
    return [father, *_children(chance, age - 3, weights=(0, 45, 35, 15, 4, 1, 0))]


def elderly_alone(chance: Random) -> list[Member]:
    sex = Sex.FEMALE if chance.random() < 0.72 else Sex.MALE
    return [Member(Relation.HEAD, sex, chance.randint(61, 90), MaritalStatus.WIDOWED)]


def elderly_with_child(chance: Random) -> list[Member]:
    head = elderly_alone(chance)[0]
    head.age = min(head.age, 82)
    child = _child(chance, head.age - chance.randint(20, 35))
    return [head, child]


def worker_alone(chance: Random) -> list[Member]:
    sex = Sex.FEMALE if chance.random() < 0.4 else Sex.MALE
    return [Member(Relation.HEAD, sex, chance.randint(19, 45), MaritalStatus.SINGLE)]


def siblings(chance: Random) -> list[Member]:
    age = chance.randint(20, 35)
    eldest = Member(Relation.HEAD, _sex(chance), age, MaritalStatus.SINGLE)
    younger = [
        Member(Relation.RELATIVE, _sex(chance), max(5, age - 2 - 4 * nth), MaritalStatus.SINGLE)
        for nth in range(chance.randint(1, 2))
    ]
    return [eldest, *younger]


def three_generations(chance: Random) -> list[Member]:
    """A couple with children, and the mother or father of one of them."""
    family = parents_and_children(chance)
    relation = chance.choice([Relation.PARENT, Relation.PARENT_IN_LAW])
    sex = Sex.FEMALE if chance.random() < 0.7 else Sex.MALE
    age = min(94, family[0].age + chance.randint(20, 32))
    return [*family, Member(relation, sex, age, MaritalStatus.WIDOWED)]


def in_laws(chance: Random) -> list[Member]:
    """An older couple or widow with a married child, the in-law and grandchildren."""
    head = _couple(chance, chance.randint(50, 70))[: chance.choice([1, 2, 2])]
    age = min(head[-1].age - 20, chance.randint(21, 34))
    sex = _sex(chance)
    child = Member(Relation.CHILD, sex, age, MaritalStatus.MARRIED)
    in_law = Member(Relation.CHILD_IN_LAW, _other(sex), max(18, age + 2), MaritalStatus.MARRIED)
    grandchildren = [
        Member(Relation.GRANDCHILD, _sex(chance), max(0, age - 21 - 3 * nth), MaritalStatus.SINGLE)
        for nth in range(chance.randint(0, 3))
    ]
    if len(head) == 1:
        head[0].marital = MaritalStatus.WIDOWED
    younger = [_child(chance, max(9, age - 5))] if chance.random() < 0.4 else []
    return [*head, child, in_law, *younger, *grandchildren]


def with_relative(chance: Random) -> list[Member]:
    """A family that took in a nephew, a cousin, or somebody who helps in the house."""
    family = parents_and_children(chance)
    if chance.random() < 0.8:
        other = Member(Relation.RELATIVE, _sex(chance), chance.randint(8, 35), MaritalStatus.SINGLE)
    else:
        other = Member(Relation.HELPER, Sex.FEMALE, chance.randint(18, 50), MaritalStatus.SINGLE)
    return [*family, other]


SHAPES: tuple[Shape, ...] = (
    parents_and_children,
    couple_alone,
    single_mother,
    single_father,
    elderly_alone,
    elderly_with_child,
    worker_alone,
    siblings,
    three_generations,
    in_laws,
    with_relative,
)
SHAPE_WEIGHTS = (52, 8, 10, 2, 4, 3, 5, 2, 6, 5, 3)


def _couple(chance: Random, age: int) -> list[Member]:
    wife = max(18, age - chance.choice([0, 1, 2, 2, 3, 3, 4, 5, 7]))
    return [
        Member(Relation.HEAD, Sex.MALE, age, MaritalStatus.MARRIED),
        Member(Relation.WIFE, Sex.FEMALE, wife, MaritalStatus.MARRIED),
    ]


def _children(
    chance: Random, mother_age: int, *, weights: tuple[int, ...] = CHILDREN_WEIGHTS
) -> Iterator[Member]:
    """Born when the mother was 19 to 42, two to five years apart; the grown mostly moved out."""
    first_at = chance.randint(19, 29)
    for _nth in range(chance.choices(CHILDREN, weights)[0]):
        age = mother_age - first_at
        if age < 0 or first_at > 42:
            return
        if age < 24 or chance.random() < 0.3:
            yield _child(chance, age)
        first_at += chance.choice([2, 3, 3, 4, 5])


def _child(chance: Random, age: int) -> Member:
    return Member(Relation.CHILD, _sex(chance), age, MaritalStatus.SINGLE)


def _head_age(chance: Random, youngest: int, oldest: int) -> int:
    return round(chance.triangular(youngest, oldest, youngest + (oldest - youngest) * 0.42))


def _sex(chance: Random) -> Sex:
    return Sex.MALE if chance.random() < 0.51 else Sex.FEMALE


def _other(sex: Sex) -> Sex:
    return Sex.FEMALE if sex == Sex.MALE else Sex.MALE

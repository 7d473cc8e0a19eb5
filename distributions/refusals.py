"""Handovers that were refused: which, why, and a trace of each attempt that matters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from distributions.choices import Event
from distributions.models import Handover, HandoverLine
from distributions.policies.handovers import SLIPS
from duren_sawit.audit.services import trail
from duren_sawit.lib.refusals import Obstacle, Refusal
from duren_sawit.lib.violations import constraint_of, refused_by

if TYPE_CHECKING:
    from distributions.models import Entitlement

SENT_FOR_ANOTHER = {
    "distributions_handover_mutation_id_key": Obstacle(
        "sent_for_another", _("Kiriman ini sudah dipakai untuk jatah lain.")
    )
}
RACES = {"distributions_handover_once", *SENT_FOR_ANOTHER}

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Refused:
    """One entitlement that was not handed over, and why."""

    entitlement: "Entitlement"
    obstacles: tuple[Obstacle, ...]

    @property
    def sentence(self) -> str:
        return " ".join(map(str, self.obstacles))

    @property
    def matters(self) -> bool:
        """Whether an auditor wants to know; what somebody forgot to type does not."""
        return any(obstacle.code not in SLIPS for obstacle in self.obstacles)


class RefusedHandover(Refusal):
    """Nothing was written; `refused` says which rows were in the way."""

    def __init__(self, *refused: Refused) -> None:
        super().__init__(*(obstacle for one in refused for obstacle in one.obstacles))
        self.refused = refused


def tells_refusals(service: Callable[P, R]) -> Callable[P, R]:
    """Whoever tries in vain leaves a trace, written after the attempt itself was rolled back.

    Stands above `@transaction.atomic`. A service that calls the marked one within a transaction
    of its own needs the mark as well, or its rollback takes the trace along.
    """

    @wraps(service)
    def told(*args: P.args, **said: P.kwargs) -> R:
        try:
            return service(*args, **said)
        except RefusedHandover as refusal:
            _tell(refusal, said)
            raise

    return told


@transaction.atomic
def _tell(refusal: RefusedHandover, said: Mapping[str, Any]) -> None:
    for one in refusal.refused:
        if one.matters:
            trail.record(
                Event.HANDOVER_REFUSED,
                subject=one.entitlement,
                by=said["by"],
                at=said["at"],
                area=one.entitlement.area,
                changes={"refused": (None, one.sentence)},
            )


def asks_again(service: Callable[P, R]) -> Callable[P, R]:
    """Another table was quicker, as only the database knew: now the rules see its handover, too.

    Stands above `@transaction.atomic`, which took back what was written.
    """

    @wraps(service)
    def asked(*args: P.args, **said: P.kwargs) -> R:
        try:
            return service(*args, **said)
        except IntegrityError as error:
            if constraint_of(error) not in RACES:
                raise
            with refused_by(Handover, HandoverLine, instead=SENT_FOR_ANOTHER):
                return service(*args, **said)

    return asked

"""The database has the last word: a violated constraint becomes the refusal it stands for."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction

from duren_sawit.lib.refusals import Obstacle, Refusal


@contextmanager
def refused_by(
    *written: type[models.Model], instead: Mapping[str, Obstacle] | None = None
) -> Iterator[None]:
    """Raise a `Refusal` for a violated constraint of the models written inside.

    The sentence is the constraint's own (`violation_error_message`, code: the constraint's name)
    unless `instead` names a better one. Any other violation is a bug and goes on as it is. What
    was written inside is undone, the transaction around it stays usable.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        obstacles = {**_own_sentences(written), **(instead or {})}
        name = constraint_of(error)
        if name not in obstacles:
            raise
        raise Refusal(obstacles[name]) from error


def _own_sentences(written: tuple[type[models.Model], ...]) -> dict[str, Obstacle]:
    return {
        constraint.name: Obstacle(constraint.name, constraint.violation_error_message or "")
        for model in written
        for constraint in model._meta.constraints
    }


def constraint_of(error: IntegrityError) -> str:
    """The name of the constraint that was violated; empty where PostgreSQL names none."""
    diagnostics = getattr(error.__cause__, "diag", None)
    return getattr(diagnostics, "constraint_name", None) or ""

"""Seals the trail and applies retention, each night."""

import logging
from typing import Any

from celery import shared_task
from django.utils import timezone

from duren_sawit.audit.retention import rules

logger = logging.getLogger(__name__)

FIVE_MINUTES = 300
HALF_AN_HOUR = 1800


@shared_task(
    name="audit.seal_days",
    bind=True,
    max_retries=20,
    default_retry_delay=FIVE_MINUTES,
    time_limit=HALF_AN_HOUR,
)
def seal_days(self: Any) -> None:
    from duren_sawit.audit.services import seals  # noqa: PLC0415 -- task

    try:
        sealed = seals.seal_days(by=None, at=timezone.now())
    except seals.EntriesUnfinished as unfinished:
        raise self.retry(exc=unfinished) from unfinished
    logger.info("Sealed %s days of the trail", len(sealed))


@shared_task(name="audit.apply_retention", time_limit=HALF_AN_HOUR)
def apply_retention() -> None:
    """Batch by batch, each committed: stopped half-way, the next night goes on."""
    from duren_sawit.audit.services import erasures  # noqa: PLC0415 -- task

    at = timezone.now()
    for rule in rules().values():
        count = 0
        while erased := erasures.erase_batch(rule, by=None, at=at):
            count += erased
        logger.info("Retention rule %s erased %s rows", rule.name, count)

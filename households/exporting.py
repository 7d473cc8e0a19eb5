"""Makes one file of the register, from waiting to ready.

The steps are transactions of their own, since the page shows how far the work is.
"""

import logging
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.http import QueryDict  # noqa: TID251 -- the filter is kept as it was asked
from django.utils import timezone, translation

from duren_sawit.areas.models import Area
from households import tasks
from households.forms.family_lists import FamilyFilterForm
from households.models import Export
from households.models.people import PersonQuerySet
from households.selectors import exports as selectors
from households.services import exports
from households.sheets import SHEETS, Stamp

logger = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=5)  # a task lost by the broker is sent again after this
STEP = 2000  # rows between two words of progress
Clock = Callable[[], datetime]


def produce(export_id: int, *, clock: Clock) -> None:
    """Make one file, unless somebody else has or does. Safe to call again at any time."""
    begun = exports.begin(export_id, at=clock())
    if begun is None:
        logger.info("Export %s is not waiting to be made", export_id)
        return
    is_made = False
    try:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / f"keluarga.{begun.format.lower()}"
            with translation.override("id"):  # as letters are
                row_count = _write(begun, made)
            exports.finish(begun, made=made, row_count=row_count, at=clock())
            is_made = True
    finally:  # a bug or a time limit goes on to the log; the page must not wait for ever
        if not is_made:
            exports.fail(begun, at=clock())


def resume_left_lying(*, at: datetime) -> int:
    """Send again those whose task got lost or whose worker died; says how many."""
    keys = list(Export.objects.left_lying(at - PATIENCE).values_list("pk", flat=True))
    for key in keys:
        tasks.export_families.delay(export_id=key)
    return len(keys)


def _write(export: Export, made: Path) -> int:
    people = _people(export)
    Export.objects.filter(pk=export.pk).update(total_count=people.count())
    stamp = Stamp(export.requested_by.full_name, export.requested_at, str(export.entry))
    rows = selectors.export_rows(people, has_full_numbers=export.has_full_numbers)
    number = 0
    with SHEETS[export.format](made, stamp, list(selectors.COLUMNS)) as sheet:
        for number, cells in enumerate(rows, start=1):
            sheet.write(cells)
            if number % STEP == 0:
                _show_progress(export, number)
    return number


def _people(export: Export) -> PersonQuerySet:
    paths = export.paths.split()
    places = list(Area.objects.within(paths).in_order())
    asked = FamilyFilterForm(QueryDict(export.query), places=places).asked()
    on = timezone.localdate(export.requested_at)
    return selectors.export_people_unscoped(asked, places, on=on)


def _show_progress(export: Export, done: int) -> None:
    """Let the page see how far the work is, unless another worker took it over."""
    attempt = Export.objects.filter(pk=export.pk, attempt_count=export.attempt_count)
    attempt.update(done_count=done)

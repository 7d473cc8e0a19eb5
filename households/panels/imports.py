"""Imports that wait, in the menu and among the work of a day."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import HomeTask, register_home_task
from duren_sawit.ui import menu
from duren_sawit.ui.tones import Tone
from households.choices import BatchState
from households.models import ImportBatch
from households.selectors import imports
from households.selectors.figures import figures

SHOWN = 3

menu.register(
    menu.Entry(
        gettext_lazy("Impor data"),
        "upload",
        "households:import_list",
        Permission.REGISTER_IMPORT,
        stage=menu.Stage.MAPPING,
    )
)


@register_home_task
def imports_that_wait(person: User, _at: datetime) -> Iterator[HomeTask]:
    """The newest few: for a decision, or because they stopped."""
    if not person.may(Permission.REGISTER_IMPORT) or not figures(person).batches:
        return
    for batch in imports.batches(person).waiting().newest_first()[:SHOWN]:
        yield _task(batch)


def _task(batch: ImportBatch) -> HomeTask:
    name = {"file": batch.filename}
    if batch.state == BatchState.STOPPED:
        title, why = _("Impor %(file)s berhenti") % name, batch.failure
    elif batch.state == BatchState.MAPPING:
        title = _("Kolom %(file)s perlu dicocokkan") % name
        why = _("Judul kolomnya belum dikenal; cukup sekali untuk bentuk ini.")
    else:
        title = _("Impor %(file)s menunggu diperiksa") % name
        why = _("%(new)s baris baru, %(changed)s berubah, %(unclear)s perlu dilihat.") % {
            "new": batch.new_count,
            "changed": batch.changed_count,
            "unclear": batch.unclear_count,
        }
    return HomeTask(
        title=title,
        why=why,
        action=_("Lihat impor"),
        url=reverse("households:import_detail", args=[batch.public_id]),
        icon="upload",
        tone=Tone.STOP if batch.state == BatchState.STOPPED else Tone.WAIT,
    )

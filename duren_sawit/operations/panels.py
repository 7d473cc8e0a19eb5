"""What the operator must know of the machine."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import HomeTask, register_home_task
from duren_sawit.operations.choices import State
from duren_sawit.operations.selectors import backup_unscoped
from duren_sawit.ui.tones import Tone


@register_home_task
def backup_is_old(person: User, at: datetime) -> Iterator[HomeTask]:
    if not person.may(Permission.SITE_MANAGE):
        return
    backup = backup_unscoped(at)
    if backup.state != State.OK:
        yield HomeTask(
            title=backup.sentence,
            why=_("Tanpa cadangan, kerusakan satu mesin menghapus pekerjaan semua orang."),
            action=_("Lihat keadaan sistem"),
            url=reverse("operations:health_ready"),
            icon="shield-check",
            tone=Tone.WAIT,
        )

"""May a deed be taken back; why not."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from duren_sawit.lib.refusals import Obstacle
from households import former_states
from households.former_states import NAMED, LaterWork
from households.models import Deed

UNDO_DAYS = 180  # as long as former states are kept (retention.toml)


def obstacles_to_undo(deed: Deed, *, at: datetime) -> list[Obstacle]:
    """Everything in the way; asks PostgreSQL about each row the deed touched."""
    if deed.undone_at:
        return [Obstacle("already_undone", _("Perubahan ini sudah dibatalkan."))]
    if deed.done_at < at - timedelta(days=UNDO_DAYS):
        sentence = _("Sudah lewat %(days)s hari; keadaan sebelumnya tidak disimpan lagi.")
        return [Obstacle("too_old", sentence % {"days": UNDO_DAYS})]
    return _about_later_work(former_states.later_work(deed))


def obstacles_to_living(without_family: list[str]) -> list[Obstacle]:
    """Nobody comes back to a family that is here no more."""
    said = _("Keluarga %(name)s sudah tidak tercatat tinggal di sini.")
    return [Obstacle("family_gone", said % {"name": name}) for name in without_family]


def _about_later_work(found: list[LaterWork]) -> list[Obstacle]:
    obstacles = [Obstacle("later_work", _sentence(one)) for one in dict.fromkeys(found[:NAMED])]
    if len(found) > NAMED:
        obstacles.append(Obstacle("later_work", _("Ada catatan lain yang juga sudah berubah.")))
    return obstacles


def _sentence(work: LaterWork) -> str:
    if work.what:
        said = _("Catatan %(what)s tentang %(row)s dibuat sesudahnya.")
        return said % {"what": work.what, "row": work.row}
    return _("Data %(row)s diubah lagi sesudahnya.") % {"row": work.row}

"""What may be written down about a dwelling and its visits."""

from datetime import date

from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from duren_sawit.lib.refusals import Obstacle
from households.choices import VisitStatus
from households.models import Dwelling


def obstacles_to_edit(area: Area, by: User) -> list[Obstacle]:
    if area.level != Level.RT:
        return [Obstacle("no_rt", _("Rumah berdiri di satu RT. Pilih RT-nya."))]
    if not by.may(Permission.FAMILIES_EDIT, area):
        return [Obstacle("not_yours", _("Rumah di %(rt)s dicatat petugas lain.") % {"rt": area})]
    return []


def obstacles_to_address(
    area: Area, address: str, *, besides: Dwelling | None = None
) -> list[Obstacle]:
    """One address in one RT is one dwelling."""
    same = Dwelling.objects.filter(area=area, address__iexact=address)
    if same.exclude(pk__in=[besides.pk] if besides else []).exists():
        said = {"rt": area}
        return [Obstacle("address_used", _("Alamat ini sudah tercatat di %(rt)s.") % said)]
    return []


def obstacles_to_visit(
    dwelling: Dwelling, by: User, *, status: str, on: date | None, today: date
) -> list[Obstacle]:
    found = []
    if not by.may(Permission.VISITS_RECORD, dwelling.area):
        found.append(Obstacle("not_yours", _("Rumah ini didatangi petugas lain.")))
    if status != VisitStatus.NOT_YET and on is None:
        found.append(Obstacle("no_day", _("Isi tanggal kunjungannya.")))
    if on and on > today:
        found.append(Obstacle("ahead", _("Tanggal kunjungan ini masih di depan.")))
    return found

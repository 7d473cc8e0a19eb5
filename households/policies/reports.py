"""What may be reported about a person, and who decides about it."""

from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle
from households.choices import LifeStatus, ReportState
from households.models import Person, Report


def obstacles_to_report(person: Person, by: User) -> list[Obstacle]:
    found = []
    if not by.may(Permission.CHANGES_REPORT, person.family.area):
        found.append(Obstacle("not_yours", _("Warga ini dilaporkan oleh ketua RT-nya.")))
    if person.life_status != LifeStatus.ALIVE:
        found.append(Obstacle("left_already", _("Status warga ini sudah diubah.")))
    if Report.objects.waiting().filter(person=person).exists():
        found.append(Obstacle("waiting", _("Laporan tentang warga ini masih menunggu diperiksa.")))
    return found


def obstacles_to_decide(report: Report, by: User) -> list[Obstacle]:
    """Said by one, recorded by another."""
    found = []
    if report.state != ReportState.WAITING:
        found.append(Obstacle("decided", _("Laporan ini sudah diperiksa.")))
    if not by.may(Permission.FAMILIES_EDIT, report.person.family.area):
        found.append(Obstacle("not_yours", _("Laporan ini diperiksa petugas lain.")))
    if report.reported_by_id == by.pk:
        found.append(
            Obstacle("own_report", _("Anda yang melaporkan. Petugas lain yang memeriksanya."))
        )
    return found

"""What an RT head tells the office about a person, until an officer has looked at it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.lib.models import PublicModel, Stamped
from households.choices import ReportKind, ReportState
from households.models.people import Person


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(
        self, reader: User, permission: Permission = Permission.FAMILIES_VIEW
    ) -> ReportQuerySet:
        paths = reader.scope.paths_for(permission)
        return self.filter(below(paths, "person__family__area__path"))

    def held(self) -> ReportQuerySet:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def waiting(self) -> ReportQuerySet:
        return self.filter(state=ReportState.WAITING)


class Report(PublicModel, Stamped):
    """ "Pak X died on ...": said by one, recorded by another."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="reports", verbose_name=_("warga")
    )
    kind = models.CharField(_("perubahan"), max_length=10, choices=ReportKind.choices)
    happened_on = models.DateField(_("sejak"))
    note = models.CharField(_("keterangan"), max_length=200, blank=True)
    state = models.CharField(
        _("keadaan"), max_length=10, choices=ReportState.choices, default=ReportState.WAITING
    )
    reported_at = models.DateTimeField(_("dilaporkan"))
    reported_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("pelapor")
    )
    decided_at = models.DateTimeField(_("diperiksa"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("pemeriksa")
    )
    answer = models.CharField(_("jawaban"), max_length=200, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("laporan warga")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(state=ReportState.WAITING),
                name="households_report_one_waiting",
                violation_error_message=_("Laporan tentang warga ini masih menunggu diperiksa."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ReportKind.values),
                name="households_report_kind_known",
                violation_error_message=_("Jenis laporan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ReportState.values),
                name="households_report_state_known",
                violation_error_message=_("Keadaan laporan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state=ReportState.WAITING, decided_at__isnull=True)
                | (
                    ~models.Q(state=ReportState.WAITING)
                    & models.Q(decided_at__isnull=False, decided_by__isnull=False)
                ),
                name="households_report_decided_by_somebody",
                violation_error_message=_("Keputusan laporan perlu pemeriksa dan waktunya."),
            ),
        ]

    def __str__(self) -> str:
        return f"laporan {self.public_id}"

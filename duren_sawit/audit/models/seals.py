"""The seal on one day of the trail."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.audit.canonical import CURRENT_FORM, FORMS
from duren_sawit.lib.models import PublicModel, Stamped


class AuditSealQuerySet(models.QuerySet["AuditSeal"]):
    def in_order(self) -> AuditSealQuerySet:
        return self.order_by("on")


class AuditSeal(PublicModel, Stamped):
    """The keyed hash of one village day's entries, made on top of the seal of the day before.

    PostgreSQL refuses to change or delete it. The moments the day began and ended are kept,
    because a village may move to another time zone.
    """

    on = models.DateField(_("hari"), unique=True)
    starts_at = models.DateTimeField(_("mulai"))
    ends_at = models.DateTimeField(_("sampai"))
    entry_count = models.PositiveIntegerField(_("banyaknya catatan"))
    first_id = models.BigIntegerField(_("catatan pertama"), null=True, blank=True)
    last_id = models.BigIntegerField(_("catatan terakhir"), null=True, blank=True)
    form = models.PositiveSmallIntegerField(_("bentuk"), default=CURRENT_FORM)
    key_number = models.PositiveSmallIntegerField(_("nomor kunci"))
    digest = models.CharField(_("segel"), max_length=64)

    objects = AuditSealQuerySet.as_manager()

    class Meta:
        verbose_name = _("segel jejak")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(digest__regex=r"^[0-9a-f]{64}$"),
                name="audit_auditseal_digest_shape",
                violation_error_message=_("Segel terdiri dari 64 huruf heksadesimal."),
            ),
            models.CheckConstraint(
                condition=models.Q(form__in=list(FORMS)),
                name="audit_auditseal_form_known",
                violation_error_message=_("Bentuk segel belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="audit_auditseal_ends_after_start",
                violation_error_message=_("Hari berakhir sesudah dimulai."),
            ),
            models.CheckConstraint(
                condition=models.Q(entry_count=0, first_id__isnull=True, last_id__isnull=True)
                | models.Q(
                    entry_count__gt=0, first_id__isnull=False, last_id__gte=models.F("first_id")
                ),
                name="audit_auditseal_ids_match_count",
                violation_error_message=_("Nomor catatan cocok dengan banyaknya."),
            ),
        ]

    def __str__(self) -> str:
        return f"segel {self.on}"

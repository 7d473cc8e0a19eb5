"""One entry of the trail, and the erasable values beside it."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from duren_sawit.lib.models import PublicModel


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def about(self, subject: models.Model) -> "AuditEventQuerySet":
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def accesses(self) -> "AuditEventQuerySet":
        """Looks at personal data, exports and prints of it."""
        return self.filter(is_access=True)

    def newest_first(self) -> "AuditEventQuerySet":
        return self.order_by("-id")


class AuditEvent(PublicModel):
    """Who did what to what, where, when and why. PostgreSQL refuses to change or delete it.

    No foreign keys: history outlives its subjects. `actor_id` is null for the system itself.
    """

    event = models.CharField(_("kejadian"), max_length=80)
    actor_id = models.BigIntegerField(_("pelaku"), null=True)
    subject_type = models.CharField(_("jenis"), max_length=80)
    subject_id = models.BigIntegerField(_("nomor dalam"))
    area_path = models.CharField(_("wilayah"), max_length=60, blank=True)
    at = models.DateTimeField(_("waktu kejadian"))
    recorded_at = models.DateTimeField(_("waktu dicatat"), db_default=Now(), editable=False)
    reason = models.CharField(_("alasan"), max_length=500, blank=True)
    is_access = models.BooleanField(_("melihat data pribadi"), default=False)
    request_id = models.CharField(_("nomor permintaan"), max_length=36, blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("catatan jejak")
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="audit_event_subject"),
            models.Index(fields=["actor_id", "-id"], name="audit_event_actor"),
            models.Index(fields=["recorded_at"], name="audit_event_recorded"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.public_id}"


class AuditChange(models.Model):
    """Old and new values of an entry; retention may erase it, the entry stays."""

    event = models.OneToOneField(
        AuditEvent, on_delete=models.PROTECT, related_name="change", verbose_name=_("catatan")
    )
    values = models.JSONField(_("nilai lama dan baru"))  # {"field": [old, new]}

    class Meta:
        verbose_name = _("perubahan")

    def __str__(self) -> str:
        return f"perubahan {self.event_id}"

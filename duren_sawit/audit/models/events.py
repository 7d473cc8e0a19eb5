"""One entry of the trail, and the erasable values beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from duren_sawit.audit.canonical import FORMS
from duren_sawit.lib.models import PublicModel

CHUNK = 2000


class Reader(Protocol):
    """Whoever reads the trail, and where."""

    @property
    def scope(self) -> ReaderScope: ...


class ReaderScope(Protocol):
    @property
    def paths(self) -> Iterable[str]: ...


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def visible_to(self, user: Reader) -> AuditEventQuerySet:
        """Those of the reader's areas, and those that belong to no area."""
        seen = models.Q(area_path="")
        for path in user.scope.paths:
            seen |= models.Q(area_path__startswith=path)
        return self.filter(seen)

    def about(self, subject: models.Model) -> AuditEventQuerySet:
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def by(self, actor_id: int) -> AuditEventQuerySet:
        return self.filter(actor_id=actor_id)

    def telling(self, events: Iterable[str]) -> AuditEventQuerySet:
        """Of one of these kinds."""
        return self.filter(event__in=events)

    def accesses(self) -> AuditEventQuerySet:
        """Looks at personal data, exports and prints of it."""
        return self.filter(is_access=True)

    def recorded_between(self, start: datetime, end: datetime) -> AuditEventQuerySet:
        """From `start` up to, but not at, `end`."""
        return self.filter(recorded_at__gte=start, recorded_at__lt=end)

    def in_form(self, form: int) -> Iterator[tuple[object, ...]]:
        """The columns a seal of that form covers, oldest first, held in memory a few at a time."""
        return self.oldest_first().values_list(*FORMS[form]).iterator(chunk_size=CHUNK)

    def oldest_first(self) -> AuditEventQuerySet:
        return self.order_by("id")

    def newest_first(self) -> AuditEventQuerySet:
        return self.order_by("-id")


class AuditEvent(PublicModel):
    """Who did what to what, where, when and why. PostgreSQL refuses to change or delete it.

    No foreign keys: history outlives its subjects. `actor_id` is null for the system itself.
    """

    event = models.CharField(_("kejadian"), max_length=80)
    actor_id = models.BigIntegerField(_("pelaku"), null=True, blank=True)
    subject_type = models.CharField(_("jenis"), max_length=80)
    subject_id = models.BigIntegerField(_("nomor dalam"))
    area_path = models.CharField(_("wilayah"), max_length=60, blank=True)
    at = models.DateTimeField(_("waktu kejadian"))
    recorded_at = models.DateTimeField(_("waktu dicatat"), db_default=Now(), editable=False)
    reason = models.CharField(_("alasan"), max_length=500, blank=True)
    is_access = models.BooleanField(_("melihat data pribadi"), default=False)
    request_id = models.CharField(_("nomor permintaan"), max_length=36, blank=True)
    change_digest = models.CharField(_("sidik nilai"), max_length=64, blank=True, editable=False)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("catatan jejak")
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="audit_auditevent_subject"),
            models.Index(fields=["actor_id", "-id"], name="audit_auditevent_actor"),
            models.Index(fields=["recorded_at"], name="audit_auditevent_recorded"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(event__regex=r"^[a-z0-9_]+\.[a-z0-9_]+\.[a-z0-9_]+$"),
                name="audit_auditevent_event_named",
                violation_error_message=_("Kejadian ditulis bagian.hal.akibat."),
            ),
            models.CheckConstraint(
                condition=models.Q(subject_type__regex=r"^[a-z0-9_]+\.[a-z0-9_]+$"),
                name="audit_auditevent_subject_named",
                violation_error_message=_("Catatan jejak menyebut hal yang dicatat."),
            ),
            models.CheckConstraint(
                condition=models.Q(change_digest__regex=r"^([0-9a-f]{64})?$"),
                name="audit_auditevent_digest_shape",
                violation_error_message=_("Sidik nilai terdiri dari 64 huruf heksadesimal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.public_id}"


class AuditChangeQuerySet(models.QuerySet["AuditChange"]):
    def older_than(self, moment: datetime) -> AuditChangeQuerySet:
        return self.filter(event__recorded_at__lt=moment)


class AuditChange(models.Model):
    """Old and new values of an entry; retention may erase it, the entry stays.

    PostgreSQL refuses to change it. The entry keeps a salted hash of it, so that tampering shows.
    """

    event = models.OneToOneField(
        AuditEvent, on_delete=models.PROTECT, related_name="change", verbose_name=_("catatan")
    )
    salt = models.CharField(_("garam"), max_length=32, editable=False)
    values = models.JSONField(_("nilai lama dan baru"))  # {"field": [old, new]}

    objects = AuditChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("perubahan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(salt__regex=r"^[0-9a-f]{32}$"),
                name="audit_auditchange_salt_shape",
                violation_error_message=_("Garam terdiri dari 32 huruf heksadesimal."),
            ),
        ]

    def __str__(self) -> str:
        return f"perubahan {self.event_id}"

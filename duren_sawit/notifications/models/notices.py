"""One thing said to one person."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.lib.models import PublicModel, Stamped


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, person: User) -> NoticeQuerySet:
        """Those in this person's inbox."""
        return self.filter(recipient=person)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at__isnull=True)

    def newest_first(self) -> NoticeQuerySet:
        return self.order_by("-sent_at", "-pk")


class Notice(PublicModel, Stamped):
    """A message as its recipient keeps it: the kind and its fields, worded when it is shown."""

    recipient = models.ForeignKey(
        User, models.PROTECT, related_name="notices", verbose_name=_("penerima")
    )
    kind = models.CharField(_("jenis"), max_length=80)
    fields = models.JSONField(_("isi"), encoder=DjangoJSONEncoder, default=dict, blank=True)
    url = models.CharField(_("halaman"), max_length=300, blank=True)
    key = models.CharField(_("kunci"), max_length=120, blank=True)
    sent_at = models.DateTimeField(_("dikirim"))
    read_at = models.DateTimeField(_("dibaca"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("pemberitahuan")
        indexes = [
            models.Index(
                fields=["recipient", "-sent_at", "-id"], name="notifications_notice_inbox"
            ),
            models.Index(
                fields=["recipient"],
                condition=models.Q(read_at__isnull=True),
                name="notifications_notice_unread",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "key"],
                condition=~models.Q(key=""),
                name="notifications_notice_said_once",
                violation_error_message=_("Pemberitahuan ini sudah dikirim."),
            ),
            models.CheckConstraint(
                condition=models.Q(read_at__isnull=True)
                | models.Q(read_at__gte=models.F("sent_at")),
                name="notifications_notice_read_after_sent",
                violation_error_message=_("Pemberitahuan dibaca sesudah dikirim."),
            ),
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__regex=r"^/([^/\\].*)?$"),
                name="notifications_notice_url_within",
                violation_error_message=_("Pemberitahuan menuju halaman di sini."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

"""A notice on its way through one channel."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.notifications.choices import Channel, DeliveryState
from duren_sawit.notifications.models.notices import Notice


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, user: User) -> DeliveryQuerySet:
        """To people whom the reader may see."""
        return self.filter(notice__recipient__in=User.objects.visible_to(user))

    def due(self, at: datetime) -> DeliveryQuerySet:
        return self.filter(state=DeliveryState.WAITING, next_try_at__lte=at)

    def by_hand(self) -> DeliveryQuerySet:
        """Waiting for an officer to pass them on."""
        return self.filter(state=DeliveryState.BY_HAND)

    def with_recipient(self) -> DeliveryQuerySet:
        return self.select_related("notice__recipient")

    def held(self) -> DeliveryQuerySet:
        """Under a lock; what somebody else holds is passed over."""
        return self.select_for_update(of=("self",), skip_locked=True)

    def oldest_first(self) -> DeliveryQuerySet:
        return self.order_by("pk")


class Delivery(PublicModel, Stamped):
    """One channel of one notice. `sent_by` is whoever passed it on by hand."""

    notice = models.ForeignKey(
        Notice, models.CASCADE, related_name="deliveries", verbose_name=_("pemberitahuan")
    )
    channel = models.CharField(_("saluran"), max_length=20, choices=Channel.choices)
    state = models.CharField(
        _("keadaan"), max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    attempt_count = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    next_try_at = models.DateTimeField(_("dicoba lagi"), null=True, blank=True)
    sent_at = models.DateTimeField(_("terkirim"), null=True, blank=True)
    sent_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diteruskan oleh"),
    )
    failure = models.CharField(_("sebab"), max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("pengiriman")
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state=DeliveryState.WAITING),
                name="notifications_delivery_due",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(state=DeliveryState.BY_HAND),
                name="notifications_delivery_by_hand",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "channel"],
                name="notifications_delivery_once",
                violation_error_message=_("Saluran ini sudah dipakai."),
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=Channel.values),
                name="notifications_delivery_channel_known",
                violation_error_message=_("Saluran ini belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=DeliveryState.values),
                name="notifications_delivery_state_known",
                violation_error_message=_("Keadaan ini belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state=DeliveryState.SENT, sent_at__isnull=False)
                | (~models.Q(state=DeliveryState.SENT) & models.Q(sent_at__isnull=True)),
                name="notifications_delivery_sent_has_moment",
                violation_error_message=_("Yang terkirim punya waktu kirim."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DeliveryState.WAITING)
                | models.Q(next_try_at__isnull=False),
                name="notifications_delivery_waiting_has_next",
                violation_error_message=_("Yang menunggu punya waktu coba berikutnya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.public_id}"

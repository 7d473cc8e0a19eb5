"""Channels a person does not want."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.notifications.choices import Channel


class ChannelRefusal(PublicModel, Stamped):
    """This person is not to be told through this channel; no row: they may be."""

    person = models.ForeignKey(
        User, models.PROTECT, related_name="channel_refusals", verbose_name=_("pengguna")
    )
    channel = models.CharField(_("saluran"), max_length=20, choices=Channel.choices)

    class Meta:
        verbose_name = _("saluran yang ditolak")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "channel"],
                name="notifications_channelrefusal_once",
                violation_error_message=_("Saluran ini sudah ditolak."),
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=Channel.values),
                name="notifications_channelrefusal_channel_known",
                violation_error_message=_("Saluran ini belum dikenal."),
            ),
            models.CheckConstraint(
                condition=~models.Q(channel=Channel.IN_APP),
                name="notifications_channelrefusal_inbox_stays",
                violation_error_message=_("Kotak pemberitahuan selalu ada."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.public_id}"

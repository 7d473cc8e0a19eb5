"""Channels, states of a delivery, event names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duren_sawit.audit.registry import audit_events


class Channel(TextChoices):
    IN_APP = "IN_APP", _("kotak pemberitahuan")
    EMAIL = "EMAIL", _("surel")
    WHATSAPP_LINK = "WHATSAPP_LINK", _("WhatsApp, diteruskan petugas")


# Whoever signs in always has an inbox; the others may be declined.
DECLINABLE = (Channel.EMAIL, Channel.WHATSAPP_LINK)


class DeliveryState(TextChoices):
    WAITING = "WAITING", _("menunggu")
    BY_HAND = "BY_HAND", _("menunggu diteruskan")
    SENT = "SENT", _("terkirim")
    FAILED = "FAILED", _("gagal")
    DROPPED = "DROPPED", _("tidak dikirim")


@audit_events
class Event(TextChoices):
    PASSED_ON = "notifications.delivery.passed_on", _("Pemberitahuan diteruskan lewat WhatsApp")
    DROPPED = "notifications.delivery.dropped", _("Pemberitahuan tidak diteruskan")
    CHANNELS_CHOSEN = "notifications.refusal.chosen", _("Saluran pemberitahuan dipilih")

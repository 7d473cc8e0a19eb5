"""The records of what people are told."""

from duren_sawit.notifications.models.deliveries import Delivery
from duren_sawit.notifications.models.notices import Notice
from duren_sawit.notifications.models.refusals import ChannelRefusal

__all__ = ["ChannelRefusal", "Delivery", "Notice"]

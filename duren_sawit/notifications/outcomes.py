"""What a channel answers, and the one thing every channel can do."""

from dataclasses import dataclass
from typing import Protocol

from duren_sawit.notifications.choices import DeliveryState
from duren_sawit.notifications.models import Delivery
from duren_sawit.notifications.wording import Words


@dataclass(frozen=True)
class Outcome:
    """SENT, FAILED for good, BY_HAND, or WAITING for another try; `why` names no person."""

    state: DeliveryState
    why: str = ""


class Backend(Protocol):
    """settings.NOTICE_BACKENDS names one for each channel in use."""

    def deliver(self, delivery: Delivery, words: Words) -> Outcome:
        """Hand the words over, once; soon, or answer that it must be tried again."""

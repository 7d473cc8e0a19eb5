"""WhatsApp without a gateway: a link is prepared, and an officer taps it."""

from duren_sawit.notifications.choices import DeliveryState
from duren_sawit.notifications.models import Delivery
from duren_sawit.notifications.outcomes import Outcome
from duren_sawit.notifications.wording import Words


class WhatsAppLink:
    """Nothing leaves the house by itself; the queue of officers shows the link."""

    def deliver(self, _delivery: Delivery, _words: Words) -> Outcome:
        return Outcome(DeliveryState.BY_HAND)

"""Registers the app."""

from django.apps import AppConfig


class DistributionsConfig(AppConfig):
    name = "distributions"
    verbose_name = "Penyaluran"

    def ready(self) -> None:
        from distributions import notices  # noqa: F401, PLC0415 -- app ready
        from distributions.demo import afterwards, past, present  # noqa: F401, PLC0415 -- app ready
        from distributions.demo import lists as written  # noqa: F401, PLC0415 -- app ready
        from distributions.demo import programmes as told  # noqa: F401, PLC0415 -- app ready
        from distributions.panels import (  # noqa: F401, PLC0415 -- app ready
            families,
            handovers,
            menu,
            rounds,
            signatures,
        )
        from distributions.printing import (  # noqa: F401, PLC0415 -- app ready
            annexes,
            deliveries,
            minutes,
            powers,
            realisations,
            recaps,
            rosters,
            slips,
        )

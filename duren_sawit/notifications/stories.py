"""What the demo village is told: roles were given while it was built, and some end soon."""

from duren_sawit.accounts.registry import DemoVillage, register_demo_story
from duren_sawit.notifications.services import reminders

ORDER = 60


def remind(village: DemoVillage) -> None:
    """Each reminder is sent once, however often the story is told."""
    reminders.remind_of_ending_roles(on=village.today, by=None, at=village.at)


register_demo_story(ORDER, remind)

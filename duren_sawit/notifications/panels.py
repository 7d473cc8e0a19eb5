"""The bell of every page, and the officers' queue on their home."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import HomeTask, register_home_task
from duren_sawit.notifications import selectors
from duren_sawit.ui import slots


@slots.unread_count.fill
def unread_count(person: object) -> int:
    return selectors.unread_count(person) if isinstance(person, User) else 0


@slots.inbox_url.fill
def inbox_url() -> str:
    return reverse("notifications:notice_list")


@register_home_task
def messages_to_pass_on(person: User, _at: datetime) -> Iterator[HomeTask]:
    if not person.may(Permission.NOTICES_PASS_ON):
        return
    if count := selectors.errands(person).count():
        yield HomeTask(
            title=ngettext(
                "%(count)s pesan menunggu diteruskan lewat WhatsApp",
                "%(count)s pesan menunggu diteruskan lewat WhatsApp",
                count,
            )
            % {"count": count},
            why=_("Tautannya sudah siap; Anda tinggal mengetuk dan mengirim."),
            action=_("Mulai meneruskan"),
            url=reverse("notifications:delivery_list"),
            icon="chat-square-text",
        )

"""Where the code on a slip or a sheet leads whoever scans it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from distributions.models import Entitlement, Sheet
from distributions.policies.handovers import obstacle_to_code
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib import codes


@dataclass(frozen=True, slots=True)
class Way:
    """A page and what it is about; without a page, the sentence for an officer."""

    page: str = ""
    public_id: UUID | None = None
    sentence: str = ""


NOWHERE = Way()


def public_way(reader: User | AnonymousUser, text: str) -> Way:
    """For an officer: the slip or the sheet. A stranger does not even learn whether it is one."""
    if not isinstance(reader, User) or not reader.may(Permission.HANDOVERS_RECORD):
        return NOWHERE
    try:
        code = codes.parse(text)
    except ValueError as error:
        return Way(sentence=str(error))
    return _slip(reader, code) or _sheet(reader, code) or Way(sentence=str(obstacle_to_code()))


def out_of_reach(place: str) -> str:
    return _("Slip ini dari %(place)s, di luar wilayah tugas Anda.") % {"place": place}


def _slip(reader: User, code: str) -> Way | None:
    found = Entitlement.objects.select_related("area").filter(code=code).first()
    if found is None:
        return None
    if not reader.may(Permission.HANDOVERS_RECORD, found.area):
        return Way(sentence=out_of_reach(str(found.area)))
    return Way("distributions:handover_record", found.public_id)


def _sheet(reader: User, code: str) -> Way | None:
    found = Sheet.objects.select_related("area").filter(code=code).first()
    if found is None:
        return None
    if not reader.may(Permission.HANDOVERS_RECORD, found.area):
        return Way(sentence=out_of_reach(str(found.area)))
    return Way("distributions:sheet_read", found.public_id)

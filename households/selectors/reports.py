"""What RT heads reported, and what became of it."""

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from households.choices import ReportState
from households.models import Report
from households.models.reports import ReportQuerySet

DECIDED_SHOWN = 30


def reports(reader: User, permission: Permission = Permission.FAMILIES_VIEW) -> ReportQuerySet:
    found: ReportQuerySet = Report.objects.visible_to(reader, permission)
    return found.select_related("person__family__area", "reported_by", "decided_by")


def waiting(reader: User, permission: Permission = Permission.FAMILIES_VIEW) -> ReportQuerySet:
    """The longest waiting first."""
    return reports(reader, permission).waiting().order_by("reported_at", "pk")


def decided(reader: User) -> ReportQuerySet:
    """The newest first, a page of them."""
    done = reports(reader).exclude(state=ReportState.WAITING)
    return done.order_by("-decided_at", "-pk")[:DECIDED_SHOWN]

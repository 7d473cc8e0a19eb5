"""What accounts tells the frame of every page: the place, the person, and the menu."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Site
from duren_sawit.areas.selectors import site_or_none_unscoped
from duren_sawit.ui import menu, slots


@slots.site_lines.fill
def site_lines() -> slots.SiteLines:
    site = site_or_none_unscoped()
    if site is None:
        return slots.SiteLines(name="Duren Sawit", line="")
    return slots.SiteLines(
        name=site.title, line=site.line, short_line=site.short_line, emblem_url=_emblem_url(site)
    )


@slots.person_lines.fill
def person_lines(person: object) -> slots.PersonLines:
    if not isinstance(person, User):
        return slots.PersonLines(name=str(person))
    roles = person.scope.roles
    return slots.PersonLines(
        name=person.full_name,
        role=roles[0].label if roles else _("belum ada tugas"),
        account_url=reverse("accounts:profile_detail"),
        logout_url=reverse("account_logout"),
    )


def _emblem_url(site: Site) -> str:
    return f"{reverse('accounts:emblem_image')}?v={site.emblem_key}" if site.emblem else ""


menu.register(
    menu.Entry(_("Hari ini"), "house-door", "accounts:home", Permission.OWN_PAGES, tab=True),
    menu.Entry(
        pgettext_lazy("menu", "Wilayah"),
        "map",
        "accounts:area_list",
        Permission.AREAS_VIEW,
    ),
    menu.Entry(_("Pengguna"), "people", "accounts:user_list", Permission.PEOPLE_VIEW, tab=True),
    menu.Entry(_("Kop surat"), "file-earmark-text", "accounts:site_edit", Permission.SITE_MANAGE),
)

"""What each role finds on its home page: the sentence when nothing waits, and which panels.

Panels are named by key (accounts/registry.py); rooms above fill theirs in when they are built.
Their order decides what they cost: the first four are asked with the page, the others together by
one request of their own, when somebody scrolls that far.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.choices import Role

AT_ONCE = 4  # two under the work and two beside it: as many as a screen shows


@dataclass(frozen=True, slots=True)
class Home:
    """`calm` is said when nothing waits; panels stand in this order."""

    calm: str | Promise
    panels: tuple[str, ...]

    @property
    def at_once(self) -> tuple[str, ...]:
        return self.panels[:AT_ONCE]

    @property
    def later(self) -> tuple[str, ...]:
        return self.panels[AT_ONCE:]


HOMES: dict[Role, Home] = {
    Role.LURAH: Home(
        _("Semua sudah beres. Yang menunggu pengesahan Anda tampil di sini."),
        ("letters", "families", "heads", "own_duties", "trail"),
    ),
    Role.KESRA: Home(
        _("Semua sudah beres. Surat dan tugas yang akan berakhir tampil di sini."),
        ("families", "letters", "ending_roles", "heads", "own_duties"),
    ),
    Role.OPERATOR: Home(
        _("Semua sudah beres. Akun dan tugas yang perlu dirapikan tampil di sini."),
        ("families", "accounts", "ending_roles", "heads", "letters"),
    ),
    Role.RW_HEAD: Home(
        _("Pengurus RW Anda tercantum di halaman ini."),
        ("families", "own_area", "letters", "own_duties"),
    ),
    Role.RT_HEAD: Home(
        _("Yang bertugas di RT Anda tercantum di halaman ini."),
        ("families", "own_area", "own_duties"),
    ),
    Role.SURVEYOR: Home(
        _("Belum ada kunjungan untuk hari ini. Begitu pendataan dibuka, rumahnya tampil di sini."),
        ("homes_to_visit", "families", "own_duties", "own_area"),
    ),
    Role.HANDOUT_OFFICER: Home(
        _("Belum ada penyaluran yang dibuka. Titik bagi Anda tampil di sini pada harinya."),
        ("own_duties", "own_area"),
    ),
    Role.NOTE_TAKER: Home(
        _("Belum ada musyawarah yang dijadwalkan. Undangan dan notulennya tampil di sini."),
        ("letters", "own_duties"),
    ),
    Role.AUDITOR: Home(
        _("Segel jejak yang terlambat tampil di sini."),
        ("trail", "nik_looks", "seal", "families", "own_duties"),
    ),
}

# They work in one place and on a phone: their areas come first, as targets for a thumb.
IN_THE_FIELD = (Role.RW_HEAD, Role.RT_HEAD, Role.SURVEYOR, Role.HANDOUT_OFFICER)

# Signed in, and no role today.
NO_ROLE = Home(
    _("Anda belum punya tugas hari ini. Hubungi operator kelurahan bila seharusnya ada."),
    ("own_duties",),
)


def home_of(roles: tuple[Role, ...]) -> Home:
    """That of the weightiest role, with the panels of the others below it."""
    if not roles:
        return NO_ROLE
    keys = [key for role in roles for key in HOMES[role].panels]
    return Home(HOMES[roles[0]].calm, tuple(dict.fromkeys(keys)))

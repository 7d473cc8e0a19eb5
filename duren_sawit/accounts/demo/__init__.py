"""The nine people of the demo village, whose passwords and codes everybody may know.

Shown on the login page only while `settings.DEMO` holds, which the production settings refuse.
Every name and number is invented.
"""

import time
from dataclasses import dataclass

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

from duren_sawit.accounts.choices import Role, Title
from duren_sawit.accounts.codes import is_used

PASSWORD = "duren-sawit-2026"  # noqa: S105 -- written on the login page
SECONDS_PER_CODE = 30


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One person of the demo; `area` is the code below the village ("005.003"), `code_seed` the
    second factor's."""

    username: str
    full_name: str
    title: Title
    role: Role
    area: str = ""
    code_seed: str = ""
    nip: str = ""  # invented, like everybody

    @property
    def link(self) -> str:
        """Prefills the name on the login page."""
        return f"?sebagai={self.username}"


PEOPLE = (
    DemoPerson(
        "lurah",
        "Hendra Wibisana",
        Title.BAPAK,
        Role.LURAH,
        nip="197008171995031001",
        code_seed="DUREN2SAWIT2LURAH2DEMO2KODE22222",
    ),
    DemoPerson(
        "kesra",
        "Ratna Puspitasari",
        Title.IBU,
        Role.KESRA,
        code_seed="DUREN2SAWIT2KESRA2DEMO2KODE22222",
    ),
    DemoPerson(
        "operator",
        "Sri Wahyuni",
        Title.IBU,
        Role.OPERATOR,
        code_seed="DUREN2SAWIT2OPERATOR2DEMO2KODE22",
    ),
    DemoPerson("rw", "Bambang Setiadi", Title.BAPAK, Role.RW_HEAD, area="005"),
    DemoPerson("rt", "Nurlela Hasanah", Title.IBU, Role.RT_HEAD, area="005.003"),
    DemoPerson("kader", "Yuliana Marpaung", Title.IBU, Role.SURVEYOR, area="005.003"),
    DemoPerson("petugas", "Dedi Kurniawan", Title.BAPAK, Role.HANDOUT_OFFICER, area="005"),
    DemoPerson("notulis", "Anisa Rahmadani", Title.IBU, Role.NOTE_TAKER),
    DemoPerson(
        "auditor",
        "Gregorius Lamanepa",
        Title.BAPAK,
        Role.AUDITOR,
        code_seed="DUREN2SAWIT2AUDITOR2DEMO2KODE222",
    ),
)


def username_called(name: str) -> str:
    """The user name, when the demo is on and it is one of the nine; otherwise nothing."""
    known = settings.DEMO and name in {person.username for person in PEOPLE}
    return name if known else ""


def code_of(username: str) -> str:
    """A second code of a demo person that would be accepted now; nothing outside the demo.

    The next and the last one count, too, so that visitors need not wait for each other.
    """
    person = next((person for person in PEOPLE if person.username == username), None)
    if not settings.DEMO or person is None or not person.code_seed:
        return ""
    now = int(time.time()) // SECONDS_PER_CODE
    codes = [format_hotp_value(hotp_value(person.code_seed, now + step)) for step in (0, 1, -1)]
    unused = (code for code in codes if not is_used(username, code))
    return str(next(unused, codes[0]))

"""What each role may do: in prose for people, as a set for the code. Changed by review."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.permissions import NEEDS_SECOND_FACTOR
from duren_sawit.accounts.permissions import Permission as P
from duren_sawit.areas.choices import Level


@dataclass(frozen=True)
class RoleRule:
    """One role: a sentence about it, its permissions, the level of area it is given for."""

    prose: str | Promise
    permissions: frozenset[P]
    level: Level

    @property
    def needs_second_factor(self) -> bool:
        return bool(self.permissions & NEEDS_SECOND_FACTOR)


EVERYONE = frozenset({P.OWN_PAGES})

ROLES: dict[Role, RoleRule] = {
    Role.LURAH: RoleRule(
        _("Mengesahkan daftar dan surat; melihat seluruh kelurahan."),
        frozenset(
            {
                P.PEOPLE_VIEW,
                P.NIK_REVEAL,
                P.AREAS_VIEW,
                P.LETTERS_VIEW,
                P.LETTERS_APPROVE,
                P.TRAIL_VIEW,
            }
        ),
        Level.VILLAGE,
    ),
    Role.KESRA: RoleRule(
        _("Menyusun program, jadwal, surat, dan laporan; melihat seluruh kelurahan."),
        frozenset(
            {
                P.PEOPLE_VIEW,
                P.NIK_REVEAL,
                P.AREAS_VIEW,
                P.LETTERS_VIEW,
                P.LETTERS_ISSUE,
                P.UI_GALLERY_VIEW,
            }
        ),
        Level.VILLAGE,
    ),
    Role.OPERATOR: RoleRule(
        _("Mengisi dan merapikan data, mengatur pengguna; tidak mengesahkan."),
        frozenset(
            {
                P.PEOPLE_VIEW,
                P.PEOPLE_MANAGE,
                P.NIK_REVEAL,
                P.AREAS_VIEW,
                P.SITE_MANAGE,
                P.LETTERS_VIEW,
                P.LETTERS_ISSUE,
                P.UI_GALLERY_VIEW,
            }
        ),
        Level.VILLAGE,
    ),
    Role.RW_HEAD: RoleRule(
        _("Melihat keluarga dan pengurus di RW-nya saja."),
        frozenset({P.PEOPLE_VIEW, P.AREAS_VIEW, P.LETTERS_VIEW}),
        Level.RW,
    ),
    Role.RT_HEAD: RoleRule(
        _("Melihat keluarga di RT-nya saja; melaporkan pindah dan meninggal."),
        frozenset({P.AREAS_VIEW}),
        Level.RT,
    ),
    Role.SURVEYOR: RoleRule(
        _("Mendatangi rumah dan mencatat jawaban di wilayah tugasnya."),
        frozenset({P.AREAS_VIEW}),
        Level.RT,
    ),
    Role.HANDOUT_OFFICER: RoleRule(
        _("Menyerahkan bantuan di titik bagi dan mencatatnya."),
        frozenset({P.AREAS_VIEW}),
        Level.RW,
    ),
    Role.NOTE_TAKER: RoleRule(
        _("Mencatat musyawarah: hadir, pembahasan, keputusan."),
        frozenset({P.AREAS_VIEW, P.LETTERS_VIEW}),
        Level.VILLAGE,
    ),
    Role.AUDITOR: RoleRule(
        _("Memeriksa jejak dari keputusan sampai serah terima; tidak mengubah apa pun."),
        frozenset({P.PEOPLE_VIEW, P.AREAS_VIEW, P.LETTERS_VIEW, P.TRAIL_VIEW}),
        Level.VILLAGE,
    ),
}

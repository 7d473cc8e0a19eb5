"""What each role may do: in prose for people, as a set for the code. Changed by review."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.permissions import NEEDS_SECOND_FACTOR
from duren_sawit.accounts.permissions import Permission as May
from duren_sawit.areas.choices import Level


@dataclass(frozen=True)
class RoleRule:
    """One role: a sentence about it, its permissions, the level of area it is given for."""

    prose: str | Promise
    permissions: frozenset[May]
    level: Level

    @property
    def weight(self) -> frozenset[May]:
        """The permissions that could do harm in wrong hands."""
        return self.permissions & NEEDS_SECOND_FACTOR

    @property
    def needs_second_factor(self) -> bool:
        return bool(self.weight)

    @property
    def needs_approval(self) -> bool:
        """Whether one officer alone cannot give this role."""
        return bool(self.weight)


EVERYONE = frozenset({May.OWN_PAGES})

ROLES: dict[Role, RoleRule] = {
    Role.LURAH: RoleRule(
        _("Mengesahkan daftar, surat, dan penugasan; melihat seluruh kelurahan."),
        frozenset(
            {
                May.PEOPLE_VIEW,
                May.ROLES_APPROVE,
                May.ROLES_END,
                May.SIGN_IN_HELP,
                May.NIK_REVEAL,
                May.AREAS_VIEW,
                May.LETTERS_VIEW,
                May.LETTERS_APPROVE,
                May.TRAIL_VIEW,
                May.FAMILIES_VIEW,
                May.FAMILIES_EXPORT,
                May.PROGRAMMES_VIEW,
                May.LISTS_VIEW,
                May.LISTS_APPROVE,
                May.ROUNDS_VIEW,
                May.STOCK_VIEW,
                May.BALANCES_APPROVE,
            }
        ),
        Level.VILLAGE,
    ),
    Role.KESRA: RoleRule(
        _("Menyusun program, jadwal, surat, dan laporan; melihat seluruh kelurahan."),
        frozenset(
            {
                May.PEOPLE_VIEW,
                May.NIK_REVEAL,
                May.AREAS_VIEW,
                May.LETTERS_VIEW,
                May.LETTERS_ISSUE,
                May.NOTICES_PASS_ON,
                May.UI_GALLERY_VIEW,
                May.FAMILIES_VIEW,
                May.FAMILIES_EDIT,
                May.FAMILIES_EXPORT,
                May.VISITS_RECORD,
                May.REGISTER_IMPORT,
                May.REGISTER_MERGE,
                May.PROGRAMMES_VIEW,
                May.PROGRAMMES_PLAN,
                May.LISTS_VIEW,
                May.LISTS_EDIT,
                May.ROUNDS_VIEW,
                May.ROUNDS_PLAN,
                May.ROSTERS_PRINT,
                May.HANDOVERS_RECORD,
                May.STOCK_VIEW,
                May.STOCK_RECORD,
            }
        ),
        Level.VILLAGE,
    ),
    Role.OPERATOR: RoleRule(
        _("Mengisi dan merapikan data, mengatur pengguna; tidak mengesahkan."),
        frozenset(
            {
                May.PEOPLE_VIEW,
                May.PEOPLE_MANAGE,
                May.ROLES_END,
                May.SIGN_IN_HELP,
                May.NIK_REVEAL,
                May.AREAS_VIEW,
                May.SITE_MANAGE,
                May.LETTERS_VIEW,
                May.LETTERS_ISSUE,
                May.NOTICES_PASS_ON,
                May.UI_GALLERY_VIEW,
                May.FAMILIES_VIEW,
                May.FAMILIES_EDIT,
                May.FAMILIES_EXPORT,
                May.VISITS_RECORD,
                May.REGISTER_IMPORT,
                May.REGISTER_MERGE,
                May.PROGRAMMES_VIEW,
                May.PROGRAMMES_PLAN,
                May.LISTS_VIEW,
                May.LISTS_EDIT,
                May.ROUNDS_VIEW,
                May.ROUNDS_PLAN,
                May.ROSTERS_PRINT,
                May.HANDOVERS_RECORD,
                May.STOCK_VIEW,
                May.STOCK_RECORD,
            }
        ),
        Level.VILLAGE,
    ),
    Role.RW_HEAD: RoleRule(
        _("Melihat keluarga dan pengurus di RW-nya saja."),
        frozenset(
            {
                May.PEOPLE_VIEW,
                May.AREAS_VIEW,
                May.LETTERS_VIEW,
                May.FAMILIES_VIEW,
                May.FAMILIES_EXPORT,
                May.CHANGES_REPORT,
                May.PROGRAMMES_VIEW,
                May.LISTS_VIEW,
                May.ROUNDS_VIEW,
            }
        ),
        Level.RW,
    ),
    Role.RT_HEAD: RoleRule(
        _("Melihat keluarga di RT-nya saja; melaporkan pindah dan meninggal."),
        frozenset(
            {
                May.AREAS_VIEW,
                May.FAMILIES_VIEW,
                May.FAMILIES_EXPORT,
                May.CHANGES_REPORT,
                May.VISITS_RECORD,
                May.PROGRAMMES_VIEW,
                May.LISTS_VIEW,
                May.ROUNDS_VIEW,
            }
        ),
        Level.RT,
    ),
    Role.SURVEYOR: RoleRule(
        _("Mendatangi rumah dan mencatat jawaban di wilayah tugasnya."),
        frozenset({May.AREAS_VIEW, May.FAMILIES_VIEW, May.VISITS_RECORD}),
        Level.RT,
    ),
    Role.HANDOUT_OFFICER: RoleRule(
        _("Menyerahkan bantuan di titik bagi dan mencatatnya."),
        frozenset(
            {
                May.AREAS_VIEW,
                May.PROGRAMMES_VIEW,
                May.ROUNDS_VIEW,
                May.HANDOVERS_RECORD,
                May.STOCK_VIEW,
                May.STOCK_RECORD,
            }
        ),
        Level.RW,
    ),
    Role.NOTE_TAKER: RoleRule(
        _("Mencatat musyawarah: hadir, pembahasan, keputusan."),
        frozenset({May.AREAS_VIEW, May.LETTERS_VIEW, May.PROGRAMMES_VIEW}),
        Level.VILLAGE,
    ),
    Role.AUDITOR: RoleRule(
        _("Memeriksa jejak dari keputusan sampai serah terima; tidak mengubah apa pun."),
        frozenset(
            {
                May.PEOPLE_VIEW,
                May.AREAS_VIEW,
                May.LETTERS_VIEW,
                May.TRAIL_VIEW,
                May.FAMILIES_VIEW,
                May.FAMILIES_EXPORT,
                May.PROGRAMMES_VIEW,
                May.LISTS_VIEW,
                May.ROUNDS_VIEW,
                May.STOCK_VIEW,
            }
        ),
        Level.VILLAGE,
    ),
}

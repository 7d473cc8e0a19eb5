"""Roles, forms of address, states of an assignment, event names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duren_sawit.audit.registry import audit_events


class Role(TextChoices):
    LURAH = "LURAH", _("Lurah")
    KESRA = "KESRA", _("Kasi Kesra")
    OPERATOR = "OPERATOR", _("Operator")
    RW_HEAD = "RW_HEAD", _("Ketua RW")
    RT_HEAD = "RT_HEAD", _("Ketua RT")
    SURVEYOR = "SURVEYOR", _("Kader pendata")
    HANDOUT_OFFICER = "HANDOUT_OFFICER", _("Petugas penyaluran")
    NOTE_TAKER = "NOTE_TAKER", _("Notulis")
    AUDITOR = "AUDITOR", _("Pengawas")


# Of these an area has one at a time.
HEADS = (Role.LURAH, Role.RW_HEAD, Role.RT_HEAD)


class Title(TextChoices):
    BAPAK = "BAPAK", _("Bapak")
    IBU = "IBU", _("Ibu")


class Language(TextChoices):
    ID = "ID", _("Bahasa Indonesia")
    EN = "EN", _("English")

    @property
    def code(self) -> str:
        """As browsers and catalogues write it."""
        return self.value.lower()

    @classmethod
    def of(cls, code: str) -> "Language | None":
        return next((language for language in cls if language.code == code), None)


class AssignmentState(TextChoices):
    """Only a given assignment counts; the weightier roles wait for the lurah's word first."""

    WAITING = "WAITING", _("menunggu pengesahan")
    GIVEN = "GIVEN", _("berlaku")
    DECLINED = "DECLINED", _("ditolak")
    WITHDRAWN = "WITHDRAWN", _("dibatalkan")


@audit_events
class Event(TextChoices):
    PERSON_CREATED = "accounts.user.created", _("Pengguna ditambahkan")
    PERSON_CHANGED = "accounts.user.changed", _("Data pengguna diubah")
    PERSON_CLOSED = "accounts.user.closed", _("Akun ditutup")
    PERSON_REOPENED = "accounts.user.reopened", _("Akun dibuka kembali")
    PASSWORD_RESET = "accounts.user.password_reset", _("Kata sandi diganti petugas")
    PASSWORD_CHANGED = "accounts.user.password_changed", _("Kata sandi diganti sendiri")
    SECOND_FACTOR_SET_UP = "accounts.user.second_factor_set_up", _("Kode kedua dipasang")
    SECOND_FACTOR_MOVED = "accounts.user.second_factor_moved", _("Kode kedua dipindah ke HP lain")
    SECOND_FACTOR_REMOVED = "accounts.user.second_factor_removed", _("Kode kedua dilepas sendiri")
    SECOND_FACTOR_RESET = "accounts.user.second_factor_reset", _("Kode kedua dihapus petugas")
    RECOVERY_CODES_RENEWED = "accounts.user.recovery_codes_renewed", _("Kode cadangan diganti")
    SECRETS_CLOSED_ANEW = (
        "accounts.second_factor.closed_anew",
        _("Rahasia kode kedua ditutup dengan kunci baru"),
    )
    NIK_REVEALED = "accounts.user.nik_revealed", _("NIK pengguna dilihat lengkap")
    SIGNED_IN = "accounts.user.signed_in", pgettext_lazy("event", "Masuk")
    SIGNED_OUT = "accounts.user.signed_out", pgettext_lazy("event", "Keluar")
    SIGN_IN_FAILED = "accounts.user.sign_in_failed", _("Gagal masuk")
    STRANGER_FAILED = (
        "accounts.user.stranger_failed",
        _("Gagal masuk dengan nama yang tidak dikenal"),
    )
    LOCKED_OUT = "accounts.user.locked_out", _("Terkunci setelah beberapa kali gagal masuk")
    UNLOCKED = "accounts.user.unlocked", _("Kunci masuk dibuka petugas")
    ROLE_ASSIGNED = "accounts.role.assigned", _("Tugas diberikan")
    ROLE_PROPOSED = "accounts.role.proposed", _("Tugas diusulkan untuk disahkan")
    ROLE_APPROVED = "accounts.role.approved", _("Tugas disahkan")
    ROLE_DECLINED = "accounts.role.declined", _("Tugas ditolak")
    ROLE_WITHDRAWN = "accounts.role.withdrawn", _("Tugas dibatalkan")
    ROLE_ENDED = "accounts.role.ended", _("Tugas diakhiri")

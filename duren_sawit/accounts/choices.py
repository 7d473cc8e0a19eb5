"""Roles, forms of address, event names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

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


class Title(TextChoices):
    BAPAK = "BAPAK", _("Bapak")
    IBU = "IBU", _("Ibu")


@audit_events
class Event(TextChoices):
    PERSON_CREATED = "accounts.user.created", _("Pengguna ditambahkan")
    PERSON_CHANGED = "accounts.user.changed", _("Data pengguna diubah")
    PERSON_CLOSED = "accounts.user.closed", _("Akun ditutup")
    PERSON_REOPENED = "accounts.user.reopened", _("Akun dibuka kembali")
    PASSWORD_RESET = "accounts.user.password_reset", _("Kata sandi diganti operator")
    NIK_REVEALED = "accounts.user.nik_revealed", _("NIK pengguna dilihat lengkap")
    SIGNED_IN = "accounts.user.signed_in", _("Masuk")
    SIGN_IN_FAILED = "accounts.user.sign_in_failed", _("Gagal masuk")
    ROLE_ASSIGNED = "accounts.role.assigned", _("Tugas diberikan")
    ROLE_ENDED = "accounts.role.ended", _("Tugas diakhiri")

"""Event names of the trail's own acts, and what a check of it may find."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duren_sawit.audit.registry import audit_events


@audit_events
class Event(TextChoices):
    DAY_SEALED = "audit.day.sealed", _("Jejak satu hari disegel")
    RETENTION_APPLIED = "audit.retention.applied", _("Data lama dihapus sesuai masa simpan")


class Flaw(TextChoices):
    """What is wrong with the trail; the labels are the sentences an auditor reads."""

    DAY_MISSING = "DAY_MISSING", _("Segel hari ini belum ada, padahal hari sesudahnya disegel.")
    ENTRIES_ALTERED = "ENTRIES_ALTERED", _("Isi catatan hari ini berbeda dari segelnya.")
    KEY_MISSING = "KEY_MISSING", _("Kunci segel hari ini tidak ada, jadi belum bisa diperiksa.")
    COUNT_DIFFERS = "COUNT_DIFFERS", _("Banyaknya catatan hari ini berbeda dari segelnya.")
    VALUES_ALTERED = "VALUES_ALTERED", _("Nilai lama dan baru pada catatan ini pernah diubah.")
    VALUES_MISSING = (
        "VALUES_MISSING",
        _("Nilai lama dan baru dihapus sebelum masa simpannya habis."),
    )
    BEFORE_FIRST_SEAL = "BEFORE_FIRST_SEAL", _("Ada catatan yang lebih tua dari segel pertama.")
    SEAL_OVERDUE = "SEAL_OVERDUE", _("Jejak belum disegel sejak hari ini.")

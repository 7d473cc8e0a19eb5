"""Parts of the machine, their states, event names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duren_sawit.audit.registry import audit_events
from duren_sawit.ui.tones import Tone


class PartName(TextChoices):
    """What a running village consists of."""

    DATABASE = "DATABASE", _("Basis data")
    BROKER = "BROKER", _("Antrean")
    WORKER = "WORKER", _("Pekerja latar")
    MIGRATIONS = "MIGRATIONS", _("Susunan data")
    KEYS = "KEYS", _("Kunci data pribadi")
    TRAIL = "TRAIL", _("Jejak")
    DISK = "DISK", _("Ruang simpan")
    BACKUP = "BACKUP", _("Cadangan")


class State(TextChoices):
    OK = "OK", _("baik")
    ATTENTION = "ATTENTION", _("perlu dilihat")
    UNKNOWN = "UNKNOWN", _("belum diketahui")
    DOWN = "DOWN", _("belum siap")

    @property
    def tone(self) -> Tone:
        """How a tag of this state looks."""
        return TONES[self]


TONES = {
    State.OK: Tone.OK,
    State.ATTENTION: Tone.WAIT,
    State.UNKNOWN: Tone.WAIT,
    State.DOWN: Tone.STOP,
}


@audit_events
class Event(TextChoices):
    BACKUP_MADE = "operations.backup.made", _("Cadangan dibuat")
    KEYS_RENEWED = "operations.keys.renewed", _("Kunci data pribadi diganti")
    VILLAGE_RESTORED = "operations.backup.restored", _("Data dipulihkan dari cadangan")

"""What a programme and its goods can be, and event names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duren_sawit.audit.registry import audit_events


class FundSource(TextChoices):
    """Whose money it is; the budget line itself stands in the legal basis."""

    NATION = "NATION", _("APBN")
    PROVINCE = "PROVINCE", _("APBD provinsi")
    CITY = "CITY", _("APBD kota atau kabupaten")
    VILLAGE = "VILLAGE", _("Dana desa atau kelurahan")
    DONATION = "DONATION", _("Sumbangan warga atau mitra")


class Receiver(TextChoices):
    """Who of a family receives, unless somebody else is written on the list."""

    HEAD = "HEAD", _("Kepala keluarga")
    MOTHER = "MOTHER", _("Ibu; bila tidak ada, kepala keluarga")


class ProgrammeState(TextChoices):
    """The allowed moves stand in policies.py."""

    PLANNED = "PLANNED", _("direncanakan")
    RUNNING = "RUNNING", _("berjalan")
    FINISHED = "FINISHED", _("selesai")


@audit_events
class Event(TextChoices):
    PROGRAMME_PLANNED = "distributions.programme.planned", _("Program direncanakan")
    PROGRAMME_CHANGED = "distributions.programme.changed", _("Program diubah")
    PROGRAMME_BEGUN = "distributions.programme.begun", _("Program dimulai")
    PROGRAMME_FINISHED = "distributions.programme.finished", _("Program diselesaikan")
    QUOTAS_SET = "distributions.quotas.set", _("Kuota program dibagi per RW")
    PACKAGE_KEPT = "distributions.package.kept", _("Paket contoh disimpan")
    PACKAGE_DROPPED = "distributions.package.dropped", _("Paket contoh tidak dipakai lagi")

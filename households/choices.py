"""What a dwelling, a family and a person can be, and event names.

The lists of the family card are those of Dukcapil practice; their numbers in other people's
sheets are read in households/intake. Religion is on the card and is not collected.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duren_sawit.audit.registry import audit_events


class VisitStatus(TextChoices):
    """How a dwelling stands in the visiting of homes."""

    NOT_YET = "NOT_YET", _("belum")
    RECORDED = "RECORDED", _("terdata")
    EMPTY = "EMPTY", _("kosong")
    REFUSED = "REFUSED", _("menolak")
    MOVED = "MOVED", _("pindah")


class FamilyState(TextChoices):
    ACTIVE = "ACTIVE", _("menetap")
    MOVED = "MOVED", _("pindah")
    ENDED = "ENDED", _("tidak ada lagi")


class LifeStatus(TextChoices):
    """A person leaves the register by a status, never by deletion."""

    ALIVE = "ALIVE", _("hidup")
    DIED = "DIED", _("meninggal")
    MOVED = "MOVED", _("pindah")
    MISSING = "MISSING", _("hilang")
    INVALID = "INVALID", _("salah catat")


class Relation(TextChoices):
    """Relation to the head of the family (SHDK)."""

    HEAD = "HEAD", _("Kepala keluarga")
    HUSBAND = "HUSBAND", _("Suami")
    WIFE = "WIFE", _("Istri")
    CHILD = "CHILD", _("Anak")
    CHILD_IN_LAW = "CHILD_IN_LAW", _("Menantu")
    GRANDCHILD = "GRANDCHILD", _("Cucu")
    PARENT = "PARENT", _("Orang tua")
    PARENT_IN_LAW = "PARENT_IN_LAW", _("Mertua")
    RELATIVE = "RELATIVE", _("Famili lain")
    HELPER = "HELPER", _("Pembantu")
    OTHER = "OTHER", _("Lainnya")


class MaritalStatus(TextChoices):
    SINGLE = "SINGLE", _("Belum kawin")
    MARRIED = "MARRIED", _("Kawin")
    DIVORCED = "DIVORCED", _("Cerai hidup")
    WIDOWED = "WIDOWED", _("Cerai mati")


class Education(TextChoices):
    """Highest level on the family card."""

    NONE = "NONE", _("Tidak/belum sekolah")
    PRIMARY_UNFINISHED = "PRIMARY_UNFINISHED", _("Belum tamat SD")
    PRIMARY = "PRIMARY", _("Tamat SD")
    JUNIOR = "JUNIOR", _("SLTP")
    SENIOR = "SENIOR", _("SLTA")
    DIPLOMA_2 = "DIPLOMA_2", _("Diploma I/II")
    DIPLOMA_3 = "DIPLOMA_3", _("Akademi/Diploma III")
    BACHELOR = "BACHELOR", _("Diploma IV/Strata I")
    MASTER = "MASTER", _("Strata II")
    DOCTOR = "DOCTOR", _("Strata III")


class Disability(TextChoices):
    NONE = "NONE", _("Tidak ada")
    PHYSICAL = "PHYSICAL", _("Fisik")
    SIGHT = "SIGHT", _("Netra")
    HEARING = "HEARING", _("Rungu/wicara")
    MENTAL = "MENTAL", _("Mental/jiwa")
    MULTIPLE = "MULTIPLE", _("Fisik dan mental")
    OTHER = "OTHER", _("Lainnya")


class ReportKind(TextChoices):
    """What an RT head tells the office about a person."""

    DIED = "DIED", _("meninggal")
    MOVED = "MOVED", _("pindah")


class ReportState(TextChoices):
    WAITING = "WAITING", _("menunggu diperiksa")
    CONFIRMED = "CONFIRMED", _("dicatat")
    DECLINED = "DECLINED", _("belum dicatat")


class DeedKind(TextChoices):
    """What may be taken back as a whole."""

    IMPORT = "IMPORT", _("impor")
    MERGE = "MERGE", _("penggabungan")


class PairState(TextChoices):
    OPEN = "OPEN", _("belum diputuskan")
    DIFFERENT = "DIFFERENT", _("dua orang berbeda")
    MERGED = "MERGED", _("orang yang sama")


class PairReason(TextChoices):
    """Why two records may be one person, strongest first."""

    NIK = "NIK", _("NIK sama")
    NAME_BIRTH = "NAME_BIRTH", _("nama, tanggal lahir, dan RT sama")
    SIMILAR = "SIMILAR", _("nama mirip, tanggal lahir berdekatan")


class BatchState(TextChoices):
    """An import on its way; the allowed moves stand in services/imports.py."""

    UPLOADED = "UPLOADED", _("menunggu dibaca")
    READING = "READING", _("sedang dibaca")
    MAPPING = "MAPPING", _("kolom perlu dicocokkan")
    READY = "READY", _("siap diperiksa")
    APPLYING = "APPLYING", _("sedang diterapkan")
    APPLIED = "APPLIED", _("sudah diterapkan")
    UNDOING = "UNDOING", _("sedang dibatalkan")
    UNDONE = "UNDONE", pgettext_lazy("impor", "dibatalkan")
    STOPPED = "STOPPED", _("berhenti")


class Verdict(TextChoices):
    """What an import would do with one row of the sheet."""

    NEW = "NEW", _("baru")
    CHANGED = "CHANGED", _("berubah")
    SAME = "SAME", _("sama")
    UNCLEAR = "UNCLEAR", _("perlu dilihat")
    REJECTED = "REJECTED", _("belum bisa dibaca")


class WordKind(TextChoices):
    """Where a word that can be searched stands."""

    NAME = "NAME", _("nama")
    ADDRESS = "ADDRESS", _("alamat")


class ExportFormat(TextChoices):
    XLSX = "XLSX", _("Excel (.xlsx)")
    CSV = "CSV", _("teks (.csv)")


class ExportState(TextChoices):
    """A list on its way into a file; the allowed moves stand in services/exports.py."""

    WAITING = "WAITING", _("menunggu giliran")
    MAKING = "MAKING", _("sedang disusun")
    READY = "READY", _("siap diunduh")
    FAILED = "FAILED", _("belum jadi")


# What lists of families may be narrowed by, as addresses and people say it.
SIZE_WORDS = [
    ("", _("Semua")),
    ("1", _("1 orang")),
    ("2-4", _("2 sampai 4 orang")),
    ("5", _("5 orang atau lebih")),
]
VISIT_WORDS = [
    ("", _("Semua")),
    ("belum", _("Belum dikunjungi")),
    ("terdata", _("Terdata")),
    ("kosong", _("Kosong")),
    ("menolak", _("Menolak")),
    ("pindah", _("Pindah")),
]
TRAIT_WORDS = [
    ("lansia", _("Ada lansia (60+)")),
    ("balita", _("Ada balita")),
    ("disabilitas", _("Ada disabilitas")),
]


@audit_events
class Event(TextChoices):
    PERSON_ADDED = "households.person.added", _("Warga ditambahkan")
    PERSON_CHANGED = "households.person.changed", _("Data warga diubah")
    PERSON_MOVED = "households.person.moved", _("Warga pindah keluarga")
    PERSON_LEFT = "households.person.left", _("Status warga diubah")
    PERSON_RETURNED = "households.person.returned", _("Status warga dikembalikan")
    PERSON_REVEALED = "households.person.revealed", _("NIK warga dilihat lengkap")
    PERSON_NUMBERED = "households.person.numbered", _("NIK sementara diberikan")
    PERSON_REPORTED = "households.person.reported", _("Perubahan warga dilaporkan")
    REPORT_CONFIRMED = "households.report.confirmed", _("Laporan warga dicatat")
    REPORT_DECLINED = "households.report.declined", _("Laporan warga belum dicatat")
    FAMILY_ADDED = "households.family.added", _("Keluarga ditambahkan")
    FAMILY_CHANGED = "households.family.changed", _("Data keluarga diubah")
    FAMILY_MOVED = "households.family.moved", _("Keluarga pindah rumah")
    FAMILY_LEFT = "households.family.left", _("Keluarga pindah ke luar")
    FAMILY_ENDED = "households.family.ended", _("Keluarga tidak ada lagi")
    FAMILY_RETURNED = "households.family.returned", _("Keluarga tercatat kembali")
    FAMILY_SPLIT = "households.family.split", _("KK dipisah")
    FAMILY_REVEALED = "households.family.revealed", _("No. KK dilihat lengkap")
    HEAD_CHANGED = "households.family.head_changed", _("Kepala keluarga diganti")
    FAMILIES_EXPORTED = "households.families.exported", _("Daftar keluarga diminta sebagai berkas")
    EXPORT_STARTED = "households.export.started", _("Berkas daftar keluarga mulai disusun")
    EXPORT_FINISHED = "households.export.finished", _("Berkas daftar keluarga selesai disusun")
    EXPORT_FAILED = "households.export.failed", _("Berkas daftar keluarga belum jadi")
    EXPORT_DOWNLOADED = "households.export.downloaded", _("Berkas daftar keluarga diunduh")
    DWELLING_ADDED = "households.dwelling.added", _("Rumah ditambahkan")
    DWELLING_CHANGED = "households.dwelling.changed", _("Data rumah diubah")
    DWELLING_VISITED = "households.dwelling.visited", _("Kunjungan rumah dicatat")
    IMPORT_UPLOADED = "households.import.uploaded", _("Berkas impor diunggah")
    IMPORT_MAPPED = "households.import.mapped", _("Kolom berkas impor dicocokkan")
    IMPORT_READ = "households.import.read", _("Berkas impor selesai dibaca")
    IMPORT_STOPPED = "households.import.stopped", _("Impor berhenti sebelum selesai")
    IMPORT_APPLIED = "households.import.applied", _("Impor diterapkan")
    IMPORT_UNDONE = "households.import.undone", _("Impor dibatalkan")
    IMPORT_RETURNED = "households.import.returned", _("Baris impor diunduh kembali")
    VILLAGE_GENERATED = "households.village.generated", _("Warga contoh dibuat")
    PAIR_KEPT_APART = "households.pair.kept_apart", _("Dua orang dinyatakan berbeda")
    PAIR_MERGED = "households.pair.merged", _("Dua catatan digabung")
    PAIR_SEPARATED = "households.pair.separated", _("Penggabungan dibatalkan")

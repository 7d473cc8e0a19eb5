"""What programmes, lists, rounds, handovers and goods can be, and event names."""

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


class ListState(TextChoices):
    """In this order; what lies between draft and final is decided in meetings."""

    DRAFT = "DRAFT", _("disusun")
    SUBMITTED = "SUBMITTED", _("menunggu pengesahan")
    FINAL = "FINAL", _("final")


class Standing(TextChoices):
    MAIN = "MAIN", _("penerima")
    RESERVE = "RESERVE", _("cadangan")
    OFF = "OFF", _("dikeluarkan")


class Source(TextChoices):
    """Where an entry of a list came from."""

    REGISTER = "REGISTER", _("data warga")
    WORKBOOK = "WORKBOOK", _("berkas bantuan")
    COPIED = "COPIED", _("daftar lalu")
    BY_HAND = "BY_HAND", _("ditambahkan")


class Check(TextChoices):
    """What somebody should look at beside an entry, in the order it is shown."""

    DIED = "DIED", _("penerima meninggal")
    LEFT = "LEFT", _("penerima tidak lagi di keluarga ini")
    FAMILY_LEFT = "FAMILY_LEFT", _("keluarga tidak menetap lagi")
    DOUBLE = "DOUBLE", _("orang yang sama dua kali di daftar ini")
    ELSEWHERE = "ELSEWHERE", _("menerima dari program lain")
    OFFICIAL = "OFFICIAL", _("satu KK dengan pengurus")
    NO_NIK = "NO_NIK", _("penerima tanpa NIK")
    OVER_QUOTA = "OVER_QUOTA", _("melebihi kuota RW")


class RowState(TextChoices):
    OPEN = "OPEN", _("perlu diperiksa")
    MATCHED = "MATCHED", _("ditemukan")
    SET_ASIDE = "SET_ASIDE", _("dikesampingkan")


class AmendmentReason(TextChoices):
    """Why a family of a final list is replaced or receives by another member (domain notes 2.4)."""

    DIED = "DIED", _("meninggal")
    MOVED = "MOVED", _("pindah")
    ABLE = "ABLE", _("sudah mampu")
    DECLINED = "DECLINED", _("menolak")
    DOUBLE = "DOUBLE", _("ganda")
    NOT_FOUND = "NOT_FOUND", _("tidak ditemukan")


class Way(TextChoices):
    """How the place of an entry is filled when a final list is amended."""

    MEMBER = "MEMBER", _("diterima anggota lain dalam KK yang sama")
    RESERVE = "RESERVE", _("diganti cadangan berikutnya")
    NOBODY = "NOBODY", _("dikeluarkan tanpa pengganti")


class Succession(TextChoices):
    """By which rule somebody takes a place on a final list (domain notes 2.4)."""

    SAME_KK = "SAME_KK", _("anggota lain dalam KK yang sama")
    SAME_RT = "SAME_RT", _("cadangan terdepan di RT yang sama")
    SAME_RW = "SAME_RW", _("cadangan terdepan di RW yang sama, karena RT ini tanpa cadangan")
    VILLAGE = "VILLAGE", _("cadangan terdepan di kelurahan, karena RW ini tanpa cadangan")


class AmendmentState(TextChoices):
    WAITING = "WAITING", _("menunggu pengesahan")
    APPROVED = "APPROVED", _("disahkan")
    DECLINED = "DECLINED", _("tidak disahkan")


class RoundState(TextChoices):
    PLANNED = "PLANNED", _("direncanakan")
    OPEN = "OPEN", _("dibuka")
    CLOSED = "CLOSED", _("ditutup")


class SheetState(TextChoices):
    """How far a sheet of the paper roster is; counted from its readings, stored nowhere."""

    UNREAD = "UNREAD", _("belum dimasukkan")
    READ_ONCE = "READ_ONCE", _("satu orang")
    DIFFERING = "DIFFERING", _("berbeda")
    ENTERED = "ENTERED", _("selesai")


class Mode(TextChoices):
    """How a family collected."""

    SELF = "SELF", _("diambil sendiri")
    PROXY = "PROXY", _("diwakilkan")
    HOME = "HOME", _("diantar ke rumah")


class ProxyKind(TextChoices):
    SAME_KK = "SAME_KK", _("anggota satu KK")
    OTHER = "OTHER", _("orang lain dengan surat kuasa")
    OFFICIAL = "OFFICIAL", _("pengurus RT atau RW")


class HandoverSource(TextChoices):
    """What a handover was recorded from."""

    SCREEN = "SCREEN", _("layar")
    OFFLINE = "OFFLINE", _("HP tanpa sinyal")
    PAPER = "PAPER", _("kertas")
    FILE = "FILE", _("berkas")


class Shortfall(TextChoices):
    """Why less was handed over than the family is entitled to."""

    SHORT = "SHORT", _("barang di titik bagi kurang")
    DAMAGED = "DAMAGED", _("barang rusak")
    DECLINED = "DECLINED", _("penerima tidak mengambil semua")
    OTHER = "OTHER", _("sebab lain")


class MovementKind(TextChoices):
    RECEIVED = "RECEIVED", _("diterima")
    TRANSFERRED = "TRANSFERRED", _("dipindahkan")
    DAMAGED = "DAMAGED", _("rusak atau hilang")
    RETURNED = "RETURNED", _("dikembalikan")


class ClosingState(TextChoices):
    WAITING = "WAITING", _("menunggu persetujuan")
    RETURNED = "RETURNED", _("dihitung ulang")
    APPROVED = "APPROVED", _("ditutup")


class CorrectionKind(TextChoices):
    """What came out after a round was closed."""

    FORGOTTEN = "FORGOTTEN", _("serah terima terlupa")
    WRONG = "WRONG", _("serah terima keliru")
    MISCOUNTED = "MISCOUNTED", _("sisa salah hitung")


class CorrectionState(TextChoices):
    WAITING = "WAITING", _("menunggu tanda tangan kedua")
    CONFIRMED = "CONFIRMED", _("dibetulkan")
    DECLINED = "DECLINED", _("tidak disetujui")


class LetterKind(TextChoices):
    """The papers of this room."""

    ROSTER = "ROSTER", _("Daftar tanda terima")
    WALL_LIST = "WALL_LIST", _("Daftar penerima untuk papan pengumuman")
    SLIPS = "SLIPS", _("Undangan pengambilan")
    POWER_OF_ATTORNEY = "POWER_OF_ATTORNEY", _("Surat kuasa pengambilan")
    BLANK_POWER = "BLANK_POWER", _("Surat kuasa pengambilan, kosong")
    BAST = "BAST", _("Berita acara serah terima barang")
    RECAP = "RECAP", _("Rekapitulasi penyaluran")
    REALISATION = "REALISATION", _("Laporan realisasi penyaluran")
    CLOSING_MINUTES = "CLOSING_MINUTES", _("Berita acara penutupan tahap")
    LIST_ANNEX = "LIST_ANNEX", _("Lampiran keputusan daftar penerima")


class Binding(TextChoices):
    """How the papers of many RTs are taken away."""

    ONE = "ONE", _("Satu PDF")
    ZIP = "ZIP", _("ZIP, satu PDF tiap RT")


class BatchState(TextChoices):
    WAITING = "WAITING", _("menunggu giliran")
    PRINTING = "PRINTING", _("sedang dicetak")
    READY = "READY", _("siap diunduh")
    FAILED = "FAILED", _("gagal dicetak")


@audit_events
class Event(TextChoices):
    PROGRAMME_PLANNED = "distributions.programme.planned", _("Program direncanakan")
    PROGRAMME_CHANGED = "distributions.programme.changed", _("Program diubah")
    PROGRAMME_BEGUN = "distributions.programme.begun", _("Program dimulai")
    PROGRAMME_FINISHED = "distributions.programme.finished", _("Program diselesaikan")
    QUOTAS_SET = "distributions.quotas.set", _("Kuota program dibagi per RW")
    PACKAGE_KEPT = "distributions.package.kept", _("Paket contoh disimpan")
    PACKAGE_DROPPED = "distributions.package.dropped", _("Paket contoh tidak dipakai lagi")
    LIST_STARTED = "distributions.list.started", _("Daftar penerima mulai disusun")
    ENTRIES_ADDED = "distributions.entries.added", _("Keluarga ditambahkan ke daftar penerima")
    ENTRY_CHANGED = "distributions.entry.changed", _("Baris daftar penerima diubah")
    ENTRY_REMOVED = "distributions.entry.removed", _("Keluarga dikeluarkan dari daftar penerima")
    ROW_SETTLED = "distributions.row.settled", _("Baris berkas bantuan diselesaikan")
    LIST_CHECKED = "distributions.list.checked", _("Daftar penerima diperiksa ulang")
    LIST_SUBMITTED = "distributions.list.submitted", _("Daftar penerima diajukan")
    LIST_RETURNED = "distributions.list.returned", _("Daftar penerima dikembalikan")
    LIST_APPROVED = "distributions.list.approved", _("Daftar penerima disahkan")
    AMENDMENT_PROPOSED = "distributions.amendment.proposed", _("Perubahan daftar diusulkan")
    AMENDMENT_APPROVED = "distributions.amendment.approved", _("Perubahan daftar disahkan")
    AMENDMENT_DECLINED = "distributions.amendment.declined", _("Perubahan daftar tidak disahkan")
    ROUND_PLANNED = "distributions.round.planned", _("Tahap penyaluran direncanakan")
    ROUND_CHANGED = "distributions.round.changed", _("Tahap penyaluran diubah")
    ROUND_OPENED = "distributions.round.opened", _("Tahap penyaluran dibuka")
    POINT_KEPT = "distributions.point.kept", _("Titik bagi disimpan")
    POINT_DROPPED = "distributions.point.dropped", _("Titik bagi dihapus")
    SLOTS_SET = "distributions.slots.set", _("Jadwal RT disimpan")
    VISITS_ARRANGED = "distributions.visits.arranged", _("Kunjungan atau hari kedua diatur")
    HANDOVER_RECORDED = "distributions.handover.recorded", _("Serah terima dicatat")
    HANDOVERS_RECORDED = "distributions.handovers.recorded", _("Serah terima satu lembar dicatat")
    HANDOVER_UNDONE = "distributions.handover.undone", _("Serah terima dibatalkan")
    HANDOVER_REFUSED = "distributions.handover.refused", _("Percobaan serah terima ditolak")
    HANDOVER_FILE_TAKEN = "distributions.handover_file.taken", _("Berkas serah terima diunduh")
    SHEET_READ = "distributions.sheet.read", _("Lembar roster dibaca")
    SIGNED_ANYWAY = (
        "distributions.entitlement.signed_anyway",
        _("Tanda tangan di kertas atas jatah yang sudah dicabut"),
    )
    SHEET_SETTLED = "distributions.sheet.settled", _("Dua bacaan lembar roster diputuskan")
    PROXY_RULE_CHANGED = "distributions.proxy_rule.changed", _("Aturan wakil diubah")
    STOCK_MOVED = "distributions.stock.moved", _("Barang dicatat masuk, pindah, atau keluar")
    ROUND_COUNTED = "distributions.round.counted", _("Sisa barang tahap dihitung")
    ROUND_CLOSED = "distributions.round.closed", _("Tahap penyaluran ditutup")
    COUNT_RETURNED = "distributions.count.returned", _("Hitungan sisa dikembalikan")
    CORRECTION_PROPOSED = "distributions.correction.proposed", _("Pembetulan tahap diusulkan")
    CORRECTION_CONFIRMED = "distributions.correction.confirmed", _("Pembetulan tahap disetujui")
    CORRECTION_DECLINED = "distributions.correction.declined", _("Pembetulan tahap ditolak")
    PAPERS_ORDERED = "distributions.papers.ordered", _("Cetakan tahap diminta")
    PAPERS_STARTED = "distributions.papers.started", _("Cetakan tahap mulai dikerjakan")
    PAPERS_FINISHED = "distributions.papers.finished", _("Cetakan tahap selesai")
    PAPERS_FAILED = "distributions.papers.failed", _("Cetakan tahap gagal")
    PAPERS_DOWNLOADED = "distributions.papers.downloaded", _("Cetakan tahap diunduh")

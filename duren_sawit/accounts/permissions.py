"""Every permission there is. A page or a rule names one; roles.py says who has it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    OWN_PAGES = "accounts.own_pages", _("membuka halaman sendiri")
    PEOPLE_VIEW = "accounts.people_view", _("melihat daftar pengguna")
    PEOPLE_MANAGE = "accounts.people_manage", _("mengatur pengguna dan penugasan")
    ROLES_END = "accounts.roles_end", _("mengakhiri penugasan")
    ROLES_APPROVE = "accounts.roles_approve", _("mengesahkan penugasan")
    SIGN_IN_HELP = "accounts.sign_in_help", _("memulihkan akses masuk orang lain")
    NIK_REVEAL = "accounts.nik_reveal", _("melihat NIK dan No. KK lengkap")
    AREAS_VIEW = "areas.view", _("melihat wilayah")
    SITE_MANAGE = "areas.site_manage", _("mengubah kop dan sebutan tempat")
    LETTERS_VIEW = "documents.letters_view", _("melihat surat")
    LETTERS_ISSUE = "documents.letters_issue", _("menerbitkan surat")
    LETTERS_APPROVE = "documents.letters_approve", _("mengesahkan surat")
    FAMILIES_VIEW = "households.view", _("melihat warga dan keluarga")
    FAMILIES_EDIT = "households.edit", _("mengubah data warga dan keluarga")
    FAMILIES_EXPORT = "households.export", _("mengunduh daftar keluarga")
    CHANGES_REPORT = "households.report", _("melaporkan warga pindah atau meninggal")
    VISITS_RECORD = "households.visit", _("mencatat kunjungan rumah")
    REGISTER_IMPORT = "households.import", _("mengimpor data warga")
    REGISTER_MERGE = "households.merge", _("menggabung catatan ganda")
    PROGRAMMES_VIEW = "distributions.view", _("melihat program bantuan")
    PROGRAMMES_PLAN = "distributions.plan", _("menyusun program bantuan")
    LISTS_VIEW = "distributions.lists_view", _("melihat daftar penerima")
    LISTS_EDIT = "distributions.lists_edit", _("menyusun daftar penerima")
    LISTS_APPROVE = "distributions.lists_approve", _("mengesahkan daftar penerima")
    ROUNDS_VIEW = "distributions.rounds_view", _("melihat tahap penyaluran")
    ROUNDS_PLAN = "distributions.rounds_plan", _("merencanakan dan menutup tahap penyaluran")
    ROSTERS_PRINT = "distributions.rosters_print", _("mencetak roster dan slip")
    HANDOVERS_RECORD = "distributions.handovers_record", _("mencatat serah terima")
    STOCK_VIEW = "distributions.stock_view", _("melihat barang bantuan")
    STOCK_RECORD = "distributions.stock_record", _("mencatat barang bantuan")
    BALANCES_APPROVE = "distributions.balances_approve", _("menyetujui selisih barang")
    NOTICES_PASS_ON = "notifications.pass_on", _("meneruskan pemberitahuan lewat WhatsApp")
    UI_GALLERY_VIEW = "ui.gallery_view", _("melihat acuan tampilan")
    TRAIL_VIEW = "audit.trail_view", _("membaca jejak")


# Whoever has one of these signs in with a second factor, and receives it only with the word of
# somebody who holds it too.
NEEDS_SECOND_FACTOR = frozenset(
    {
        Permission.NIK_REVEAL,
        Permission.ROLES_APPROVE,
        Permission.LETTERS_APPROVE,
        Permission.LISTS_APPROVE,
        Permission.BALANCES_APPROVE,
        Permission.TRAIL_VIEW,
    }
)

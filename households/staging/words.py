"""What is said of a row that is not simply taken. `%s` and `%1$s` are filled by PostgreSQL."""

from django.utils.translation import gettext as _


def sentences() -> dict[str, str]:
    return {
        "no_such_rt": _("RT %1$s/RW %2$s tidak ada di sini."),
        "no_rw": _("RT %1$s tanpa RW; belum jelas RT mana."),
        "no_rt": _("RT belum tertulis, dan orang ini belum tercatat."),
        "nik_twice": _("NIK ini juga ada di baris %1$s."),
        "nik_in_two_families": _("NIK ini juga ada di baris %1$s, dalam keluarga lain."),
        "person_twice": _("Baris %1$s tampaknya orang yang sama."),
        "name_twice": _("Baris %1$s bernama sama di RT yang sama; lengkapi NIK atau lahirnya."),
        "several": _("Ada %1$s warga bernama sama di RT ini; belum jelas yang mana."),
        "other_number": _("Warga yang sama sudah tercatat dengan NIK lain; NIK tidak ditimpa."),
        "invalid": _("Di berkas ditandai tidak valid; tidak diterapkan."),
        "unknown_nik": _("NIK ini belum tercatat, dan namanya tidak ada di baris ini."),
        "nobody": _("Baris ini tanpa nama dan tanpa NIK."),
        "two_heads": _("Kepala keluarga sudah disebut di baris %1$s; yang itu dipakai."),
        "picked_head": _("Kepala keluarga tidak tertulis; orang ini dicatat sebagai kepala."),
        "alone": _("Keluarganya tidak tertulis; dicatat sebagai keluarga sendiri."),
        "split_family": _("RT di baris ini lain dari RT kepala keluarga; dipakai RT kepala."),
        "stays": _("RT di berkas lain dari RT keluarganya; keluarganya tidak dipindahkan."),
        "gone": _("Di data kita sudah tidak tinggal di sini; statusnya tidak diubah."),
    }

"""Who may collect for somebody else, as the village begins; its page changes it (domain 3.2)."""

from django.db import migrations

RULES = (
    ("SAME_KK", ("KTP wakil", "Kartu keluarga penerima", "Undangan atau slip"), False, 2),
    (
        "OTHER",
        ("Surat kuasa bertanda tangan", "KTP wakil", "KTP penerima", "Undangan atau slip"),
        True,
        3,
    ),
    ("OFFICIAL", ("KTP pengurus", "Undangan atau slip", "Foto saat diserahkan di rumah"), False, 5),
)


def begin(apps, _schema_editor):
    rule = apps.get_model("distributions", "ProxyRule")
    for kind, proofs, needs_letter, warns_from in RULES:
        rule.objects.get_or_create(
            kind=kind,
            defaults={
                "proofs": "\n".join(proofs),
                "needs_letter": needs_letter,
                "warns_from": warns_from,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("distributions", "0004_ledger_append_only")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]

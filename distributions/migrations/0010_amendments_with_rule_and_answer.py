from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("distributions", "0009_printed_papers"),
        ("households", "0009_sheets_with_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="amendment",
            name="answer",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="sebab tidak disahkan",
            ),
        ),
        migrations.AlterField(
            model_name="amendment",
            name="rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("SAME_KK", "anggota lain dalam KK yang sama"),
                    ("SAME_RT", "cadangan terdepan di RT yang sama"),
                    ("SAME_RW", "cadangan terdepan di RW yang sama, karena RT ini tanpa cadangan"),
                    ("VILLAGE", "cadangan terdepan di kelurahan, karena RW ini tanpa cadangan"),
                ],
                max_length=10,
                verbose_name="aturan yang dipakai",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "DECLINED"), _negated=True),
                fields=("replacement",),
                name="distributions_amendment_one_place",
                violation_error_message="Cadangan ini sudah menggantikan penerima lain.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("rule__in", ["", "SAME_KK", "SAME_RT", "SAME_RW", "VILLAGE"])),
                name="distributions_amendment_rule_known",
                violation_error_message="Aturan penggantian belum dikenal.",
            ),
        ),
    ]

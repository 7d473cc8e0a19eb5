import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("distributions", "0007_final_lists_frozen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="sheetreading",
            name="distributions_sheetreading_reader_once",
        ),
        migrations.AddField(
            model_name="sheetreading",
            name="handed_on",
            field=models.DateField(
                default=datetime.date(2026, 1, 1), verbose_name="hari penyerahan"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="sheetreading",
            name="settled_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="diputuskan"),
        ),
        migrations.AddField(
            model_name="sheetreading",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="diputuskan oleh",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetreading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_settled", False)),
                fields=("sheet", "reader"),
                name="distributions_sheetreading_reader_once",
                violation_error_message="Lembar ini sudah Anda masukkan.",
            ),
        ),
    ]

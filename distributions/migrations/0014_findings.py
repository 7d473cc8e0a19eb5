import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0001_initial"),
        ("distributions", "0013_handovers_name_their_receiver"),
    ]

    operations = [
        migrations.AddField(
            model_name="recipientlist",
            name="checked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="diperiksa"),
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("DIED", "penerima meninggal"),
                            ("LEFT", "penerima tidak lagi di keluarga ini"),
                            ("FAMILY_LEFT", "keluarga tidak menetap lagi"),
                            ("DOUBLE", "orang yang sama dua kali di daftar ini"),
                            ("ELSEWHERE", "menerima dari program lain"),
                            ("OFFICIAL", "satu KK dengan pengurus"),
                            ("NO_NIK", "penerima tanpa NIK"),
                            ("OVER_QUOTA", "melebihi kuota RW"),
                        ],
                        max_length=12,
                        verbose_name="temuan",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                        verbose_name="RT",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="distributions.listentry",
                        verbose_name="baris daftar",
                    ),
                ),
                (
                    "list",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="distributions.recipientlist",
                        verbose_name="daftar",
                    ),
                ),
            ],
            options={
                "verbose_name": "temuan",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("list", "entry", "kind"),
                        name="distributions_finding_once",
                        violation_error_message="Temuan ini sudah tercatat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "DIED",
                                    "LEFT",
                                    "FAMILY_LEFT",
                                    "DOUBLE",
                                    "ELSEWHERE",
                                    "OFFICIAL",
                                    "NO_NIK",
                                    "OVER_QUOTA",
                                ],
                            )
                        ),
                        name="distributions_finding_kind_known",
                        violation_error_message="Temuan ini belum dikenal.",
                    ),
                ],
            },
        ),
    ]

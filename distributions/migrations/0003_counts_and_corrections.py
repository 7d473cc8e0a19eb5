import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("distributions", "0002_lists_rounds_handovers_stock"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="nomor")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("FORGOTTEN", "serah terima terlupa"),
                            ("WRONG", "serah terima keliru"),
                            ("MISCOUNTED", "sisa salah hitung"),
                        ],
                        max_length=12,
                        verbose_name="jenis",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="sebab")),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SELF", "diambil sendiri"),
                            ("PROXY", "diwakilkan"),
                            ("HOME", "diantar ke rumah"),
                        ],
                        max_length=10,
                        verbose_name="cara",
                    ),
                ),
                (
                    "happened_on",
                    models.DateField(blank=True, null=True, verbose_name="diserahkan tanggal"),
                ),
                (
                    "remaining",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=14,
                        null=True,
                        verbose_name="sisa yang benar",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("WAITING", "menunggu tanda tangan kedua"),
                            ("CONFIRMED", "dibetulkan"),
                            ("DECLINED", "tidak disetujui"),
                        ],
                        default="WAITING",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="diusulkan")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="diputuskan"),
                ),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="jawaban")),
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="versi sesudahnya"
                    ),
                ),
            ],
            options={
                "verbose_name": "pembetulan tahap",
            },
        ),
        migrations.RemoveConstraint(
            model_name="balance",
            name="distributions_balance_item_once",
        ),
        migrations.RemoveConstraint(
            model_name="closing",
            name="distributions_closing_state_known",
        ),
        migrations.AddField(
            model_name="balance",
            name="version",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="versi"),
        ),
        migrations.AddField(
            model_name="closing",
            name="answer",
            field=models.CharField(blank=True, max_length=300, verbose_name="jawaban lurah"),
        ),
        migrations.AddField(
            model_name="closing",
            name="version",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="versi neraca"),
        ),
        migrations.AddField(
            model_name="stockmovement",
            name="carried_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried",
                to="distributions.round",
                verbose_name="sisa dari tahap",
            ),
        ),
        migrations.AlterField(
            model_name="closing",
            name="state",
            field=models.CharField(
                choices=[
                    ("WAITING", "menunggu persetujuan"),
                    ("RETURNED", "dihitung ulang"),
                    ("APPROVED", "ditutup"),
                ],
                max_length=10,
                verbose_name="keadaan",
            ),
        ),
        migrations.AddConstraint(
            model_name="balance",
            constraint=models.UniqueConstraint(
                fields=("closing", "version", "item"),
                name="distributions_balance_item_once",
                violation_error_message="Barang ini sudah dihitung.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["WAITING", "RETURNED", "APPROVED"])),
                name="distributions_closing_state_known",
                violation_error_message="Keadaan penutupan belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockmovement",
            constraint=models.UniqueConstraint(
                fields=("carried_from", "item"),
                name="distributions_stockmovement_carried_once",
                violation_error_message="Sisa tahap itu sudah dibawa ke tahap lain.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockmovement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "RECEIVED"), ("source__isnull", True)),
                    models.Q(("kind__in", ["DAMAGED", "RETURNED"]), ("target__isnull", True)),
                    models.Q(
                        ("kind", "TRANSFERRED"), ("source__isnull", True), ("target__isnull", False)
                    ),
                    models.Q(
                        ("kind", "TRANSFERRED"), ("source__isnull", False), ("target__isnull", True)
                    ),
                    models.Q(
                        ("kind", "TRANSFERRED"),
                        ("source__isnull", False),
                        models.Q(("source", models.F("target")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="distributions_stockmovement_places",
                violation_error_message="Tempat asal dan tujuan barang belum cocok.",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="closing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="distributions.closing",
                verbose_name="penutupan",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="diputuskan oleh",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="entitlement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="distributions.entitlement",
                verbose_name="jatah",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="handover",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="distributions.handover",
                verbose_name="serah terima",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="distributions.item",
                verbose_name="barang",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="diusulkan oleh",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.UniqueConstraint(
                fields=("closing", "number"),
                name="distributions_correction_number_once",
                violation_error_message="Nomor pembetulan ini sudah dipakai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "WAITING")),
                fields=("entitlement",),
                name="distributions_correction_entitlement_waiting_once",
                violation_error_message="Jatah ini sudah diusulkan untuk dibetulkan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "WAITING")),
                fields=("closing", "item"),
                name="distributions_correction_item_waiting_once",
                violation_error_message="Sisa barang ini sudah diusulkan untuk dibetulkan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["FORGOTTEN", "WRONG", "MISCOUNTED"])),
                name="distributions_correction_kind_known",
                violation_error_message="Jenis pembetulan belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["SELF", "PROXY", "HOME", ""])),
                name="distributions_correction_mode_known",
                violation_error_message="Cara serah terima belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["WAITING", "CONFIRMED", "DECLINED"])),
                name="distributions_correction_state_known",
                violation_error_message="Keadaan pembetulan belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("entitlement__isnull", False),
                        ("happened_on__isnull", False),
                        ("kind", "FORGOTTEN"),
                        ("mode__in", ["SELF", "HOME"]),
                    ),
                    models.Q(
                        ("entitlement__isnull", False),
                        ("handover__isnull", False),
                        ("kind", "WRONG"),
                    ),
                    models.Q(
                        ("item__isnull", False), ("kind", "MISCOUNTED"), ("remaining__gte", 0)
                    ),
                    _connector="OR",
                ),
                name="distributions_correction_about",
                violation_error_message="Pembetulan ini belum lengkap.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="distributions_correction_two_people",
                violation_error_message="Pembetulan ditandatangani dua orang yang berbeda.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "WAITING"),
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    _connector="OR",
                ),
                name="distributions_correction_decided",
                violation_error_message="Pembetulan perlu tanda tangan kedua.",
            ),
        ),
    ]

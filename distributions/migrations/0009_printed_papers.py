import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0001_initial"),
        ("distributions", "0008_readings_by_day_and_settled"),
        ("documents", "0002_letters_frozen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PrintBatch",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ROSTER", "Daftar tanda terima"),
                            ("WALL_LIST", "Daftar penerima untuk papan pengumuman"),
                            ("SLIPS", "Undangan pengambilan"),
                            ("POWER_OF_ATTORNEY", "Surat kuasa pengambilan"),
                            ("BLANK_POWER", "Surat kuasa pengambilan, kosong"),
                            ("BAST", "Berita acara serah terima barang"),
                            ("RECAP", "Rekapitulasi penyaluran"),
                            ("REALISATION", "Laporan realisasi penyaluran"),
                            ("CLOSING_MINUTES", "Berita acara penutupan tahap"),
                            ("LIST_ANNEX", "Lampiran keputusan daftar penerima"),
                        ],
                        max_length=20,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "paper",
                    models.CharField(
                        choices=[
                            ("A4", "A4 tegak"),
                            ("A4_LANDSCAPE", "A4 rebah"),
                            ("F4", "F4 tegak"),
                            ("F4_LANDSCAPE", "F4 rebah"),
                        ],
                        max_length=20,
                        verbose_name="kertas",
                    ),
                ),
                (
                    "binding",
                    models.CharField(
                        choices=[("ONE", "Satu PDF"), ("ZIP", "ZIP, satu PDF tiap RT")],
                        max_length=4,
                        verbose_name="kemasan",
                    ),
                ),
                (
                    "by_time",
                    models.BooleanField(default=False, verbose_name="menurut jam kedatangan"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("WAITING", "menunggu giliran"),
                            ("PRINTING", "sedang dicetak"),
                            ("READY", "siap diunduh"),
                            ("FAILED", "gagal dicetak"),
                        ],
                        default="WAITING",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("done_count", models.PositiveIntegerField(default=0, verbose_name="selesai")),
                ("total_count", models.PositiveIntegerField(default=0, verbose_name="dari")),
                (
                    "attempt_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="percobaan"),
                ),
                (
                    "failure",
                    models.CharField(blank=True, max_length=300, verbose_name="sebab gagal"),
                ),
                ("requested_at", models.DateTimeField(verbose_name="diminta")),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="mulai dicetak"),
                ),
                (
                    "ready_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="selesai dicetak"),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                        verbose_name="wilayah",
                    ),
                ),
                (
                    "copies",
                    models.ManyToManyField(
                        related_name="+", to="documents.copy", verbose_name="salinan"
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="peminta",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="print_batches",
                        to="distributions.round",
                        verbose_name="tahap",
                    ),
                ),
            ],
            options={
                "verbose_name": "cetakan tahap",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "ROSTER",
                                    "WALL_LIST",
                                    "SLIPS",
                                    "POWER_OF_ATTORNEY",
                                    "BLANK_POWER",
                                    "BAST",
                                    "RECAP",
                                    "REALISATION",
                                    "CLOSING_MINUTES",
                                    "LIST_ANNEX",
                                ],
                            )
                        ),
                        name="distributions_printbatch_kind_known",
                        violation_error_message="Jenis cetakan belum dikenal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paper__in", ["A4", "A4_LANDSCAPE", "F4", "F4_LANDSCAPE"])
                        ),
                        name="distributions_printbatch_paper_known",
                        violation_error_message="Ukuran kertas belum dikenal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("binding__in", ["ONE", "ZIP"])),
                        name="distributions_printbatch_binding_known",
                        violation_error_message="Kemasan cetakan belum dikenal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["WAITING", "PRINTING", "READY", "FAILED"])
                        ),
                        name="distributions_printbatch_state_known",
                        violation_error_message="Keadaan cetakan belum dikenal.",
                    ),
                ],
            },
        ),
    ]

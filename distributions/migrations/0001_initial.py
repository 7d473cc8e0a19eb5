import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Item",
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
                ("name", models.CharField(max_length=60, verbose_name="barang")),
                ("unit", models.CharField(max_length=20, verbose_name="satuan")),
            ],
            options={
                "verbose_name": "barang",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        django.db.models.functions.text.Lower("unit"),
                        name="distributions_item_once",
                        violation_error_message="Barang dengan satuan ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("unit", ""), _negated=True),
                        ),
                        name="distributions_item_named",
                        violation_error_message="Barang perlu nama dan satuan.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Package",
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
                ("name", models.CharField(max_length=80, verbose_name="nama paket")),
                ("is_in_use", models.BooleanField(default=True, verbose_name="dipakai")),
            ],
            options={
                "verbose_name": "paket contoh",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        condition=models.Q(("is_in_use", True)),
                        name="distributions_package_name_once",
                        violation_error_message="Paket dengan nama ini sudah ada.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
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
                ("name", models.CharField(max_length=120, verbose_name="nama program")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("NATION", "APBN"),
                            ("PROVINCE", "APBD provinsi"),
                            ("CITY", "APBD kota atau kabupaten"),
                            ("VILLAGE", "Dana desa atau kelurahan"),
                            ("DONATION", "Sumbangan warga atau mitra"),
                        ],
                        max_length=10,
                        verbose_name="sumber dana",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(blank=True, max_length=300, verbose_name="dasar hukum"),
                ),
                ("starts_on", models.DateField(verbose_name="mulai")),
                ("ends_on", models.DateField(verbose_name="sampai")),
                (
                    "receiver",
                    models.CharField(
                        choices=[
                            ("HEAD", "Kepala keluarga"),
                            ("MOTHER", "Ibu; bila tidak ada, kepala keluarga"),
                        ],
                        default="MOTHER",
                        max_length=10,
                        verbose_name="penerima dalam keluarga",
                    ),
                ),
                (
                    "quota",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="kuota keluarga"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("PLANNED", "direncanakan"),
                            ("RUNNING", "berjalan"),
                            ("FINISHED", "selesai"),
                        ],
                        default="PLANNED",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
            ],
            options={
                "verbose_name": "program",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "starts_on"),
                        name="distributions_programme_once",
                        violation_error_message="Program dengan nama dan hari mulai ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="distributions_programme_period",
                        violation_error_message="Tanggal akhir tidak mendahului tanggal mulai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source__in", ["NATION", "PROVINCE", "CITY", "VILLAGE", "DONATION"])
                        ),
                        name="distributions_programme_source_known",
                        violation_error_message="Sumber dana belum dikenal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("receiver__in", ["HEAD", "MOTHER"])),
                        name="distributions_programme_receiver_known",
                        violation_error_message="Penerima dalam keluarga belum dikenal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["PLANNED", "RUNNING", "FINISHED"])),
                        name="distributions_programme_state_known",
                        violation_error_message="Keadaan program belum dikenal.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PackageLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "quantity",
                    models.DecimalField(decimal_places=3, max_digits=12, verbose_name="jumlah"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="distributions.item",
                        verbose_name="barang",
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="distributions.package",
                        verbose_name="paket",
                    ),
                ),
            ],
            options={
                "verbose_name": "isi paket",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("package", "item"),
                        name="distributions_packageline_item_once",
                        violation_error_message="Barang ini sudah ada di paket.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0)),
                        name="distributions_packageline_some",
                        violation_error_message="Jumlah barang lebih dari nol.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Benefit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "quantity",
                    models.DecimalField(decimal_places=3, max_digits=12, verbose_name="jumlah"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="distributions.item",
                        verbose_name="barang",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="benefits",
                        to="distributions.programme",
                        verbose_name="program",
                    ),
                ),
            ],
            options={
                "verbose_name": "isi bantuan",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "item"),
                        name="distributions_benefit_item_once",
                        violation_error_message="Barang ini sudah ada di program.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0)),
                        name="distributions_benefit_some",
                        violation_error_message="Jumlah barang lebih dari nol.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("families", models.PositiveIntegerField(verbose_name="keluarga")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                        verbose_name="RW",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotas",
                        to="distributions.programme",
                        verbose_name="program",
                    ),
                ),
            ],
            options={
                "verbose_name": "kuota",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "area"),
                        name="distributions_quota_area_once",
                        violation_error_message="RW ini sudah punya kuota.",
                    )
                ],
            },
        ),
    ]

"""The first shape of the tree of areas and the words of the place."""

import uuid

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "level",
                    models.CharField(
                        choices=[("VILLAGE", "desa atau kelurahan"), ("RW", "RW"), ("RT", "RT")],
                        max_length=10,
                        verbose_name="tingkat",
                    ),
                ),
                ("code", models.CharField(max_length=30, unique=True, verbose_name="kode")),
                (
                    "path",
                    models.CharField(
                        editable=False, max_length=31, unique=True, verbose_name="jalur"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="nomor")),
                ("name", models.CharField(max_length=80, verbose_name="nama")),
                ("long_name", models.CharField(max_length=120, verbose_name="nama panjang")),
                (
                    "boundary",
                    models.JSONField(blank=True, null=True, verbose_name="batas (GeoJSON)"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="areas.area",
                        verbose_name="induk",
                    ),
                ),
            ],
            options={
                "verbose_name": "wilayah",
            },
        ),
        migrations.CreateModel(
            name="Site",
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
                        choices=[("KELURAHAN", "Kelurahan"), ("DESA", "Desa")],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="nama")),
                ("head_title", models.CharField(max_length=40, verbose_name="sebutan kepala")),
                (
                    "rw_word",
                    models.CharField(default="RW", max_length=20, verbose_name="sebutan RW"),
                ),
                (
                    "rt_word",
                    models.CharField(default="RT", max_length=20, verbose_name="sebutan RT"),
                ),
                ("province_line", models.CharField(max_length=120, verbose_name="baris provinsi")),
                (
                    "city_line",
                    models.CharField(max_length=120, verbose_name="baris kota atau kabupaten"),
                ),
                ("district_line", models.CharField(max_length=120, verbose_name="baris kecamatan")),
                ("address", models.CharField(max_length=200, verbose_name="alamat kantor")),
                (
                    "phone",
                    models.CharField(blank=True, max_length=40, verbose_name="telepon kantor"),
                ),
                ("postal_code", models.CharField(max_length=5, verbose_name="kode pos")),
                (
                    "place_of_signing",
                    models.CharField(max_length=60, verbose_name="tempat surat ditandatangani"),
                ),
                (
                    "emblem",
                    models.FileField(blank=True, upload_to="emblem", verbose_name="lambang"),
                ),
                (
                    "is_demo",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="desa percontohan"
                    ),
                ),
                (
                    "village",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="areas.area",
                        verbose_name="wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "kop dan sebutan tempat",
            },
        ),
        migrations.AddIndex(
            model_name="area",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass("path", name="text_pattern_ops"),
                name="areas_area_path_prefix",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["VILLAGE", "RW", "RT"])),
                name="areas_area_level_known",
                violation_error_message="Tingkat wilayah belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", "VILLAGE"), ("parent__isnull", True)),
                    models.Q(
                        models.Q(("level", "VILLAGE"), _negated=True), ("parent__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="areas_area_only_village_has_no_parent",
                violation_error_message="RT dan RW berada di dalam wilayah yang lebih besar.",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("path", django.db.models.functions.text.Concat("code", models.Value(".")))
                ),
                name="areas_area_path_from_code",
                violation_error_message="Jalur wilayah mengikuti kodenya.",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(
                condition=models.Q(("level", "VILLAGE")),
                fields=("level",),
                name="areas_area_only_one_village",
                violation_error_message="Kelurahan atau desa hanya satu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(
                fields=("parent", "number"),
                name="areas_area_number_unique_in_parent",
                violation_error_message="Nomor ini sudah dipakai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.CheckConstraint(
                condition=models.Q(("id", 1)),
                name="areas_site_only_one",
                violation_error_message="Kop hanya satu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["KELURAHAN", "DESA"])),
                name="areas_site_kind_known",
                violation_error_message="Jenis tempat belum dikenal.",
            ),
        ),
    ]

"""The first shape of letters, their copies and their numbers."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NumberSequence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("classification", models.CharField(max_length=20, verbose_name="klasifikasi")),
                ("unit", models.CharField(max_length=20, verbose_name="kode surat")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun")),
                (
                    "pattern",
                    models.CharField(
                        default="{klasifikasi}/{urut:03}/{unit}/{bulan_romawi}/{tahun}",
                        max_length=120,
                        verbose_name="pola nomor",
                    ),
                ),
                (
                    "next_serial",
                    models.PositiveIntegerField(default=1, verbose_name="nomor urut berikut"),
                ),
            ],
            options={
                "verbose_name": "nomor surat",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("classification", "unit", "year"),
                        name="documents_numbersequence_one_a_year",
                        violation_error_message="Urutan nomor ini sudah ada untuk tahun itu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_serial__gte", 1)),
                        name="documents_numbersequence_starts_at_one",
                        violation_error_message="Nomor urut dimulai dari 1.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                ("kind", models.CharField(max_length=60, verbose_name="jenis")),
                ("serial", models.PositiveIntegerField(verbose_name="nomor urut")),
                ("number", models.CharField(max_length=120, unique=True, verbose_name="nomor")),
                ("subject_type", models.CharField(max_length=80, verbose_name="jenis pokok")),
                ("subject_id", models.BigIntegerField(verbose_name="nomor dalam pokok")),
                ("about", models.CharField(max_length=200, verbose_name="perihal")),
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
                ("snapshot", models.JSONField(verbose_name="isi")),
                ("content_hash", models.CharField(max_length=64, verbose_name="sidik")),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="kode periksa")),
                ("needs_approval", models.BooleanField(verbose_name="perlu disahkan")),
                ("issued_at", models.DateTimeField(verbose_name="diterbitkan")),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="disahkan"),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters_approved",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pengesah",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="areas.area",
                        verbose_name="wilayah",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters_issued",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="penerbit",
                    ),
                ),
                (
                    "sequence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="documents.numbersequence",
                        verbose_name="urutan",
                    ),
                ),
            ],
            options={
                "verbose_name": "surat",
            },
        ),
        migrations.CreateModel(
            name="Copy",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="salinan ke")),
                ("is_draft", models.BooleanField(verbose_name="konsep")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("WAITING", "menunggu giliran"),
                            ("RENDERING", "sedang dicetak"),
                            ("READY", "siap diunduh"),
                            ("FAILED", "gagal dicetak"),
                        ],
                        default="WAITING",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("progress_done", models.PositiveIntegerField(default=0, verbose_name="selesai")),
                ("progress_total", models.PositiveIntegerField(default=0, verbose_name="dari")),
                (
                    "attempt_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="percobaan"),
                ),
                (
                    "failure",
                    models.CharField(blank=True, max_length=300, verbose_name="sebab gagal"),
                ),
                (
                    "file",
                    models.FileField(blank=True, upload_to="letters/%Y/%m", verbose_name="berkas"),
                ),
                ("page_count", models.PositiveIntegerField(default=0, verbose_name="halaman")),
                ("byte_count", models.PositiveIntegerField(default=0, verbose_name="ukuran")),
                (
                    "file_hash",
                    models.CharField(blank=True, max_length=64, verbose_name="sidik berkas"),
                ),
                ("requested_at", models.DateTimeField(verbose_name="diminta")),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="mulai dicetak"),
                ),
                (
                    "rendered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="selesai dicetak"),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies_requested",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="peminta",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="documents.letter",
                        verbose_name="surat",
                    ),
                ),
            ],
            options={
                "verbose_name": "salinan surat",
                "verbose_name_plural": "salinan surat",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "is_draft", "number"),
                        name="documents_copy_number_once",
                        violation_error_message="Salinan dengan nomor ini sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["WAITING", "RENDERING", "READY", "FAILED"])
                        ),
                        name="documents_copy_state_known",
                        violation_error_message="Keadaan salinan belum dikenal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "READY"), _negated=True),
                            models.Q(
                                models.Q(("file_hash", ""), _negated=True),
                                ("page_count__gte", 1),
                                ("rendered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="documents_copy_ready_has_file",
                        violation_error_message="Salinan yang siap mempunyai berkas.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "FAILED"), _negated=True),
                            models.Q(("failure", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="documents_copy_failed_says_why",
                        violation_error_message="Salinan yang gagal menyebut sebabnya.",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["-issued_at", "-id"], name="documents_letter_newest"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                fields=["subject_type", "subject_id"], name="documents_letter_subject"
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("approved_at__isnull", True), ("needs_approval", True)),
                fields=["area"],
                name="documents_letter_unapproved",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                fields=("sequence", "serial"),
                name="documents_letter_serial_once",
                violation_error_message="Nomor urut ini sudah dipakai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__regex", "^[A-Z][A-Z0-9_]*$")),
                name="documents_letter_kind_upper_case",
                violation_error_message="Jenis surat ditulis dengan huruf besar.",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("paper__in", ["A4", "A4_LANDSCAPE", "F4", "F4_LANDSCAPE"])),
                name="documents_letter_paper_known",
                violation_error_message="Ukuran kertas belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("content_hash__regex", "^[0-9a-f]{64}$")),
                name="documents_letter_hash_complete",
                violation_error_message="Sidik surat belum lengkap.",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                    models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                    _connector="OR",
                ),
                name="documents_letter_approval_complete",
                violation_error_message="Pengesahan memuat siapa dan kapan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("approved_by", models.F("issued_by")), _negated=True),
                name="documents_letter_approved_by_another",
                violation_error_message="Yang menerbitkan surat bukan yang mengesahkan.",
            ),
        ),
    ]

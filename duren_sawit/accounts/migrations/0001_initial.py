"""The first shape of people and their roles."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import duren_sawit.accounts.models.assignments
import duren_sawit.lib.encryption
import duren_sawit.lib.nik


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_initial"),
    ]

    operations = [
        BtreeGistExtension(),  # the same person, role or area in a constraint on days
        migrations.CreateModel(
            name="User",
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
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("username", models.CharField(max_length=60, verbose_name="nama pengguna")),
                ("full_name", models.CharField(max_length=120, verbose_name="nama lengkap")),
                (
                    "title",
                    models.CharField(
                        choices=[("BAPAK", "Bapak"), ("IBU", "Ibu")],
                        max_length=10,
                        verbose_name="sapaan",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="No. HP")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="surel")),
                (
                    "nik",
                    duren_sawit.lib.encryption.EncryptedField(
                        blank=True, holds=duren_sawit.lib.nik.Nik, null=True, verbose_name="NIK"
                    ),
                ),
                (
                    "kk_number",
                    duren_sawit.lib.encryption.EncryptedField(
                        blank=True,
                        holds=duren_sawit.lib.nik.KkNumber,
                        null=True,
                        verbose_name="No. KK",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("ID", "Bahasa Indonesia"), ("EN", "English")],
                        default="ID",
                        max_length=2,
                        verbose_name="bahasa",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="boleh masuk")),
                (
                    "must_change_password",
                    models.BooleanField(default=False, verbose_name="ganti kata sandi saat masuk"),
                ),
                (
                    "session_round",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="putaran masuk"
                    ),
                ),
                ("nik_index", duren_sawit.lib.encryption.BlindIndexField(source="nik")),
                ("kk_number_index", duren_sawit.lib.encryption.BlindIndexField(source="kk_number")),
                (
                    "password_set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kata sandi dari",
                    ),
                ),
                (
                    "second_factor_reset_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="kode kedua dihapus",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengguna",
            },
        ),
        migrations.CreateModel(
            name="RoleAssignment",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("LURAH", "Lurah"),
                            ("KESRA", "Kasi Kesra"),
                            ("OPERATOR", "Operator"),
                            ("RW_HEAD", "Ketua RW"),
                            ("RT_HEAD", "Ketua RT"),
                            ("SURVEYOR", "Kader pendata"),
                            ("HANDOUT_OFFICER", "Petugas penyaluran"),
                            ("NOTE_TAKER", "Notulis"),
                            ("AUDITOR", "Pengawas"),
                        ],
                        max_length=20,
                        verbose_name="tugas",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("WAITING", "menunggu pengesahan"),
                            ("GIVEN", "berlaku"),
                            ("DECLINED", "ditolak"),
                            ("WITHDRAWN", "dibatalkan"),
                        ],
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="mulai")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="sampai")),
                (
                    "mandate",
                    models.CharField(blank=True, max_length=200, verbose_name="dasar penugasan"),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="areas.area",
                        verbose_name="wilayah",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diputuskan oleh",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diberikan oleh",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pengguna",
                    ),
                ),
            ],
            options={
                "verbose_name": "penugasan",
            },
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                fields=("username",),
                name="accounts_user_username_unique",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("username__regex", "^[a-z][a-z0-9._-]{0,58}[a-z0-9]$")),
                name="accounts_user_username_plain",
                violation_error_message="Pakai huruf kecil, angka, titik; diawali huruf.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                condition=models.Q(("phone", ""), _negated=True),
                fields=("phone",),
                name="accounts_user_phone_unique",
                violation_error_message="No. HP ini sudah dipakai pengguna lain.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                fields=("nik_index",),
                name="accounts_user_nik_unique",
                violation_error_message="NIK ini sudah dipakai pengguna lain.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("title__in", ["BAPAK", "IBU"])),
                name="accounts_user_title_known",
                violation_error_message="Sapaan belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["ID", "EN"])),
                name="accounts_user_language_known",
                violation_error_message="Bahasa ini belum ada.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "LURAH",
                            "KESRA",
                            "OPERATOR",
                            "RW_HEAD",
                            "RT_HEAD",
                            "SURVEYOR",
                            "HANDOUT_OFFICER",
                            "NOTE_TAKER",
                            "AUDITOR",
                        ],
                    )
                ),
                name="accounts_roleassignment_role_known",
                violation_error_message="Tugas ini belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["WAITING", "GIVEN", "DECLINED", "WITHDRAWN"])),
                name="accounts_roleassignment_state_known",
                violation_error_message="Keadaan tugas ini belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True),
                    ("valid_until__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="accounts_roleassignment_ends_after_start",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("given_by__isnull", True),
                    models.Q(("given_by", models.F("person")), _negated=True),
                    _connector="OR",
                ),
                name="accounts_roleassignment_not_to_oneself",
                violation_error_message="Tugas untuk diri sendiri diberikan oleh orang lain.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    models.Q(
                        models.Q(("decided_by", models.F("person")), _negated=True),
                        models.Q(
                            ("given_by__isnull", True),
                            models.Q(("decided_by", models.F("given_by")), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="accounts_roleassignment_four_eyes",
                violation_error_message="Yang mengusulkan tugas tidak mengesahkannya sendiri.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("state__in", ["WAITING", "GIVEN"])),
                expressions=[
                    (
                        duren_sawit.accounts.models.assignments.DateRange(
                            "valid_from",
                            "valid_until",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                    ("person", "="),
                    ("role", "="),
                    ("area", "="),
                ],
                name="accounts_roleassignment_no_overlap",
                violation_error_message="Tugas yang sama sudah berlaku pada tanggal itu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleassignment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(
                    ("role__in", ("LURAH", "RW_HEAD", "RT_HEAD")), ("state", "GIVEN")
                ),
                expressions=[
                    (
                        duren_sawit.accounts.models.assignments.DateRange(
                            "valid_from",
                            "valid_until",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                    ("role", "="),
                    ("area", "="),
                ],
                name="accounts_roleassignment_one_head",
                violation_error_message="Wilayah ini sudah punya ketua pada tanggal itu.",
            ),
        ),
    ]

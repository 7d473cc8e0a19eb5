import uuid

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import duren_sawit.lib.derived
import duren_sawit.lib.encryption
import duren_sawit.lib.nik


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0001_initial"),
        ("distributions", "0001_initial"),
        ("households", "0009_sheets_with_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListEntry",
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
                ("name", models.CharField(max_length=120, verbose_name="nama penerima")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="alamat")),
                (
                    "masked_nik",
                    models.CharField(blank=True, max_length=16, verbose_name="NIK tersamar"),
                ),
                ("rank", models.PositiveIntegerField(verbose_name="urutan")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("MAIN", "penerima"),
                            ("RESERVE", "cadangan"),
                            ("OFF", "dikeluarkan"),
                        ],
                        default="MAIN",
                        max_length=10,
                        verbose_name="kedudukan",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("REGISTER", "data warga"),
                            ("WORKBOOK", "berkas bantuan"),
                            ("COPIED", "daftar lalu"),
                            ("BY_HAND", "ditambahkan"),
                        ],
                        max_length=10,
                        verbose_name="asal",
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
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="list_entries",
                        to="households.family",
                        verbose_name="keluarga",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="list_entries",
                        to="households.person",
                        verbose_name="penerima",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris daftar penerima",
            },
        ),
        migrations.CreateModel(
            name="Entitlement",
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
                ("serial", models.PositiveIntegerField(verbose_name="nomor")),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="kode slip")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dicabut"),
                ),
                ("home_visit", models.BooleanField(default=False, verbose_name="diantar ke rumah")),
                (
                    "second_date_on",
                    models.DateField(blank=True, null=True, verbose_name="hari kedua"),
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
                        related_name="entitlements",
                        to="distributions.listentry",
                        verbose_name="baris daftar",
                    ),
                ),
            ],
            options={
                "verbose_name": "jatah",
            },
        ),
        migrations.CreateModel(
            name="Point",
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
                ("name", models.CharField(max_length=100, verbose_name="titik bagi")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="alamat")),
                (
                    "officers",
                    models.ManyToManyField(
                        blank=True,
                        related_name="points",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="petugas",
                    ),
                ),
            ],
            options={
                "verbose_name": "titik bagi",
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "mode",
                    models.CharField(
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
                    "source",
                    models.CharField(
                        choices=[
                            ("SCREEN", "layar"),
                            ("OFFLINE", "HP tanpa sinyal"),
                            ("PAPER", "kertas"),
                            ("FILE", "berkas"),
                        ],
                        max_length=10,
                        verbose_name="dicatat dari",
                    ),
                ),
                (
                    "proxy_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SAME_KK", "anggota satu KK"),
                            ("OTHER", "orang lain dengan surat kuasa"),
                            ("OFFICIAL", "pengurus RT atau RW"),
                        ],
                        max_length=12,
                        verbose_name="wakil",
                    ),
                ),
                (
                    "proxy_name",
                    models.CharField(blank=True, max_length=120, verbose_name="nama wakil"),
                ),
                (
                    "proxy_key",
                    duren_sawit.lib.derived.NameKeyField(max_length=200, source="proxy_name"),
                ),
                (
                    "proxy_nik",
                    duren_sawit.lib.encryption.EncryptedField(
                        blank=True,
                        holds=duren_sawit.lib.nik.Nik,
                        null=True,
                        verbose_name="NIK wakil",
                    ),
                ),
                (
                    "proxy_relation",
                    models.CharField(blank=True, max_length=60, verbose_name="hubungan"),
                ),
                (
                    "shortfall",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SHORT", "barang di titik bagi kurang"),
                            ("DAMAGED", "barang rusak"),
                            ("DECLINED", "penerima tidak mengambil semua"),
                            ("OTHER", "sebab lain"),
                        ],
                        max_length=12,
                        verbose_name="sebab kurang",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("photo_key", models.CharField(blank=True, max_length=100, verbose_name="foto")),
                ("handed_at", models.DateTimeField(verbose_name="diserahkan")),
                ("recorded_at", models.DateTimeField(verbose_name="dicatat")),
                (
                    "mutation_id",
                    models.UUIDField(
                        blank=True, null=True, unique=True, verbose_name="kode kiriman"
                    ),
                ),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dibatalkan"),
                ),
                (
                    "undo_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="sebab batal"),
                ),
                ("proxy_nik_index", duren_sawit.lib.encryption.BlindIndexField(source="proxy_nik")),
                (
                    "entitlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to="distributions.entitlement",
                        verbose_name="jatah",
                    ),
                ),
                (
                    "proxy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.person",
                        verbose_name="warga yang mewakili",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dicatat oleh",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dibatalkan oleh",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="distributions.point",
                        verbose_name="titik bagi",
                    ),
                ),
            ],
            options={
                "verbose_name": "serah terima",
            },
        ),
        migrations.CreateModel(
            name="ProxyRule",
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
                            ("SAME_KK", "anggota satu KK"),
                            ("OTHER", "orang lain dengan surat kuasa"),
                            ("OFFICIAL", "pengurus RT atau RW"),
                        ],
                        max_length=12,
                        unique=True,
                        verbose_name="wakil",
                    ),
                ),
                ("is_allowed", models.BooleanField(default=True, verbose_name="boleh")),
                ("proofs", models.TextField(max_length=600, verbose_name="yang dibawa")),
                (
                    "needs_letter",
                    models.BooleanField(default=False, verbose_name="perlu surat kuasa"),
                ),
                (
                    "warns_from",
                    models.PositiveSmallIntegerField(
                        default=3, verbose_name="diingatkan mulai keluarga ke"
                    ),
                ),
            ],
            options={
                "verbose_name": "aturan wakil",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["SAME_KK", "OTHER", "OFFICIAL"])),
                        name="distributions_proxyrule_kind_known",
                        violation_error_message="Jenis wakil belum dikenal.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecipientList",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("DRAFT", "disusun"),
                            ("SUBMITTED", "menunggu pengesahan"),
                            ("FINAL", "final"),
                        ],
                        default="DRAFT",
                        max_length=12,
                        verbose_name="keadaan",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=0, verbose_name="versi")),
                ("content_hash", models.CharField(blank=True, max_length=64, verbose_name="sidik")),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="diajukan"),
                ),
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
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="disahkan oleh",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="disusun oleh",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lists",
                        to="distributions.programme",
                        verbose_name="program",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diajukan oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "daftar penerima",
            },
        ),
        migrations.AddField(
            model_name="listentry",
            name="list",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="distributions.recipientlist",
                verbose_name="daftar",
            ),
        ),
        migrations.CreateModel(
            name="Amendment",
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
                    "reason",
                    models.CharField(
                        choices=[
                            ("DIED", "meninggal"),
                            ("MOVED", "pindah"),
                            ("ABLE", "sudah mampu"),
                            ("DECLINED", "menolak"),
                            ("DOUBLE", "ganda"),
                            ("NOT_FOUND", "tidak ditemukan"),
                        ],
                        max_length=12,
                        verbose_name="sebab",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="keterangan")),
                (
                    "rule",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="aturan yang dipakai"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("WAITING", "menunggu pengesahan"),
                            ("APPROVED", "disahkan"),
                            ("DECLINED", "tidak disahkan"),
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
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="versi sesudahnya"
                    ),
                ),
                (
                    "content_hash",
                    models.CharField(blank=True, max_length=64, verbose_name="sidik sesudahnya"),
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
                    "new_receiver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.person",
                        verbose_name="penerima baru",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diusulkan oleh",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="distributions.listentry",
                        verbose_name="baris",
                    ),
                ),
                (
                    "replacement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="distributions.listentry",
                        verbose_name="pengganti",
                    ),
                ),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="distributions.recipientlist",
                        verbose_name="daftar",
                    ),
                ),
            ],
            options={
                "verbose_name": "perubahan daftar",
            },
        ),
        migrations.CreateModel(
            name="Round",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="tahap")),
                ("opens_on", models.DateField(verbose_name="mulai")),
                ("closes_on", models.DateField(verbose_name="sampai")),
                (
                    "contact",
                    models.CharField(blank=True, max_length=120, verbose_name="tempat mengadu"),
                ),
                (
                    "reads_twice",
                    models.BooleanField(
                        default=False, verbose_name="daftar kertas dimasukkan dua orang"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("PLANNED", "direncanakan"),
                            ("OPEN", "dibuka"),
                            ("CLOSED", "ditutup"),
                        ],
                        default="PLANNED",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="dibuka")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="ditutup")),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="distributions.recipientlist",
                        verbose_name="daftar",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="distributions.programme",
                        verbose_name="program",
                    ),
                ),
            ],
            options={
                "verbose_name": "tahap penyaluran",
            },
        ),
        migrations.AddField(
            model_name="point",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="points",
                to="distributions.round",
                verbose_name="tahap",
            ),
        ),
        migrations.AddField(
            model_name="entitlement",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entitlements",
                to="distributions.round",
                verbose_name="tahap",
            ),
        ),
        migrations.CreateModel(
            name="Closing",
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
                    "state",
                    models.CharField(
                        choices=[("WAITING", "menunggu persetujuan"), ("APPROVED", "ditutup")],
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("counted_at", models.DateTimeField(verbose_name="dihitung")),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=500, verbose_name="penjelasan selisih"),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="disetujui"),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="disetujui oleh",
                    ),
                ),
                (
                    "counted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dihitung oleh",
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closing",
                        to="distributions.round",
                        verbose_name="tahap",
                    ),
                ),
            ],
            options={
                "verbose_name": "penutupan tahap",
            },
        ),
        migrations.CreateModel(
            name="RoundBenefit",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="benefits",
                        to="distributions.round",
                        verbose_name="tahap",
                    ),
                ),
            ],
            options={
                "verbose_name": "isi tahap",
            },
        ),
        migrations.CreateModel(
            name="Sheet",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="lembar ke")),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="kode lembar")),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="distributions.round",
                        verbose_name="tahap",
                    ),
                ),
            ],
            options={
                "verbose_name": "lembar roster",
            },
        ),
        migrations.AddField(
            model_name="entitlement",
            name="sheet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entitlements",
                to="distributions.sheet",
                verbose_name="lembar",
            ),
        ),
        migrations.CreateModel(
            name="SheetReading",
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
                ("read_at", models.DateTimeField(verbose_name="dibaca")),
                ("outcomes", models.JSONField(blank=True, verbose_name="isi baris")),
                (
                    "is_settled",
                    models.BooleanField(default=False, verbose_name="sudah jadi serah terima"),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pembaca",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="distributions.sheet",
                        verbose_name="lembar",
                    ),
                ),
            ],
            options={
                "verbose_name": "bacaan lembar",
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="mulai")),
                ("ends_at", models.DateTimeField(verbose_name="sampai")),
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
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="distributions.point",
                        verbose_name="titik bagi",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="distributions.round",
                        verbose_name="tahap",
                    ),
                ),
            ],
            options={
                "verbose_name": "jadwal RT",
            },
        ),
        migrations.CreateModel(
            name="StockMovement",
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
                            ("RECEIVED", "diterima"),
                            ("TRANSFERRED", "dipindahkan"),
                            ("DAMAGED", "rusak atau hilang"),
                            ("RETURNED", "dikembalikan"),
                        ],
                        max_length=12,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "quantity",
                    models.DecimalField(decimal_places=3, max_digits=12, verbose_name="jumlah"),
                ),
                (
                    "counterpart",
                    models.CharField(blank=True, max_length=120, verbose_name="pihak luar"),
                ),
                (
                    "document",
                    models.CharField(blank=True, max_length=60, verbose_name="nomor surat jalan"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="keterangan")),
                ("moved_at", models.DateTimeField(verbose_name="saat")),
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dicatat oleh",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="distributions.round",
                        verbose_name="tahap",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="distributions.point",
                        verbose_name="dari titik",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="distributions.point",
                        verbose_name="ke titik",
                    ),
                ),
            ],
            options={
                "verbose_name": "mutasi barang",
            },
        ),
        migrations.CreateModel(
            name="UnmatchedRow",
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
                ("sheet_name", models.CharField(blank=True, max_length=100, verbose_name="lembar")),
                ("row_number", models.PositiveIntegerField(verbose_name="baris")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="nama")),
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
                ("born_on", models.DateField(blank=True, null=True, verbose_name="tanggal lahir")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="alamat")),
                (
                    "place",
                    models.CharField(blank=True, max_length=40, verbose_name="RT/RW tertulis"),
                ),
                ("sentence", models.CharField(max_length=200, verbose_name="sebab")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("OPEN", "perlu diperiksa"),
                            ("MATCHED", "ditemukan"),
                            ("SET_ASIDE", "dikesampingkan"),
                        ],
                        default="OPEN",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="diselesaikan"),
                ),
                ("nik_index", duren_sawit.lib.encryption.BlindIndexField(source="nik")),
                ("kk_number_index", duren_sawit.lib.encryption.BlindIndexField(source="kk_number")),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="distributions.listentry",
                        verbose_name="menjadi baris",
                    ),
                ),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unmatched_rows",
                        to="distributions.recipientlist",
                        verbose_name="daftar",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diselesaikan oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "baris yang belum dikenali",
            },
        ),
        migrations.CreateModel(
            name="Balance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "received",
                    models.DecimalField(decimal_places=3, max_digits=14, verbose_name="diterima"),
                ),
                (
                    "handed",
                    models.DecimalField(decimal_places=3, max_digits=14, verbose_name="diserahkan"),
                ),
                (
                    "damaged",
                    models.DecimalField(decimal_places=3, max_digits=14, verbose_name="rusak"),
                ),
                (
                    "returned",
                    models.DecimalField(
                        decimal_places=3, max_digits=14, verbose_name="dikembalikan"
                    ),
                ),
                (
                    "remaining",
                    models.DecimalField(
                        decimal_places=3, max_digits=14, verbose_name="sisa dihitung"
                    ),
                ),
                (
                    "difference",
                    models.DecimalField(decimal_places=3, max_digits=14, verbose_name="selisih"),
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
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="balances",
                        to="distributions.closing",
                        verbose_name="penutupan",
                    ),
                ),
            ],
            options={
                "verbose_name": "neraca barang",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("closing", "item"),
                        name="distributions_balance_item_once",
                        violation_error_message="Barang ini sudah dihitung.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "difference",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("received"), "-", models.F("handed")
                                            ),
                                            "-",
                                            models.F("damaged"),
                                        ),
                                        "-",
                                        models.F("returned"),
                                    ),
                                    "-",
                                    models.F("remaining"),
                                ),
                            )
                        ),
                        name="distributions_balance_sum",
                        violation_error_message="Neraca belum seimbang.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("remaining__gte", 0)),
                        name="distributions_balance_remaining_counted",
                        violation_error_message="Sisa barang tidak kurang dari nol.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverLine",
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
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="distributions.handover",
                        verbose_name="serah terima",
                    ),
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
            ],
            options={
                "verbose_name": "isi serah terima",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("handover", "item"),
                        name="distributions_handoverline_item_once",
                        violation_error_message="Barang ini sudah tercatat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 0)),
                        name="distributions_handoverline_not_negative",
                        violation_error_message="Jumlah yang diserahkan tidak kurang dari nol.",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["proxy_key"], name="distributions_handover_proxy"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at__isnull", True)),
                fields=("entitlement",),
                name="distributions_handover_once",
                violation_error_message="Jatah ini sudah diambil.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["SELF", "PROXY", "HOME"])),
                name="distributions_handover_mode_known",
                violation_error_message="Cara serah terima belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["SCREEN", "OFFLINE", "PAPER", "FILE"])),
                name="distributions_handover_source_known",
                violation_error_message="Asal catatan belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("proxy_kind__in", ["SAME_KK", "OTHER", "OFFICIAL", ""])),
                name="distributions_handover_proxy_known",
                violation_error_message="Jenis wakil belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("shortfall__in", ["SHORT", "DAMAGED", "DECLINED", "OTHER", ""])
                ),
                name="distributions_handover_shortfall_known",
                violation_error_message="Sebab kurang belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mode", "PROXY"), _negated=True),
                    models.Q(("proxy_kind", ""), _negated=True),
                    _connector="OR",
                ),
                name="distributions_handover_proxy_named",
                violation_error_message="Tulis nama wakil dan hubungannya.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("undone_at__isnull", True),
                    models.Q(("undo_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="distributions_handover_undo_explained",
                violation_error_message="Pembatalan perlu sebab.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recipientlist",
            constraint=models.UniqueConstraint(
                fields=("programme", "number"),
                name="distributions_recipientlist_number_once",
                violation_error_message="Program ini sudah punya daftar bernomor ini.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recipientlist",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "FINAL"), _negated=True),
                fields=("programme",),
                name="distributions_recipientlist_one_open",
                violation_error_message="Program ini masih punya daftar yang disusun.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recipientlist",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["DRAFT", "SUBMITTED", "FINAL"])),
                name="distributions_recipientlist_state_known",
                violation_error_message="Keadaan daftar belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recipientlist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "FINAL"), _negated=True),
                    models.Q(
                        ("approved_at__isnull", False),
                        ("approved_by__isnull", False),
                        ("version__gt", 0),
                        models.Q(("content_hash", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="distributions_recipientlist_final_approved",
                violation_error_message="Daftar final perlu pengesahan.",
            ),
        ),
        migrations.AddIndex(
            model_name="listentry",
            index=models.Index(fields=["list", "area"], name="distributions_listentry_area"),
        ),
        migrations.AddConstraint(
            model_name="listentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("standing", "OFF"), _negated=True),
                fields=("list", "family"),
                name="distributions_listentry_family_once",
                violation_error_message="Keluarga ini sudah ada di daftar.",
            ),
        ),
        migrations.AddConstraint(
            model_name="listentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["MAIN", "RESERVE", "OFF"])),
                name="distributions_listentry_standing_known",
                violation_error_message="Kedudukan baris belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="listentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["REGISTER", "WORKBOOK", "COPIED", "BY_HAND"])),
                name="distributions_listentry_source_known",
                violation_error_message="Asal baris belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.UniqueConstraint(
                fields=("list", "number"),
                name="distributions_amendment_number_once",
                violation_error_message="Nomor perubahan ini sudah dipakai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "WAITING")),
                fields=("entry",),
                name="distributions_amendment_one_waiting",
                violation_error_message="Baris ini sudah diusulkan untuk diubah.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["WAITING", "APPROVED", "DECLINED"])),
                name="distributions_amendment_state_known",
                violation_error_message="Keadaan perubahan belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reason__in", ["DIED", "MOVED", "ABLE", "DECLINED", "DOUBLE", "NOT_FOUND"])
                ),
                name="distributions_amendment_reason_known",
                violation_error_message="Sebab perubahan belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                fields=("programme", "number"),
                name="distributions_round_number_once",
                violation_error_message="Program ini sudah punya tahap bernomor ini.",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                name="distributions_round_period",
                violation_error_message="Hari terakhir tidak mendahului hari pertama.",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["PLANNED", "OPEN", "CLOSED"])),
                name="distributions_round_state_known",
                violation_error_message="Keadaan tahap belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.UniqueConstraint(
                fields=("round", "name"),
                name="distributions_point_name_once",
                violation_error_message="Titik bagi dengan nama ini sudah ada.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["WAITING", "APPROVED"])),
                name="distributions_closing_state_known",
                violation_error_message="Keadaan penutupan belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundbenefit",
            constraint=models.UniqueConstraint(
                fields=("round", "item"),
                name="distributions_roundbenefit_item_once",
                violation_error_message="Barang ini sudah ada di tahap.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundbenefit",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0)),
                name="distributions_roundbenefit_some",
                violation_error_message="Jumlah barang lebih dari nol.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheet",
            constraint=models.UniqueConstraint(
                fields=("round", "area", "number"),
                name="distributions_sheet_number_once",
                violation_error_message="Lembar ini sudah ada.",
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.UniqueConstraint(
                fields=("round", "entry"),
                name="distributions_entitlement_entry_once",
                violation_error_message="Keluarga ini sudah punya jatah di tahap ini.",
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.UniqueConstraint(
                fields=("round", "area", "serial"),
                name="distributions_entitlement_serial_once",
                violation_error_message="Nomor baris ini sudah dipakai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheetreading",
            constraint=models.UniqueConstraint(
                fields=("sheet", "reader"),
                name="distributions_sheetreading_reader_once",
                violation_error_message="Lembar ini sudah Anda masukkan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.UniqueConstraint(
                fields=("round", "area"),
                name="distributions_slot_area_once",
                violation_error_message="RT ini sudah punya jadwal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="distributions_slot_period",
                violation_error_message="Jam selesai sesudah jam mulai.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockmovement",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0)),
                name="distributions_stockmovement_some",
                violation_error_message="Jumlah barang lebih dari nol.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockmovement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["RECEIVED", "TRANSFERRED", "DAMAGED", "RETURNED"])
                ),
                name="distributions_stockmovement_kind_known",
                violation_error_message="Jenis mutasi belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="unmatchedrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["OPEN", "MATCHED", "SET_ASIDE"])),
                name="distributions_unmatchedrow_state_known",
                violation_error_message="Keadaan baris belum dikenal.",
            ),
        ),
    ]

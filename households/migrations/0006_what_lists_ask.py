"""What lists and the search ask of the register, kept by PostgreSQL."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

# The summary of a family with what lists ask of its place and card, besides its living members.
SUMMARISE = """
CREATE OR REPLACE FUNCTION households_summarise(touched bigint[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM households_family WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO households_familysummary AS kept (
        family_id, member_count, head_count, head_id, head_key,
        oldest_born_on, youngest_born_on, disabled_count, without_nik_count,
        area_id, state, visit_status, has_kk
    )
    SELECT family.id, count(person.id),
        count(person.id) FILTER (WHERE relation = 'HEAD'),
        min(person.id) FILTER (WHERE relation = 'HEAD'),
        coalesce(min(name_key) FILTER (WHERE relation = 'HEAD'), ''),
        min(born_on), max(born_on),
        count(person.id) FILTER (WHERE disability NOT IN ('', 'NONE')),
        count(person.id) FILTER (WHERE nik IS NULL),
        family.area_id, family.state, coalesce(dwelling.visit_status, 'NOT_YET'),
        family.kk_number IS NOT NULL
    FROM households_family family
    LEFT JOIN households_dwelling dwelling ON dwelling.id = family.dwelling_id
    LEFT JOIN households_person person
        ON person.family_id = family.id AND person.life_status = 'ALIVE'
    WHERE family.id = ANY (touched)
    GROUP BY family.id, dwelling.visit_status
    ON CONFLICT (family_id) DO UPDATE SET
        member_count = excluded.member_count, head_count = excluded.head_count,
        head_id = excluded.head_id, head_key = excluded.head_key,
        oldest_born_on = excluded.oldest_born_on, youngest_born_on = excluded.youngest_born_on,
        disabled_count = excluded.disabled_count, without_nik_count = excluded.without_nik_count,
        area_id = excluded.area_id, state = excluded.state,
        visit_status = excluded.visit_status, has_kk = excluded.has_kk;
END
$$;
"""

# A family or dwelling that changes takes along the columns of the summary that repeat it.
PLACES = """
CREATE FUNCTION households_families_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE households_familysummary summary SET
        area_id = family.area_id, state = family.state, has_kk = family.kk_number IS NOT NULL,
        visit_status = coalesce(dwelling.visit_status, 'NOT_YET')
    FROM new_rows family LEFT JOIN households_dwelling dwelling ON dwelling.id = family.dwelling_id
    WHERE summary.family_id = family.id
        AND (summary.area_id, summary.state, summary.has_kk, summary.visit_status)
            IS DISTINCT FROM (family.area_id, family.state, family.kk_number IS NOT NULL,
                coalesce(dwelling.visit_status, 'NOT_YET'));
    RETURN NULL;
END
$$;
CREATE FUNCTION households_dwellings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE households_familysummary summary SET visit_status = dwelling.visit_status
    FROM new_rows dwelling JOIN households_family family ON family.dwelling_id = dwelling.id
    WHERE summary.family_id = family.id AND summary.visit_status <> dwelling.visit_status;
    RETURN NULL;
END
$$;
CREATE TRIGGER place_changed AFTER UPDATE ON households_family
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION households_families_changed();
CREATE TRIGGER visit_changed AFTER UPDATE ON households_dwelling
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION households_dwellings_changed();
"""

# Words are only added: those nobody bears any more find nobody.
WORDS = """
CREATE FUNCTION households_keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO households_searchword (kind, word)
    SELECT DISTINCT TG_ARGV[0], new_word
    FROM new_rows,
        unnest(string_to_array(to_jsonb(new_rows) ->> TG_ARGV[1], ' ')) new_word
    WHERE new_word <> '' AND NOT EXISTS (
        SELECT FROM households_searchword
        WHERE kind = TG_ARGV[0] AND word = new_word)
    ORDER BY new_word
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
"""

FILL = """
SELECT households_summarise(ARRAY(SELECT id FROM households_family));
INSERT INTO households_searchword (kind, word)
SELECT DISTINCT 'NAME', word FROM households_person, unnest(string_to_array(name_key, ' ')) word
WHERE word <> ''
UNION ALL
SELECT DISTINCT 'ADDRESS', word
FROM households_dwelling, unnest(string_to_array(address_key, ' ')) word
WHERE word <> '';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


def keep_words(table: str, kind: str, column: str) -> str:
    return "\n".join(
        f"""
        CREATE TRIGGER words_{event.lower()} AFTER {event} ON {table}
            REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
            EXECUTE FUNCTION households_keep_words('{kind}', '{column}');
        """
        for event in ("INSERT", "UPDATE")
    )


FORGET = """
DROP TRIGGER words_insert ON households_person;
DROP TRIGGER words_update ON households_person;
DROP TRIGGER words_insert ON households_dwelling;
DROP TRIGGER words_update ON households_dwelling;
DROP TRIGGER place_changed ON households_family;
DROP TRIGGER visit_changed ON households_dwelling;
DROP FUNCTION households_keep_words();
DROP FUNCTION households_families_changed();
DROP FUNCTION households_dwellings_changed();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0001_initial"),
        ("households", "0005_pipeline_fewer_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
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
                    "format",
                    models.CharField(
                        choices=[("XLSX", "Excel (.xlsx)"), ("CSV", "teks (.csv)")],
                        max_length=10,
                        verbose_name="bentuk",
                    ),
                ),
                ("query", models.CharField(blank=True, max_length=400, verbose_name="saringan")),
                ("paths", models.TextField(verbose_name="wilayah")),
                (
                    "has_full_numbers",
                    models.BooleanField(default=False, verbose_name="NIK lengkap"),
                ),
                (
                    "entry",
                    models.UUIDField(editable=False, null=True, verbose_name="catatan jejak"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("WAITING", "menunggu giliran"),
                            ("MAKING", "sedang disusun"),
                            ("READY", "siap diunduh"),
                            ("FAILED", "belum jadi"),
                        ],
                        default="WAITING",
                        max_length=10,
                        verbose_name="keadaan",
                    ),
                ),
                ("done_count", models.PositiveIntegerField(default=0, verbose_name="selesai")),
                ("total_count", models.PositiveIntegerField(default=0, verbose_name="seluruhnya")),
                (
                    "attempt_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="percobaan"),
                ),
                ("file", models.FileField(blank=True, upload_to="exports", verbose_name="berkas")),
                ("requested_at", models.DateTimeField(verbose_name="diminta")),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="mulai disusun"),
                ),
                (
                    "ready_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="selesai disusun"),
                ),
            ],
            options={
                "verbose_name": "unduhan",
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
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
                        choices=[("NAME", "nama"), ("ADDRESS", "alamat")],
                        editable=False,
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                ("word", models.CharField(editable=False, max_length=200, verbose_name="kata")),
            ],
            options={
                "verbose_name": "kata",
            },
        ),
        migrations.RemoveIndex(model_name="person", name="households_person_name"),
        migrations.RemoveIndex(
            model_name="dwelling",
            name="households_dwelling_address",
        ),
        migrations.AddField(
            model_name="familysummary",
            name="area",
            field=models.ForeignKey(
                null=True,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="areas.area",
                verbose_name="RT",
            ),
        ),
        migrations.AddField(
            model_name="familysummary",
            name="has_kk",
            field=models.BooleanField(default=False, editable=False, verbose_name="punya No. KK"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="familysummary",
            name="state",
            field=models.CharField(
                default="", editable=False, max_length=10, verbose_name="keadaan"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="familysummary",
            name="visit_status",
            field=models.CharField(
                default="", editable=False, max_length=10, verbose_name="kunjungan"
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(
            [
                SUMMARISE,
                PLACES,
                WORDS,
                keep_words("households_person", "NAME", "name_key"),
                keep_words("households_dwelling", "ADDRESS", "address_key"),
                FILL,
            ],
            FORGET,
        ),
        migrations.AlterField(
            model_name="familysummary",
            name="area",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="areas.area",
                verbose_name="RT",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name_key"], name="households_person_name_key"),
        ),
        migrations.AddIndex(
            model_name="family",
            index=models.Index(fields=["kk_number_index"], name="households_family_kk_number"),
        ),
        migrations.AddIndex(
            model_name="dwelling",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    models.F("address_key"),
                    models.Value(" "),
                    function="string_to_array",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                name="households_dwelling_words",
            ),
        ),
        migrations.AddIndex(
            model_name="dwelling",
            index=models.Index(fields=["area", "visit_status"], name="households_dwelling_visits"),
        ),
        migrations.AddIndex(
            model_name="familysummary",
            index=models.Index(
                fields=["area", "head_key", "family"], name="households_familysummary_order"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    models.F("name_key"),
                    models.Value(" "),
                    function="string_to_array",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                name="households_person_words",
            ),
        ),
        migrations.AddField(
            model_name="export",
            name="requested_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="peminta",
            ),
        ),
        migrations.AddIndex(
            model_name="searchword",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("word", "gin_trgm_ops"),
                name="households_searchword_like",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchword",
            constraint=models.UniqueConstraint(
                fields=("kind", "word"),
                name="households_searchword_once",
                violation_error_message="Kata ini sudah ada.",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchword",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["NAME", "ADDRESS"])),
                name="households_searchword_kind_known",
                violation_error_message="Jenis kata belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(("format__in", ["XLSX", "CSV"])),
                name="households_export_format_known",
                violation_error_message="Bentuk berkas belum dikenal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["WAITING", "MAKING", "READY", "FAILED"])),
                name="households_export_state_known",
                violation_error_message="Keadaan unduhan belum dikenal.",
            ),
        ),
    ]

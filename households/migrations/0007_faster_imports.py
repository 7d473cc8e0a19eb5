"""Imports write faster: fewer checks of each row, and search words by their column alone."""

import django.db.models.deletion
from django.db import migrations, models

KEEP_WORDS = """
CREATE OR REPLACE FUNCTION households_keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO households_searchword (kind, word)
        SELECT %1$L, told.word
        FROM (SELECT DISTINCT unnest(string_to_array(%2$I, '' '')) AS word FROM new_rows) told
        WHERE told.word <> '''' AND NOT EXISTS (
            SELECT FROM households_searchword known
            WHERE known.kind = %1$L AND known.word = told.word)
        ORDER BY told.word
        ON CONFLICT DO NOTHING',
        TG_ARGV[0], TG_ARGV[1]);
    RETURN NULL;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0001_initial"),
        ("households", "0006_what_lists_ask"),
    ]

    operations = [
        migrations.AlterField(
            model_name="formerstate",
            name="deed",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="former_states",
                to="households.deed",
                verbose_name="perbuatan",
            ),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="area",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="areas.area",
                verbose_name="RT",
            ),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="batch",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rows",
                to="households.importbatch",
                verbose_name="impor",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_from",
                to="households.person",
                verbose_name="digabung ke",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)),
                fields=["merged_into"],
                name="households_person_merged",
            ),
        ),
        migrations.RunSQL(KEEP_WORDS, migrations.RunSQL.noop),
    ]

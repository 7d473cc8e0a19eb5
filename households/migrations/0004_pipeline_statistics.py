"""Lets the application have PostgreSQL count the register anew after many rows changed at once."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION households_count_anew() RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
    ANALYZE households_dwelling, households_family, households_person, households_familysummary
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("households", "0003_pipeline_batches")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION households_count_anew()"),
    ]

"""Retention erases old values through a function of the owner: the application may not delete.

Whatever it is asked, the function leaves alone what is younger than a year.
"""

from django.db import migrations

ERASE = """
CREATE FUNCTION audit_erase_values(before timestamptz, at_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    erased integer;
BEGIN
    PERFORM set_config('duren_sawit.retention', 'on', true);
    DELETE FROM public.audit_auditchange WHERE id IN (
        SELECT kept.id FROM public.audit_auditchange AS kept
        JOIN public.audit_auditevent AS entry ON entry.id = kept.event_id
        WHERE entry.recorded_at < least(before, now() - interval '365 days')
        ORDER BY kept.id LIMIT at_most FOR UPDATE OF kept
    );
    GET DIAGNOSTICS erased = ROW_COUNT;
    PERFORM set_config('duren_sawit.retention', '', true);
    RETURN erased;
END
$$;
REVOKE ALL ON FUNCTION audit_erase_values(timestamptz, integer) FROM PUBLIC;
"""
FORGET = "DROP FUNCTION audit_erase_values(timestamptz, integer);"


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [migrations.RunSQL(ERASE, FORGET)]

"""PostgreSQL itself keeps a final list: its rows change only while an amendment is applied.

Whoever applies one names the list in `distributions.amended_list` for the transaction. A list that
is final stays final, with its approval.
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION distributions_keep_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[] := CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.list_id]
        WHEN 'DELETE' THEN ARRAY[OLD.list_id]
        ELSE ARRAY[OLD.list_id, NEW.list_id] END;
    amended text := current_setting('distributions.amended_list', true);
BEGIN
    IF EXISTS (
        SELECT FROM distributions_recipientlist
        WHERE id = ANY(touched) AND state = 'FINAL' AND id::text IS DISTINCT FROM amended
    ) THEN
        RAISE EXCEPTION '% on % is refused: a final list is changed by amendments',
            TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE FUNCTION distributions_keep_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'FINAL'
        AND (NEW.state, NEW.programme_id, NEW.approved_by_id, NEW.approved_at)
            IS DISTINCT FROM (OLD.state, OLD.programme_id, OLD.approved_by_id, OLD.approved_at)
    THEN
        RAISE EXCEPTION 'a final list stays final' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
"""
FORGET = "DROP FUNCTION distributions_keep_entry(); DROP FUNCTION distributions_keep_list();"


def guard(table: str, operations: str, function: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER frozen BEFORE {operations} ON {table}
            FOR EACH ROW EXECUTE FUNCTION {function}();
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER frozen;
        """,
        f"DROP TRIGGER frozen ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("distributions", "0006_why_a_list_came_back")]

    operations = [
        migrations.RunSQL(KEEP, FORGET),
        guard("distributions_listentry", "INSERT OR UPDATE OR DELETE", "distributions_keep_entry"),
        guard("distributions_recipientlist", "UPDATE", "distributions_keep_list"),
    ]

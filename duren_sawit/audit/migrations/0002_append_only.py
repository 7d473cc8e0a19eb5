"""PostgreSQL itself keeps the trail: entries and seals stay, values go only by retention.

The triggers fire always, also for a session that calls itself a replica. A statement is refused
even when it would meet no row.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the trail is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE FUNCTION audit_refuse_unless_retention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('duren_sawit.retention', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION '% on % is refused: only retention may erase values', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END
$$;
"""
FORGET = "DROP FUNCTION audit_refuse(); DROP FUNCTION audit_refuse_unless_retention();"


def guard(table: str, operations: str, function: str, name: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {name} BEFORE {operations} ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION {function}();
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name};
        """,
        f"DROP TRIGGER {name} ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, FORGET),
        guard("audit_auditevent", "UPDATE OR DELETE OR TRUNCATE", "audit_refuse", "append_only"),
        guard("audit_auditseal", "UPDATE OR DELETE OR TRUNCATE", "audit_refuse", "append_only"),
        guard("audit_auditchange", "UPDATE OR TRUNCATE", "audit_refuse", "append_only"),
        guard("audit_auditchange", "DELETE", "audit_refuse_unless_retention", "only_retention"),
    ]

"""PostgreSQL itself keeps the ledger of goods and every counted balance: lines are only added.

The triggers fire always, also for a session that calls itself a replica.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the ledger is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
"""
FORGET = "DROP FUNCTION ledger_refuse();"


def guard(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER append_only;
        """,
        f"DROP TRIGGER append_only ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("distributions", "0003_counts_and_corrections")]

    operations = [
        migrations.RunSQL(REFUSE, FORGET),
        guard("distributions_stockmovement"),
        guard("distributions_balance"),
    ]

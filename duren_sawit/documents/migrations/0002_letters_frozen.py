"""PostgreSQL itself keeps letters as they were issued, and copies as they were printed.

A letter only ever gains its approval, once. A copy changes until it is ready. Nothing is deleted.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION documents_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: letters stay', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE FUNCTION documents_keep_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    approval text[] := ARRAY['approved_by_id', 'approved_at'];
BEGIN
    IF OLD.approved_at IS NOT NULL OR to_jsonb(NEW) - approval <> to_jsonb(OLD) - approval THEN
        RAISE EXCEPTION 'a letter is frozen when it is issued'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE FUNCTION documents_keep_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'READY' OR ROW(NEW.letter_id, NEW.number, NEW.is_draft)
            <> ROW(OLD.letter_id, OLD.number, OLD.is_draft) THEN
        RAISE EXCEPTION 'a printed copy is frozen'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
"""
FORGET = """
DROP FUNCTION documents_refuse();
DROP FUNCTION documents_keep_letter();
DROP FUNCTION documents_keep_copy();
"""


def guard(table: str, name: str, moment: str, function: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {name} BEFORE {moment} EXECUTE FUNCTION {function}();
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name};
        """,
        f"DROP TRIGGER {name} ON {table};",
    )


def refuse(table: str) -> migrations.RunSQL:
    moment = f"DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
    return guard(table, "stays", moment, "documents_refuse")


def keep(table: str, function: str) -> migrations.RunSQL:
    return guard(table, "frozen", f"UPDATE ON {table} FOR EACH ROW", function)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTIONS, FORGET),
        refuse("documents_letter"),
        refuse("documents_copy"),
        keep("documents_letter", "documents_keep_letter"),
        keep("documents_copy", "documents_keep_copy"),
    ]

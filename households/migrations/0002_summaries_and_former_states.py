"""What PostgreSQL itself keeps of the register.

- A family lives in the RT of its dwelling; when a dwelling's RT is corrected, families follow.
- `revision` counts the changes of a row.
- `households_familysummary` follows the living members, family by family, under the family's lock.
- An active family has exactly one living head when a transaction ends.
- While `duren_sawit.deed` holds the number of a deed, rows are remembered as they were before it.
"""

from django.db import migrations

SAME_RT = """
ALTER TABLE households_family ADD CONSTRAINT households_family_in_rt_of_dwelling
    FOREIGN KEY (dwelling_id, area_id) REFERENCES households_dwelling (id, area_id)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
"""

REVISIONS = """
CREATE FUNCTION households_count_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.revision := OLD.revision + 1;
    RETURN NEW;
END
$$;
"""

REMEMBER = """
CREATE FUNCTION households_remember() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    deed bigint := nullif(current_setting('duren_sawit.deed', true), '')::bigint;
BEGIN
    IF deed IS NULL THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO households_formerstate (deed_id, table_name, row_id, revision)
        SELECT deed, TG_TABLE_NAME, id, revision FROM new_rows;
    ELSE
        INSERT INTO households_formerstate (deed_id, table_name, row_id, revision, before)
        SELECT deed, TG_TABLE_NAME, n.id, n.revision, to_jsonb(o)
        FROM old_rows o JOIN new_rows n USING (id)
        ON CONFLICT (deed_id, table_name, row_id) DO UPDATE SET revision = excluded.revision;
    END IF;
    RETURN NULL;
END
$$;
"""

SUMMARISE = """
CREATE FUNCTION households_summarise(touched bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM households_family WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO households_familysummary AS kept (
        family_id, member_count, head_count, head_id, head_key,
        oldest_born_on, youngest_born_on, disabled_count, without_nik_count
    )
    SELECT family.id, count(person.id),
        count(person.id) FILTER (WHERE relation = 'HEAD'),
        min(person.id) FILTER (WHERE relation = 'HEAD'),
        coalesce(min(name_key) FILTER (WHERE relation = 'HEAD'), ''),
        min(born_on), max(born_on),
        count(person.id) FILTER (WHERE disability NOT IN ('', 'NONE')),
        count(person.id) FILTER (WHERE nik IS NULL)
    FROM households_family family
    LEFT JOIN households_person person
        ON person.family_id = family.id AND person.life_status = 'ALIVE'
    WHERE family.id = ANY (touched)
    GROUP BY family.id
    ON CONFLICT (family_id) DO UPDATE SET
        member_count = excluded.member_count, head_count = excluded.head_count,
        head_id = excluded.head_id, head_key = excluded.head_key,
        oldest_born_on = excluded.oldest_born_on, youngest_born_on = excluded.youngest_born_on,
        disabled_count = excluded.disabled_count, without_nik_count = excluded.without_nik_count;
END
$$;
CREATE FUNCTION households_people_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM households_summarise(ARRAY(SELECT DISTINCT family_id FROM new_rows));
    RETURN NULL;
END
$$;
CREATE FUNCTION households_people_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM households_summarise(
        ARRAY(SELECT family_id FROM old_rows UNION SELECT family_id FROM new_rows)
    );
    RETURN NULL;
END
$$;
CREATE FUNCTION households_people_went() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM households_summarise(ARRAY(SELECT DISTINCT family_id FROM old_rows));
    RETURN NULL;
END
$$;
CREATE TRIGGER summarise_came AFTER INSERT ON households_person
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION households_people_came();
CREATE TRIGGER summarise_changed AFTER UPDATE ON households_person
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION households_people_changed();
CREATE TRIGGER summarise_went AFTER DELETE ON households_person
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION households_people_went();
"""

ONE_HEAD = """
CREATE FUNCTION households_require_head() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint := (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
BEGIN
    IF EXISTS (
        SELECT FROM households_family family
        LEFT JOIN households_familysummary summary ON summary.family_id = family.id
        WHERE family.id = touched AND family.state = 'ACTIVE'
            AND summary.head_count IS DISTINCT FROM 1
    ) THEN
        RAISE EXCEPTION 'family % has no single living head', touched
            USING ERRCODE = 'check_violation', CONSTRAINT = 'households_family_one_head';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER family_one_head AFTER INSERT OR UPDATE OF state ON households_family
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'ACTIVE')
    EXECUTE FUNCTION households_require_head('id');
CREATE CONSTRAINT TRIGGER summary_one_head AFTER INSERT OR UPDATE ON households_familysummary
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.head_count <> 1)
    EXECUTE FUNCTION households_require_head('family_id');
"""

FORGET = """
DROP TRIGGER family_one_head ON households_family;
DROP TRIGGER summary_one_head ON households_familysummary;
DROP TRIGGER summarise_came ON households_person;
DROP TRIGGER summarise_changed ON households_person;
DROP TRIGGER summarise_went ON households_person;
DROP FUNCTION households_require_head();
DROP FUNCTION households_people_came();
DROP FUNCTION households_people_changed();
DROP FUNCTION households_people_went();
DROP FUNCTION households_summarise(bigint[]);
DROP FUNCTION households_remember();
DROP FUNCTION households_count_revision();
ALTER TABLE households_family DROP CONSTRAINT households_family_in_rt_of_dwelling;
"""


def watch(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER count_revision BEFORE UPDATE ON {table}
            FOR EACH ROW EXECUTE FUNCTION households_count_revision();
        CREATE TRIGGER remember_new AFTER INSERT ON {table}
            REFERENCING NEW TABLE AS new_rows
            FOR EACH STATEMENT EXECUTE FUNCTION households_remember();
        CREATE TRIGGER remember_changed AFTER UPDATE ON {table}
            REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
            FOR EACH STATEMENT EXECUTE FUNCTION households_remember();
        """,
        f"""
        DROP TRIGGER count_revision ON {table};
        DROP TRIGGER remember_new ON {table};
        DROP TRIGGER remember_changed ON {table};
        """,
    )


class Migration(migrations.Migration):
    dependencies = [("households", "0001_initial")]

    operations = [
        migrations.RunSQL("\n".join([SAME_RT, REVISIONS, REMEMBER, SUMMARISE, ONE_HEAD]), FORGET),
        watch("households_dwelling"),
        watch("households_family"),
        watch("households_person"),
    ]

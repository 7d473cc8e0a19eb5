"""People who change take the visit of their home along only when a family has no summary yet.

A visit written at the same moment would be lost: whoever works out the summary has not seen it.
Families and dwellings tell of their changes themselves (`place_changed`, `visit_changed`).
"""

from django.db import migrations

OLD = "has_kk = excluded.has_kk, visit_status = excluded.visit_status"
NEW = "has_kk = excluded.has_kk"
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
        area_id = excluded.area_id, state = excluded.state, {kept};
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("households", "0007_faster_imports")]

    operations = [migrations.RunSQL(SUMMARISE.format(kept=NEW), SUMMARISE.format(kept=OLD))]

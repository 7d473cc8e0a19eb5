"""Which records may be one person: three questions to PostgreSQL, each over all records at once.

Two people with two different NIKs are two people, however alike their names; they are asked about
only where the numbers end alike, or where even the RT is the same. Everybody else is compared with
those born on the same day, or on one that is easily written instead: day and month the wrong way
round, a year too many or too few; and within an RT with anybody born within a year.
"""

from collections.abc import Collection

from django.db import connection

SAME_ENDS, CLEAR, LESS_CLEAR, ALIKE = 98, 95, 94, 90  # percent, by what was found
TWO_NUMBERS = 80  # all else is the same, but both have a NIK
ENOUGH = 70

# Percent: the names weigh most, then the birth date, then the RT.
FIND = """
WITH everybody AS NOT MATERIALIZED (
    SELECT person.id, person.name_key, person.born_on, person.sex, person.nik_index,
        person.nik_tail_index, person.family_id, family.area_id
    FROM households_person person JOIN households_family family ON family.id = person.family_id
    WHERE person.life_status <> 'INVALID'
), lone AS MATERIALIZED (SELECT * FROM everybody WHERE {lone}),
asked AS NOT MATERIALIZED (SELECT * FROM everybody WHERE {asked}),
days AS MATERIALIZED (
    SELECT lone.*, said.day, said.weight
    FROM lone CROSS JOIN LATERAL (VALUES
        (born_on, 1.0), ((born_on + interval '1 year')::date, 0.7),
        ((born_on - interval '1 year')::date, 0.7),
        (CASE WHEN extract(day FROM born_on) <= 12
                AND extract(day FROM born_on) <> extract(month FROM born_on)
            THEN make_date(extract(year FROM born_on)::int, extract(day FROM born_on)::int,
                extract(month FROM born_on)::int) END, 0.8)
    ) said (day, weight)
    WHERE said.day IS NOT NULL
), found AS (
    SELECT a.id AS one, b.id AS other, 'NIK' AS reason,
        CASE WHEN a.name_key = b.name_key THEN {same_ends} ELSE {alike} END AS likeness
    FROM asked a JOIN everybody b
        ON b.nik_tail_index = a.nik_tail_index AND b.born_on = a.born_on AND b.id <> a.id
    WHERE similarity(a.name_key, b.name_key) >= 0.4
    UNION ALL
    SELECT a.id, b.id, 'NAME_BIRTH',
        CASE WHEN a.nik_index IS NULL OR b.nik_index IS NULL THEN {clear} ELSE {two_numbers} END
    FROM asked a JOIN everybody b
        ON b.born_on = a.born_on AND b.name_key = a.name_key AND b.area_id = a.area_id
        AND b.id <> a.id
    UNION ALL
    SELECT a.id, b.id, 'SIMILAR', least({less_clear}, 100 * (
        0.55 * similarity(a.name_key, b.name_key)::numeric + 0.3 * a.weight
        + CASE WHEN a.area_id = b.area_id THEN 0.15 ELSE 0 END))
    FROM days a JOIN everybody b ON b.born_on = a.day AND b.id <> a.id
    WHERE {comparable}
    UNION ALL
    SELECT a.id, b.id, 'SIMILAR', least({less_clear}, 100 * (
        0.55 * similarity(a.name_key, b.name_key)::numeric + 0.3
        * CASE WHEN a.born_on IS NULL OR b.born_on IS NULL THEN 0.4 ELSE 0.5 END + 0.15))
    FROM lone a JOIN everybody b ON b.area_id = a.area_id AND b.id <> a.id
        AND (a.born_on IS NULL OR b.born_on IS NULL OR abs(a.born_on - b.born_on) <= 366)
    WHERE {comparable}
), apart AS (
    SELECT least(one, other) AS first_id, greatest(one, other) AS second_id
    FROM households_pair pair
    JOIN households_person f ON f.id = pair.first_id
    JOIN households_person s ON s.id = pair.second_id
    CROSS JOIN LATERAL (VALUES
        (coalesce(f.merged_into_id, f.id), coalesce(s.merged_into_id, s.id))) now (one, other)
    WHERE pair.state = 'DIFFERENT'
)
INSERT INTO households_pair AS kept
    (public_id, first_id, second_id, reason, likeness, state)
SELECT DISTINCT ON (first_id, second_id)
    gen_random_uuid(), first_id, second_id, reason, round(likeness), 'OPEN'
FROM (
    SELECT least(one, other) AS first_id, greatest(one, other) AS second_id, reason, likeness
    FROM found WHERE likeness >= {enough}
) pairs
WHERE NOT EXISTS (
    SELECT FROM apart WHERE apart.first_id = pairs.first_id AND apart.second_id = pairs.second_id
)
ORDER BY first_id, second_id, likeness DESC, reason
ON CONFLICT (first_id, second_id) DO UPDATE
    SET reason = excluded.reason, likeness = excluded.likeness
    WHERE kept.state = 'OPEN'
        AND (kept.reason, kept.likeness) <> (excluded.reason, excluded.likeness)
"""
COMPARABLE = """
    (a.nik_index IS NULL OR b.nik_index IS NULL)
    AND (a.sex = b.sex OR a.sex = '' OR b.sex = '')
    AND (a.family_id <> b.family_id OR a.name_key = b.name_key)
    AND similarity(a.name_key, b.name_key) >= 0.5
"""


def find(people: Collection[int] | None = None) -> int:
    """Write down the pairs among all, or those of some; answers how many are new or changed.

    What was decided stays decided, also for records merged since.
    """
    some = people is not None
    statement = FIND.format(
        lone="id = ANY(%(people)s)" if some else "nik_index IS NULL",
        asked="id = ANY(%(people)s)" if some else "true",
        comparable=COMPARABLE,
        same_ends=SAME_ENDS,
        alike=ALIKE,
        clear=CLEAR,
        less_clear=LESS_CLEAR,
        two_numbers=TWO_NUMBERS,
        enough=ENOUGH,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"people": list(people or ())})
        return int(cursor.rowcount)

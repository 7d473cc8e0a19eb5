"""Leaves every family that was touched with one living head, and ends those that are empty."""

from households.staging.judging import RANK

LATER_HEADS_STEP_DOWN = """
    UPDATE households_person p SET relation = ''
    FROM (
        SELECT p.id, row_number() OVER (
            PARTITION BY p.family_id ORDER BY (t.id IS NULL), t.number, p.id
        ) AS place
        FROM touched
        JOIN households_familysummary s ON s.family_id = touched.family_id AND s.head_count > 1
        JOIN households_person p ON p.family_id = s.family_id
            AND p.relation = 'HEAD' AND p.life_status = 'ALIVE'
        LEFT JOIN todo t ON t.person_id = p.id AND t.relation = 'HEAD'
    ) heads
    WHERE p.id = heads.id AND heads.place > 1
"""
FAMILIES_COME_BACK = """
    UPDATE households_family f SET state = 'ACTIVE', state_on = NULL, state_reason = ''
    FROM todo t, households_familysummary s
    WHERE t.family_id = f.id AND s.family_id = f.id AND s.member_count > 0 AND f.state <> 'ACTIVE'
"""
SUCCESSORS = f"""
    UPDATE households_person p SET relation = 'HEAD'
    FROM (
        SELECT DISTINCT ON (p.family_id) p.id
        FROM touched
        JOIN households_family f ON f.id = touched.family_id AND f.state = 'ACTIVE'
        JOIN households_familysummary s
            ON s.family_id = f.id AND s.head_count = 0 AND s.member_count > 0
        JOIN households_person p ON p.family_id = f.id AND p.life_status = 'ALIVE'
        ORDER BY p.family_id, {RANK.format(row="p")}, p.id
    ) successor
    WHERE p.id = successor.id
"""
EMPTY_FAMILIES_END = """
    UPDATE households_family f SET state = 'ENDED', state_on = %(on)s, state_reason = %(reason)s
    FROM touched LEFT JOIN households_familysummary s ON s.family_id = touched.family_id
    WHERE f.id = touched.family_id AND f.state = 'ACTIVE' AND coalesce(s.member_count, 0) = 0
"""
STEPS = (LATER_HEADS_STEP_DOWN, FAMILIES_COME_BACK, SUCCESSORS, EMPTY_FAMILIES_END)

"""What a final list is frozen by: the fingerprint of its rows, and the one way past its lock."""

from django.db import connection

from distributions.choices import Standing
from distributions.models import RecipientList
from duren_sawit.lib import codes

_HASHED = (
    "rank", "standing", "name", "masked_nik", "address",
    "area__path", "family__public_id", "receiver__public_id",
)  # fmt: skip


def hash_of(listed: RecipientList, *, version: int) -> str:
    """The fingerprint of one version of a list.

    Hashed are the programme, the number of the list, the version, and of every row that is on it,
    receivers first and then the reserve, each by rank: rank, standing, name, masked NIK, address,
    path of the RT, keys of family and receiver. Rows taken off do not count.
    """
    rows = listed.entries.on_list()
    content = {
        "programme": listed.programme.public_id,
        "list": listed.number,
        "version": version,
        "rows": [
            list(row)
            for standing in (Standing.MAIN, Standing.RESERVE)
            for row in rows.filter(standing=standing).by_rank().values_list(*_HASHED)
        ],
    }
    return codes.content_hash(content)


def unlock(listed: RecipientList) -> None:
    """Let PostgreSQL take changes of this final list until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('distributions.amended_list', %s, true)", [str(listed.pk)]
        )

"""Where a backup is to be restored: whether that place is free, and whose keys hold there."""

from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from duren_sawit.areas.models import Site
from duren_sawit.areas.selectors import site_unscoped
from duren_sawit.lib.keyring import Keyring
from duren_sawit.operations import probes
from duren_sawit.operations.vault import databases, tools
from duren_sawit.operations.vault.manifest import Manifest
from duren_sawit.operations.vault.troubles import Unfinished

TELLING = ("accounts_user", "areas_area", "audit_auditevent")  # a village has rows in these


def refuse_unfit(manifest: Manifest) -> None:
    """The servers must answer and be able to read the backup."""
    refuse_silent_database()
    if not probes.broker_answers():
        raise Unfinished(_("Antrean belum menjawab; periksa REDIS_URL."))
    manifest.refuse_newer()
    tools.program("pg_restore", at_least=manifest.postgres)
    here = tools.server_major()
    if here < manifest.postgres:
        sentence = _("Cadangan dari PostgreSQL %(theirs)d, server di sini %(ours)d; perbarui dulu.")
        raise Unfinished(sentence % {"theirs": manifest.postgres, "ours": here})


def refuse_silent_database() -> None:
    """Said at once: the pool would wait ten seconds."""
    if not probes.database_answers():
        raise Unfinished(_("Basis data belum menjawab; periksa DATABASE_URL."))


def refuse_taken(*, replace: str) -> None:
    """A place with data is only given up by whoever types its name; and by nobody at work."""
    if taken := _what_is_here():
        if not replace:
            sentence = _(
                "Di sini sudah ada data %(name)s. Untuk menggantinya: --replace “%(name)s”."
            )
            raise Unfinished(sentence % {"name": taken})
        if replace.casefold() != taken.casefold():
            raise Unfinished(_("Nama tempat yang diganti adalah “%s”; tulis sama persis.") % taken)
    databases.leave()
    databases.refuse_occupied(str(connection.settings_dict["NAME"]))


def keyring_for(kept: Keyring) -> Keyring:
    """The ring that will hold here: the one of the backup, unless the environment gives one."""
    if settings.KEYS_FILE is None and not _includes(settings.FIELD_KEYRING, kept):
        raise Unfinished(
            _(
                "FIELD_KEYS di sini bukan kunci cadangan ini; isi dengan yang ditunjukkan "
                "restore --show-keys, lalu jalankan sekali lagi."
            )
        )
    return settings.FIELD_KEYRING if settings.KEYS_FILE is None else kept


def _includes(ring: Keyring, kept: Keyring) -> bool:
    same_index = ring.index_key == kept.index_key
    return (
        same_index
        and kept.keys.items() <= ring.keys.items()
        and (kept.seal_keys.items() <= ring.seal_keys.items())
    )


def _what_is_here() -> str:
    """The name of the village in this place; of the database, when there is data without a name."""
    tables = set(connection.introspection.table_names())
    if any(_has_rows(table) for table in TELLING if table in tables) or _has_files():
        try:
            return site_unscoped().title
        except Site.DoesNotExist:
            return str(connection.settings_dict["NAME"])
    return ""


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608 -- ours
        return cursor.fetchone() is not None


def _has_files() -> bool:
    media = Path(settings.MEDIA_ROOT)
    return media.exists() and any(path.is_file() for path in media.rglob("*"))

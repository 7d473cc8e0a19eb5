"""Who may take a list of the register away as a file."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.lib.refusals import Obstacle
from households.choices import ExportFormat
from households.models import Export


@dataclass(frozen=True, slots=True)
class Wish:
    """What a file should hold: `query` is the filter, `paths` where everything in it lies."""

    format: ExportFormat
    query: str
    area: Area | None
    paths: tuple[str, ...]
    has_full_numbers: bool = False
    reason: str = ""


def obstacles_to_export(wish: Wish, by: User) -> list[Obstacle]:
    """Everything in the file lies where this person may export, and reveal for full numbers."""
    found = []
    if not wish.paths or not _covers(by, Permission.FAMILIES_EXPORT, wish.paths):
        found.append(Obstacle("not_yours", _("Keluarga di wilayah ini tidak bisa Anda unduh.")))
    if wish.has_full_numbers and not _covers(by, Permission.NIK_REVEAL, wish.paths):
        found.append(Obstacle("masked", _("NIK lengkap hanya bagi petugas yang berwenang.")))
    if Export.objects.pending_of(by).exists():
        found.append(Obstacle("pending", _("Berkas sebelumnya masih disusun. Tunggu sebentar.")))
    return found


def may_take(export: Export, by: User) -> bool:
    """One's own file, as long as all that is in it is still within one's reach."""
    paths = export.paths.split()
    return (
        export.requested_by_id == by.pk
        and _covers(by, Permission.FAMILIES_EXPORT, paths)
        and (not export.has_full_numbers or _covers(by, Permission.NIK_REVEAL, paths))
    )


def _covers(by: User, permission: Permission, paths: Iterable[str]) -> bool:
    reach = by.scope.paths_for(permission)
    return all(any(path.startswith(one) for one in reach) for path in paths)

"""Says at start what keeps letters from being printed."""

import ctypes

from django.core.checks import CheckMessage, register
from django.core.checks import Warning as CheckWarning

PANGO_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")


@register("documents")
def pango_installed(**_kwargs: object) -> list[CheckMessage]:
    """WeasyPrint finds Pango only when it is imported, which is too slow for every start."""
    missing = [name for name in PANGO_LIBRARIES if not _loads(name)]
    if not missing:
        return []
    return [
        CheckWarning(
            f"Pango is not installed ({', '.join(missing)}): designed letters cannot be printed.",
            hint="apt-get install libpango-1.0-0 libpangoft2-1.0-0",
            id="documents.W001",
        )
    ]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True

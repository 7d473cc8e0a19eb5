"""A secret kept in a file, made at the first start."""

import secrets
from pathlib import Path

from duren_sawit.lib import private_files


def load_secret(path: Path) -> str:
    """The 64-character secret in `path`; made when the file is missing.

    When several processes find no file at once, all return the secret of the one that won.
    """
    if not path.exists():
        private_files.create(path, secrets.token_hex(32))
    return path.read_text().strip()

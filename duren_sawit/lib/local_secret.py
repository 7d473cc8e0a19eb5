"""A secret kept in a file, made at the first start."""

import os
import secrets
from pathlib import Path


def load_secret(path: Path) -> str:
    """The 64-character secret in `path`; made with mode 0600 when the file is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    secret = secrets.token_hex(32)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret)
    return secret

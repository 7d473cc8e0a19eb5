"""The tests: real PostgreSQL and broker, fast password hashing, nothing secret."""

import os
import secrets
import tempfile
from pathlib import Path

from duren_sawit.lib.keyring import Keyring
from duren_sawit.settings.base import *  # noqa: F403 -- settings are layered by star import
from duren_sawit.settings.base import CACHES, REDIS_URL, SERVERS, TEMPLATES, env
from duren_sawit.settings.databases import default_database

SECRET_KEY = "only-for-tests"  # noqa: S105 -- not a secret
FIELD_KEYRING = Keyring.generate()
DATABASES = {"default": default_database(env, SERVERS, as_owner=True)}  # tests make databases
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="duren-media-"))
KEYS_FILE = Path(tempfile.mkdtemp(prefix="duren-keys-")) / "keys.json"  # never the real ones
BACKUP_DIR = KEYS_FILE.parent / "backup"
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="duren-static-"))  # nothing is collected for tests
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests
WHITENOISE_USE_FINDERS = True
# Each process of a run has a cache of its own, and finds nothing of the run before.
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_shelf = 2 + _worker % 14
CACHES["default"] |= {
    "LOCATION": f"{REDIS_URL}/{_shelf}" if REDIS_URL else SERVERS.redis_url(_shelf),
    "KEY_PREFIX": secrets.token_hex(4),
}
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "UNDEFINED(%s)"  # type: ignore[index]

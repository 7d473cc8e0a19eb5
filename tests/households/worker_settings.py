"""The settings of a worker that serves one test: its database, its media, a queue of its own."""

import os

from duren_sawit.lib.keyring import Keyring
from duren_sawit.settings.test import *  # noqa: F403 -- settings are layered by star import
from duren_sawit.settings.test import DATABASES

DATABASES["default"]["NAME"] = os.environ["WORKER_DATABASE"]
MEDIA_ROOT = os.environ["WORKER_MEDIA"]
FIELD_KEYRING = Keyring.from_text(os.environ["FIELD_KEYS"])
CELERY_TASK_ALWAYS_EAGER = False

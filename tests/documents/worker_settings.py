"""The settings of a worker that serves one test: its database, its media, a queue of its own."""

import os

from duren_sawit.settings.test import *  # noqa: F403 -- settings are layered by star import
from duren_sawit.settings.test import DATABASES

DATABASES["default"]["NAME"] = os.environ["WORKER_DATABASE"]
MEDIA_ROOT = os.environ["WORKER_MEDIA"]
CELERY_TASK_ALWAYS_EAGER = False

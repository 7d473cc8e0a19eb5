"""The background workers' entrance."""

import os

from celery import Celery

from duren_sawit import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duren_sawit.settings.dev")
embedded.start_if_unconfigured()
app = Celery("duren_sawit")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

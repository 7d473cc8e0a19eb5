"""The queue of background work: entrance of its workers, and how everybody else reaches them."""

import os

from celery import Celery
from django.apps import apps

from duren_sawit import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duren_sawit.settings.dev")
if not apps.models_ready:  # the celery command enters here; web and commands started them before
    embedded.start_if_unconfigured()
app = Celery("duren_sawit")
app.set_default()  # also for the threads of the web server, which know no current app
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

"""The web server's entrance."""

import os

from django.core.wsgi import get_wsgi_application

from duren_sawit import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duren_sawit.settings.dev")
embedded.start_if_unconfigured()
application = get_wsgi_application()

"""A laptop or the demo: no configuration, keys made at the first start."""

from duren_sawit.embedded import failures_in_words
from duren_sawit.lib.local_secret import load_secret
from duren_sawit.settings.base import *  # noqa: F403 -- settings are layered by star import
from duren_sawit.settings.base import VAR, env

DEBUG = env.switch("DEBUG", default=False)
with failures_in_words(VAR):
    SECRET_KEY = env.text("SECRET_KEY", "") or load_secret(VAR / "secret_key")
SECRET_FILE = None if env.text("SECRET_KEY", "") else VAR / "secret_key"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

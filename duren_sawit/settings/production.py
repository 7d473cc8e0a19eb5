"""A real village: everything secret comes from the environment, everything travels over TLS."""

from duren_sawit.settings.base import *  # noqa: F403 -- settings are layered by star import
from duren_sawit.settings.base import DEMO, env
from duren_sawit.settings.environment import Misconfigured

SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
PUBLIC_ADDRESS = env.text("PUBLIC_ADDRESS").rstrip("/")
if DEMO:
    raise Misconfigured("DUREN_DEMO hanya untuk mencoba. Hapus dari pengaturan ini.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^sehat/"]  # asked over plain http inside the network
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.switch("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "duren-sawit@localhost")

"""What holds in every setting; the other modules change as little as they can."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from duren_sawit.embedded import Servers, failures_in_words
from duren_sawit.lib.keyring import CorruptKeys, Keyring
from duren_sawit.lib.keyring import load as load_keyring
from duren_sawit.settings.databases import application_role, default_database
from duren_sawit.settings.environment import Environment, Misconfigured
from duren_sawit.settings.logs import DJANGO_GUID as DJANGO_GUID
from duren_sawit.settings.logs import LOGGING as LOGGING
from duren_sawit.settings.queue import *  # noqa: F403 -- settings are layered by star import

env = Environment()

BASE_DIR = Path(__file__).resolve().parents[2]
VAR = Path(env.text("DUREN_VAR", str(BASE_DIR / "var")))
VERSION = "0.1.0"
DEBUG = False
DEMO = env.switch("DUREN_DEMO", default=False)  # shows the demo people on the login page

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('*')}" for host in ALLOWED_HOSTS]
PUBLIC_ADDRESS = env.text("PUBLIC_ADDRESS", "http://localhost:8000").rstrip(
    "/"
)  # printed in QR codes

INSTALLED_APPS = [
    "duren_sawit.ui",
    "duren_sawit.audit",
    "duren_sawit.areas",
    "duren_sawit.accounts",
    "duren_sawit.notifications",
    "duren_sawit.operations",
    "duren_sawit.documents",
    "households",
    "distributions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_guid",
    "django_htmx",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_guid.middleware.guid_middleware",
    "csp.middleware.CSPMiddleware",
    "duren_sawit.operations.middleware.NamelessHealthMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "duren_sawit.ui.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "duren_sawit.ui.middleware.PrivatePagesMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "duren_sawit.accounts.middleware.FirstStepsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "duren_sawit.ui.middleware.ReadableRefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "duren_sawit.urls"
WSGI_APPLICATION = "duren_sawit.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "duren_sawit.ui.context_processors.shell",
            ],
        },
    }
]

# The servers: embedded ones unless an address is given.
SERVERS = Servers(VAR)
REDIS_URL = env.text("REDIS_URL", "").rstrip("/")
AS_OWNER = env.switch("DATABASE_AS_OWNER", default=False)  # `manage.py` says so for its commands
DATABASES = {"default": default_database(env, SERVERS, as_owner=AS_OWNER)}
DATABASE_APPLICATION_ROLE = application_role(env, SERVERS)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": f"{REDIS_URL}/1" if REDIS_URL else SERVERS.redis_url(1),
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False

CELERY_BROKER_URL = f"{REDIS_URL}/0" if REDIS_URL else SERVERS.broker_url

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "duren_sawit.accounts.backends.UsernameOrPhoneBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "full_name", "email", "phone"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "duren_sawit.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Wrong passwords are counted by axes, by person and address together; this counts second codes.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "10/h/key", "reauthenticate": "10/h/user"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
MFA_ADAPTER = "duren_sawit.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Duren Sawit"
MFA_TOTP_TOLERANCE = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = "duren_sawit.accounts.clients.tries_allowed"
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "duren_sawit.accounts.views.lockout.lockout"
AXES_IPWARE_PROXY_COUNT = env.number("PROXY_COUNT", 0) or None
AXES_CLIENT_IP_CALLABLE = "duren_sawit.accounts.clients.address_of"
AXES_USERNAME_CALLABLE = "duren_sawit.accounts.clients.name_of"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the page says when, and keeps its word
AXES_DISABLE_ACCESS_LOG = True  # the trail has it
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["login", "username", "password", "code", "ip_address"]


# How people are told; a channel that is left out is not used.
NOTICE_BACKENDS = {
    "IN_APP": "duren_sawit.notifications.backends.in_app.Inbox",
    "EMAIL": "duren_sawit.notifications.backends.email.Email",
    "WHATSAPP_LINK": "duren_sawit.notifications.backends.whatsapp.WhatsAppLink",
}
EMAIL_TIMEOUT = 10


# Keys of the encrypted columns.
def _keyring() -> Keyring:
    given = env.text("FIELD_KEYS", "")
    try:
        with failures_in_words(VAR):
            return Keyring.from_text(given) if given else load_keyring(VAR / "keys.json")
    except CorruptKeys as corrupt:
        raise Misconfigured(str(corrupt)) from None


FIELD_KEYRING = _keyring()
KEYS_FILE = None if env.text("FIELD_KEYS", "") else VAR / "keys.json"
SECRET_FILE: Path | None = None  # where the secret key lives, unless the environment gives it

# Words and numbers
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["duren_sawit.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

# Files
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR / "static")))
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "duren_sawit.ui.stylesheets.FoldingStaticFilesStorage"},
}
# Only what browsers ask for is kept, and no font is squeezed twice: 4 seconds instead of 15.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "jpg", "webp", "gz", "br", "woff2", "ttf"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o640

BACKUP_DIR = Path(env.text("BACKUP_DIR", str(VAR / "backup")))

# Walls
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

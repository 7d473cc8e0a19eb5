"""What is logged, in which shape, and the number that joins a request with its tasks."""

from django_guid.integrations.celery import CeleryIntegration

from duren_sawit.settings.environment import Environment

DJANGO_GUID = {
    "GUID_HEADER_NAME": "X-Request-ID",
    "VALIDATE_GUID": True,
    "RETURN_HEADER": True,
    "EXPOSE_HEADER": False,
    "INTEGRATIONS": [CeleryIntegration(use_django_logging=True)],
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "django_guid.log_filters.CorrelationId"}},
    "formatters": {
        "json": {
            "()": "duren_sawit.operations.logs.DiscreetJsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(correlation_id)s %(message)s",
            "rename_fields": {"correlation_id": "request_id"},
            "json_ensure_ascii": False,
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["console"], "level": Environment().text("LOG_LEVEL", "INFO")},
    # These say at INFO what they do each minute.
    "loggers": {
        name: {"level": "WARNING"}
        for name in ("axes", "celery", "django_guid", "fontTools", "weasyprint")
    },
}

"""How background work is done, and the timetable of what nobody asks for."""

from celery.schedules import crontab

CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 30 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 25 * 60
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {"documents.*": {"queue": "documents"}}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200  # the presses give memory back, yet not every byte
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Asia/Jakarta"
# The timetable, in village time.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, object]] = {
    "seal the trail of yesterday": {
        "task": "audit.seal_days",
        "schedule": crontab(hour=0, minute=15),
    },
    "apply retention": {"task": "audit.apply_retention", "schedule": crontab(hour=1, minute=0)},
    "a sign of life of the worker": {
        "task": "operations.beat",
        "schedule": 60.0,
        "kwargs": {"queue": "default"},
    },
    "a sign of life of the press": {
        "task": "operations.beat",
        "schedule": 60.0,
        "kwargs": {"queue": "documents"},
        "options": {"queue": "documents"},
    },
    "print letters whose task got lost": {"task": "documents.resume_stalled", "schedule": 300.0},
    "print papers whose task got lost": {"task": "distributions.resume_papers", "schedule": 300.0},
    "look anew beside the entries of lists": {
        "task": "distributions.check_lists",
        "schedule": crontab(hour=3, minute=0),
    },
    "make files whose task got lost": {"task": "households.resume_exports", "schedule": 300.0},
    "deliver notices that waited": {"task": "notifications.deliver_waiting", "schedule": 300.0},
    "look after imports whose worker is gone": {
        "task": "households.resume_imports",
        "schedule": 60.0,
    },
    "remind of roles that end": {
        "task": "notifications.remind_of_ending_roles",
        "schedule": crontab(hour=6, minute=30),
    },
}

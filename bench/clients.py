"""Many clients at once over real HTTP, one request after the other, each on a new connection."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    milliseconds: float


def drive(port: int, queues: Sequence[Sequence[bytes]]) -> tuple[list[Answer], float]:
    """One client per queue; all answers, and the seconds from the first request to the last."""
    return asyncio.run(_all(port, queues))


async def _all(port: int, queues: Sequence[Sequence[bytes]]) -> tuple[list[Answer], float]:
    began = time.perf_counter()
    answers = await asyncio.gather(*(_client(port, queue) for queue in queues))
    return [answer for some in answers for answer in some], time.perf_counter() - began


async def _client(port: int, queue: Sequence[bytes]) -> list[Answer]:
    return [await _asked(port, request) for request in queue]


async def _asked(port: int, request: bytes) -> Answer:
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    status = await _status(reader)
    writer.close()
    return Answer(status, (time.perf_counter() - began) * 1000)


async def _status(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    await reader.readexactly(int(length))
    return int(head.split(None, 2)[1])

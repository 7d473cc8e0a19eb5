"""Many clients at once over real HTTP, each on its own connection, one request after the other."""

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
    lines = [await asyncio.open_connection("127.0.0.1", port) for _queue in queues]
    began = time.perf_counter()
    clients = [_client(*line, queue) for line, queue in zip(lines, queues, strict=True)]
    answers = await asyncio.gather(*clients)
    return [answer for some in answers for answer in some], time.perf_counter() - began


async def _client(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, queue: Sequence[bytes]
) -> list[Answer]:
    answers = []
    for request in queue:
        began = time.perf_counter()
        writer.write(request)
        status = await _status(reader)
        answers.append(Answer(status, (time.perf_counter() - began) * 1000))
    writer.close()
    return answers


async def _status(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    await reader.readexactly(int(length))
    return int(head.split(None, 2)[1])

"""What a first visit to a page carries over the air: the page and all it asks for, compressed."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import brotli
from django.conf import settings
from django.test import Client

LINKS = re.compile(
    r"""<(?:link|script|img|use|image)\b[^>]*?\b(?:href|src)=["']([^"'#][^"']*)["']""", re.S
)
INSIDE = {
    ".css": re.compile(r"""(?:@import\s+(?:url\(\s*)?|\burl\(\s*)["']?([^"')]+)"""),
    ".js": re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.{0,2}/[^"']+)["']"""),
}
COMPRESSIBLE = {".css", ".js", ".svg", ".json", ".webmanifest"}
HEADERS = {"host": "localhost", "accept-encoding": "br"}


def first_visit(path: str, client: Client | None = None) -> dict[str, int]:
    """Bytes by address: files as whitenoise serves them (brotli), the page as Caddy does (gzip)."""
    client = client or Client()
    response = client.get(path, headers=HEADERS)
    if response.status_code != 200:
        raise LookupError(f"{path} answered {response.status_code}")
    weights = {path: len(gzip.compress(response.content, 6))}
    static = f"/{settings.STATIC_URL.strip('/')}/"
    for address in _asked_for(LINKS, response.content.decode(), static):
        _weigh(urljoin(path, address), weights, client)
    return weights


def _weigh(address: str, weights: dict[str, int], client: Client) -> None:
    """Adds one file and whatever it asks for in turn."""
    address = urldefrag(address).url
    if address in weights or address.startswith("data:"):
        return
    content = _file(address, client)
    suffix = Path(address).suffix
    weights[address] = len(_compressed(content)) if suffix in COMPRESSIBLE else len(content)
    if suffix in INSIDE:
        for found in _asked_for(INSIDE[suffix], content.decode(), ""):
            _weigh(urljoin(address, found), weights, client)


def _asked_for(pattern: re.Pattern[str], text: str, prefix: str) -> Iterator[str]:
    return (found for found in pattern.findall(text) if found.startswith(prefix))


def _file(address: str, client: Client) -> bytes:
    """The content of a static file, unpacked."""
    response = client.get(address, headers=HEADERS)
    if response.status_code != 200:
        raise LookupError(f"{address} is asked for and is not there")
    body: bytes = response.getvalue()
    packed = response.headers.get("Content-Encoding") == "br"
    return brotli.decompress(body) if packed else body


@cache
def _compressed(content: bytes) -> bytes:
    """As whitenoise does when the files are collected."""
    packed: bytes = brotli.compress(content)
    return packed

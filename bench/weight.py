"""What a first visit to a page carries over the air: the page and all it asks for, compressed."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, override_settings

LINKS = re.compile(
    r"""<(?:link|script|img|use|image)\b[^>]*?\b(?:href|src)=["']([^"'#][^"']*)["']""", re.S
)
INSIDE = {
    ".css": re.compile(r"""(?:@import\s+(?:url\(\s*)?|\burl\(\s*)["']?([^"')]+)"""),
    ".js": re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.{0,2}/[^"']+)["']"""),
}
COMPRESSIBLE = {".css", ".js", ".svg", ".json", ".html", ".webmanifest"}
PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def first_visit(path: str, client: Client | None = None) -> dict[str, int]:
    """Bytes by address. Files as whitenoise serves them (brotli), the page as Caddy does (gzip)."""
    with override_settings(STORAGES=PLAIN):
        response = (client or Client()).get(path, headers={"host": "localhost"})
        if response.status_code != 200:
            raise LookupError(f"{path} answered {response.status_code}")
        page = response.content
        weights = {path: len(gzip.compress(page, 6))}
        for address in _asked_for(LINKS, page.decode(), f"/{settings.STATIC_URL.lstrip('/')}"):
            _weigh(urljoin(path, address), weights)
    return weights


def _weigh(address: str, weights: dict[str, int]) -> None:
    """Adds one file and whatever it asks for in turn."""
    address = urldefrag(address).url
    if address in weights or address.startswith("data:"):
        return
    path = _file(address)
    weights[address] = _compressed(path)
    if path.suffix in INSIDE:
        for found in _asked_for(INSIDE[path.suffix], path.read_text(), ""):
            _weigh(urljoin(address, found), weights)


@cache
def _compressed(path: Path) -> int:
    content = path.read_bytes()
    return len(brotli.compress(content)) if path.suffix in COMPRESSIBLE else len(content)


def _asked_for(pattern: re.Pattern[str], text: str, prefix: str) -> Iterator[str]:
    return (found for found in pattern.findall(text) if found.startswith(prefix))


def _file(address: str) -> Path:
    name = address.lstrip("/").removeprefix(settings.STATIC_URL.lstrip("/"))
    path = finders.find(name)
    if path is None:
        raise LookupError(f"{address} is asked for and is not there")
    return Path(path)

"""Reads docker-compose.yml and its environment as `docker compose` would."""

import re
import shlex
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?P<rule>:[?-][^}]*)?\}")


def raw() -> dict[str, Any]:
    """The file with its anchors merged and its variables as they are written."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def services() -> dict[str, dict[str, Any]]:
    return raw()["services"]


def variables(node: Any) -> dict[str, str]:
    """Every `${NAME...}` below a node, with the rule behind its name."""
    if isinstance(node, dict):
        return {name: rule for value in node.values() for name, rule in variables(value).items()}
    if isinstance(node, list):
        return {name: rule for value in node for name, rule in variables(value).items()}
    return {found["name"]: found["rule"] or "" for found in VARIABLE.finditer(str(node))}


def filled(text: str, values: dict[str, str]) -> str:
    """A text with its variables replaced; KeyError for one that must be set and is not."""

    def value(found: re.Match[str]) -> str:
        name, rule = found["name"], found["rule"] or ""
        if rule.startswith(":-"):
            return values.get(name) or rule[2:]
        return values[name]

    return VARIABLE.sub(value, text).replace("$$", "$")


def environment(service: str, values: dict[str, str]) -> dict[str, str]:
    """What a container of the service finds in its environment."""
    written = services()[service]["environment"]
    return {name: filled(str(text), values) for name, text in written.items()}


def env_file(path: Path, *, with_examples: bool = False) -> dict[str, str]:
    """The assignments of an .env file; with those that are commented out, on request."""
    start = r"^(?:# )?" if with_examples else "^"
    found = re.findall(start + r"([A-Z][A-Z_]+)=(.*)$", path.read_text(), re.MULTILINE)
    return {name: "".join(shlex.split(text)) for name, text in found}

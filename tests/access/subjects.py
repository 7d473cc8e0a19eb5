"""What pages with arguments are about in the access table: something inside RT 003 of RW 002."""

from collections.abc import Callable

from tests.fixtures.village import Village

# By page: from the village to the arguments of its address. Owners of a page add their line.
SUBJECTS: dict[str, Callable[[Village], dict[str, object]]] = {}

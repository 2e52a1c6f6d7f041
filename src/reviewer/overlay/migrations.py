"""From older schemas to the present one, step by step. The old file is copied aside before it is rewritten (`store`).

Schema 0 is a hand-written file that states none: the keys are those of schema 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reviewer.overlay.entries import SCHEMA

Migrations = Mapping[int, Callable[[dict[str, object]], dict[str, object]]]


def _state_schema(data: dict[str, object]) -> dict[str, object]:
    return {**data, "schema": 1}


MIGRATIONS: Migrations = MappingProxyType({0: _state_schema})
"""Version → what makes the next version of it."""


def migrate(data: dict[str, object], schema: int, migrations: Migrations = MIGRATIONS) -> dict[str, object]:
    """The data in the present schema."""
    for version in range(schema, SCHEMA):
        data = migrations[version](data)
    return data

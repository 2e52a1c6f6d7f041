"""The JSON Schema of the overlay, for editors that complete and check TOML: made from the same fields the reader uses.

`schema.json` beside this module is its output (a test compares them). Used by nobody at run time.
"""

from __future__ import annotations

from reviewer.model.finding import Severity
from reviewer.overlay.entries import SCHEMA, Fault, Judgement, Kind
from reviewer.overlay.fields import FIELDS, IDENTITY_FIELDS, Field

_TYPES: dict[str, dict[str, object]] = {
    "page": {"type": "integer", "minimum": 1},
    "year": {"type": "integer", "minimum": 1},
    "time": {"type": "string", "format": "date-time"},
    "witness": {"type": "object", "additionalProperties": {"type": "string"}},
    "fault": {"enum": [str(item) for item in Fault]},
    "verdict": {"enum": [str(item) for item in Judgement]},
    "severity": {"enum": [str(item) for item in Severity]},
}


def schema() -> dict[str, object]:
    """The schema, draft 2020-12; unknown keys are allowed everywhere, for they are kept."""
    entries = {str(kind): {"type": "array", "items": _table(fields)} for kind, fields in FIELDS.items()}
    sides = {"type": "array", "minItems": 1, "items": {"type": "object"}}
    conflict = {
        "type": "object",
        "required": ["kind", "sides"],
        "properties": {
            "kind": {"enum": [str(kind) for kind in FIELDS]},
            "about": {"type": "string"},
            "sides": sides,
            "or_none": {"type": "boolean"},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reviewer overlay",
        "type": "object",
        "properties": {
            "schema": {"type": "integer", "minimum": 0, "maximum": SCHEMA},
            "document": _table(IDENTITY_FIELDS),
            **entries,
            str(Kind.CONFLICT): {"type": "array", "items": conflict},
        },
    }


def _table(fields: tuple[Field, ...]) -> dict[str, object]:
    required = [item.name for item in fields if item.is_required]
    table: dict[str, object] = {
        "type": "object",
        "properties": {item.name: _TYPES.get(item.name, {"type": "string"}) for item in fields},
    }
    return {**table, "required": required} if required else table

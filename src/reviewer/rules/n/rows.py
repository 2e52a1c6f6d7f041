"""Rows of the functional classification by code, for rules that compare names. Called by rules of this family."""

from __future__ import annotations

import re

from reviewer.narrative.names import without_code
from reviewer.rules.material import Material

_NUMBERED = re.compile(r"^[一二三四五六七八九十]+、")

LEVELS = (3, 5, 7)


def class_names(code: str, material: Material) -> tuple[str, ...]:
    """Names of 类, 款 and 项 of an item code as the tables print them, "" where a level is not printed."""
    names: dict[str, str] = {}
    for bound in material.bound.values():
        for row in bound.rows:
            if row.dimensions.function and row.label:
                names.setdefault(row.dimensions.function, _NUMBERED.sub("", without_code(row.label)))
    return tuple(names.get(code[:digits], "") for digits in LEVELS)

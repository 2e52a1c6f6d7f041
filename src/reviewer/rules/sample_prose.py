"""Prose for the documented examples of rules about the text: a narrative part behind sample tables.

Owns only the frame. Called by rule files and their cases; not part of any check.
"""

from __future__ import annotations

from reviewer.rules.sample_tables import tables
from reviewer.rules.sample_text import BODY

__all__ = ["BODY", "tables", "told"]


def told(heading: str, *paragraphs: str, final: bool = False) -> str:
    """A narrative part with one section."""
    part = f"第三部分 2030年度{BODY}{'决算' if final else '预算'}情况说明"
    return "\n\n".join(("", part, heading, *paragraphs)) + "\n"

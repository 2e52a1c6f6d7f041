"""The 25 columns of the issue list 问题清单 (DOMAIN §5), in their order, and their values for one issue."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from reviewer.export.issue import Issue
from reviewer.words import Language, say


def _empty(_issue: Issue) -> str:
    """A column the bureau or the body fills in."""
    return ""


COLUMNS: Mapping[str, Callable[[Issue], object]] = MappingProxyType(
    {
        "number": lambda issue: issue.number,
        "organisation": lambda issue: issue.organisation,
        "organisation-code": _empty,
        "document-kind": lambda issue: issue.document_kind,
        "year": lambda issue: int(issue.year) if issue.year.isdigit() else issue.year,
        "kind": lambda issue: issue.kind,
        "code": lambda issue: issue.code,
        "severity": lambda issue: issue.severity,
        "statement": lambda issue: issue.statement,
        "place": lambda issue: issue.place,
        "excerpt": lambda issue: issue.excerpt,
        "other-place": lambda issue: issue.other_place,
        "other-value": lambda issue: issue.other_value,
        "expected": lambda issue: issue.expected,
        "difference": lambda issue: issue.difference,
        "computation": lambda issue: issue.computation,
        "basis": lambda issue: issue.basis,
        "advice": lambda issue: issue.advice,
        "feedback": _empty,
        "outcome": _empty,
        "deadline": _empty,
        "reviewer": lambda issue: issue.reviewer,
        "second-reviewer": _empty,
        "review-date": _empty,
        "status": lambda issue: issue.status,
    }
)


def heading(name: str, language: Language) -> str:
    """The heading of a column."""
    return say(f"export.column.{name}", language)


def values(issue: Issue, language: Language) -> list[object]:
    """One row, in the order of `COLUMNS`."""
    return [
        say(f"export.severity.{issue.severity.value}", language) if name == "severity" else value(issue)
        for name, value in COLUMNS.items()
    ]


_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_AMOUNT = re.compile(r"[+-][\d,]+(?:\.\d+)?(?: ?(?:%|[万亿千]?元))?")
"""A signed number with its unit calls no function."""


def neutral(value: object) -> object:
    """A value no spreadsheet takes for a formula: a leading quote where a text begins like one and is no amount."""
    if not isinstance(value, str) or not value.startswith(_FORMULA_STARTS):
        return value
    return value if _AMOUNT.fullmatch(value) else "'" + value

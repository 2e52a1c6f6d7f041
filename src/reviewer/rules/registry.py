"""Which rules there are: every module under `rules/<family>/` that exports `RULE`, and those of installed packages.

Owns discovery and order (family letters as in the handbook, then number). Does not run anything. Called by the engine,
`reviewer rules` and the documentation build.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points

from reviewer import rules
from reviewer.errors import SettingsError
from reviewer.rules.rule import Rule

FAMILIES = "SDTXNPACVFYUG"
ENTRY_POINT_GROUP = "reviewer.rules"


@cache
def all_rules() -> tuple[Rule, ...]:
    """All rules in the order of the handbook, then those of other packages."""
    own = sorted(_own_rules(), key=_order)
    return (*own, *_foreign_rules({rule.code for rule in own}))


def rule(code: str) -> Rule:
    """The rule with that code; raises `KeyError`."""
    return _by_code()[code.upper()]


@cache
def _by_code() -> dict[str, Rule]:
    return {rule.code: rule for rule in all_rules()}


def _order(rule: Rule) -> tuple[int, int]:
    return FAMILIES.index(rule.family), int(rule.code[1:])


def _own_rules() -> Iterator[Rule]:
    for family in sorted(FAMILIES.lower()):
        name = f"{rules.__name__}.{family}"
        try:
            package = importlib.import_module(name)
        except ModuleNotFoundError as missing:
            if missing.name != name:
                raise
            continue
        for module in pkgutil.iter_modules(package.__path__):
            found = getattr(importlib.import_module(f"{name}.{module.name}"), "RULE", None)
            if isinstance(found, Rule):
                yield found


def _foreign_rules(taken: set[str]) -> Iterator[Rule]:
    """Rules of installed packages: an entry point names a `Rule` or a tuple of them."""
    for point in entry_points(group=ENTRY_POINT_GROUP):
        loaded = point.load()
        for candidate in (loaded,) if isinstance(loaded, Rule) else tuple(loaded):
            if candidate.code in taken:
                raise SettingsError("error.rule-code-taken", code=candidate.code, package=point.value)
            taken.add(candidate.code)
            yield candidate

"""The code lists a table is read with: functional classes, departmental and governmental economic items.

Owns: name → code and code → name, old names included; the legal pairs of both economic classifications. The lists are
TOML beside this file; what they lack is unknown, not wrong. Used by `forms.rows` and rules T12, T13, T24, T26.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from reviewer.forms.normal import plain


@dataclass(frozen=True)
class CodeList:
    """One classification. `names`: code → present name. `codes`: any known name in normal form → code."""

    names: Mapping[str, str]
    codes: Mapping[str, str]
    former: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, tuple[str, ...]]
    common: Mapping[str, str]

    def code(self, name: str) -> str:
        """The code of a printed name, "" where unknown."""
        return self.codes.get(plain(name), "")

    def knows(self, code: str, name: str) -> bool:
        """Whether `name` is the present or a former name of `code` (compared in normal form)."""
        words = plain(name)
        return words in {plain(self.names.get(code, "")), *(plain(former) for former in self.former.get(code, ()))}


@cache
def functions() -> CodeList:
    """支出功能分类. `codes` holds the classes only: item names repeat below many groups."""
    return _load("functions", "classes")


@cache
def economic() -> CodeList:
    """部门预算支出经济分类."""
    return _load("economic", "classes", "items")


@cache
def governmental() -> CodeList:
    """政府预算支出经济分类, with the departmental items each may stand beside."""
    return _load("governmental", "items")


def _load(name: str, *indexed: str) -> CodeList:
    content = tomllib.loads((resources.files("reviewer.forms") / "codes" / f"{name}.toml").read_text("utf-8"))
    names = {code: text for part in ("classes", "items") for code, text in content.get(part, {}).items()}
    former = {code: tuple(texts) for code, texts in content.get("formerly", {}).items()}
    codes: dict[str, str] = {}
    searched = {code for part in indexed for code in content.get(part, {})}
    for code in searched:
        for text in former.get(code, ()):
            codes[plain(text)] = code
    for code in searched:
        codes[plain(names[code])] = code
    return CodeList(
        MappingProxyType(names),
        MappingProxyType(codes),
        MappingProxyType(former),
        MappingProxyType({code: tuple(items) for code, items in content.get("pairs", {}).items()}),
        MappingProxyType(dict(content.get("common", {}))),
    )

"""Names of functional and economic items as the document's own tables print them, for finding them again in the prose.

Owns the index of row labels and the comparison of a label with them. Does not own amounts (`narrative.sourcing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.forms.bound import BoundTable
from reviewer.narrative.flow import normal_text
from reviewer.narrative.labels import bare_name

CLASS_DIGITS, DIVISION_DIGITS, ITEM_DIGITS = 3, 5, 7
_LEVEL_DIGITS = {"类": CLASS_DIGITS, "款": DIVISION_DIGITS, "项": ITEM_DIGITS}
_ORNAMENT = re.compile(r"[\s“”\"'、,，.。·()\[\]【】〔〕《》\-—]")
_CODE_BEFORE = re.compile(r"^\s*\[?\d{3}(?:\d{2}){0,2}\]?[-—_:：\s]*(?=[^\d.,\s])")
"""A code that shares the cell with the name: 208-社会保障和就业支出."""
_PRINTED_CODE = re.compile(r"\((\d{3}(?:\d{2}){0,2})\)(?:支出|预算|科目)*$")
"""A code behind the name it belongs to: 行政运行(2010301)."""
_LEADING_CODE = re.compile(r"^(?:\d{1,2}[.、．])?(\d{3}(?:\d{2}){0,2})(?=[^\d.,])")
"""A code in front of it: 1.2010301行政运行."""
_ROW_NUMBER = re.compile(r"^[一二三四五六七八九十]+、|^\d+[.、]")


def plain(name: str) -> str:
    """A name for comparison: normal form without row numbers and punctuation."""
    return _ORNAMENT.sub("", _ROW_NUMBER.sub("", normal_text(name)))


def without_code(label: str) -> str:
    """A row's label without the code that shares its cell."""
    return _CODE_BEFORE.sub("", label)


def _stem(name: str) -> str:
    return plain(name).removesuffix("支出")


@dataclass(frozen=True)
class Names:
    """`functions`: plain name → codes that bear it; `by_code`: code → name as printed; `economic`: plain names of
    economic items; `projects`: plain name → name as printed."""

    functions: dict[str, tuple[str, ...]]
    by_code: dict[str, str]
    economic: frozenset[str]
    projects: dict[str, str]

    def code(self, label: str) -> str:
        """The code a label names, the class first; "" where none or several are named."""
        for pattern in (_PRINTED_CODE, _LEADING_CODE):
            if (printed := pattern.search(label)) and printed[1] in self.by_code:
                return printed[1]
        name, level = bare_name(re.sub(r"(?:类科目|科目|类)$", "", label))
        found = self.functions.get(plain(name), ()) or self.functions.get(_stem(name), ())
        if level in _LEVEL_DIGITS:
            found = tuple(code for code in found if len(code) == _LEVEL_DIGITS[level]) or found
        if not found:
            found = self._by_ending(plain(name))
        classes = [code for code in found if len(code) == CLASS_DIGITS]
        if classes:
            return classes[0] if len(classes) == 1 else ""
        return found[0] if len(found) == 1 else ""

    def _by_ending(self, name: str) -> tuple[str, ...]:
        """Names the label ends with (主要用于一般公共服务支出), the longest first; at least four characters."""
        fitting = [known for known in self.functions if len(known) >= 4 and name.endswith(known)]
        return self.functions[max(fitting, key=len)] if fitting else ()

    def item(self, path: tuple[str, ...]) -> str:
        """The item code of a path 类, 款, 项 whose three names all stand in one line of descent; "" otherwise."""
        for code in self._bearing(path[-1]):
            above = [self.by_code.get(code[:digits], "") for digits in (CLASS_DIGITS, DIVISION_DIGITS)]
            if len(code) == ITEM_DIGITS and [_stem(name) for name in above] == [_stem(name) for name in path[:2]]:
                return code
        return ""

    def _bearing(self, name: str) -> tuple[str, ...]:
        """Codes whose name is that name, 支出 at its end left out of account."""
        stem = _stem(name)
        return self.functions.get(plain(name)) or self.functions.get(stem) or self.functions.get(stem + "支出", ())

    def likely_items(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """Item codes that agree with the path in 项 and one more name, or in 类 and 款 (a name is then wrong)."""
        wanted = [_stem(name) for name in path]
        scored: list[tuple[int, str]] = []
        for code in self.by_code:
            if len(code) != ITEM_DIGITS:
                continue
            names = [_stem(self.by_code.get(code[:digits], "")) for digits in (3, 5, 7)]
            same = [mine == its for mine, its in zip(wanted, names, strict=True)]
            if same[2] and (same[0] or same[1]):
                scored.append((2, code))
            elif same[0] and same[1]:
                scored.append((1, code))
        best = max((score for score, _ in scored), default=0)
        return tuple(code for score, code in scored if score == best)

    def siblings(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """All item codes under the 款 (or else the 类) that the path names."""
        for level, digits in ((1, DIVISION_DIGITS), (0, CLASS_DIGITS)):
            above = [code for code in self._bearing(path[level]) if len(code) == digits]
            if above:
                return tuple(
                    code for code in self.by_code if len(code) == ITEM_DIGITS and code.startswith(tuple(above))
                )
        return ()


def names_of(bound: Iterable[BoundTable]) -> Names:
    """The index over all tables of a document."""
    functions: dict[str, dict[str, None]] = {}
    by_code: dict[str, str] = {}
    economic: set[str] = set()
    projects: dict[str, str] = {}
    for table in bound:
        for row in table.rows:
            dimensions = row.dimensions
            if dimensions.function and row.label:
                functions.setdefault(plain(without_code(row.label)), {})[dimensions.function] = None
                by_code.setdefault(dimensions.function, _ROW_NUMBER.sub("", without_code(row.label)))
            elif dimensions.economic:
                economic.add(plain(row.label))
            elif dimensions.project:
                projects.setdefault(plain(row.label), row.label)
    return Names({name: tuple(codes) for name, codes in functions.items()}, by_code, frozenset(economic), projects)

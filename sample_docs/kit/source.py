"""Reads a source file (facts in 元, words, defects, traps) of a provincial sample."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs.kit.book import GENERAL, Body, Book, Spend
from sample_docs.kit.content import Change, Defect, Edit, Grid, Trap, swapped
from sample_docs.kit.forms import Goal
from sample_docs.kit.provincial_text import Words

Source = dict[str, Any]


def load(path: Path) -> Source:
    """The TOML file as it stands."""
    return tomllib.loads(path.read_text("utf-8"))


def book_of(source: Source) -> Book:
    """All facts; `prior["operating_now"]` is this year's operating cost of the administrative units."""
    units, spends = [], []
    for unit in source["unit"]:
        name = str(unit["name"])
        units.append(Body(name, bool(unit.get("institution", False))))
        for code, items in unit["basic"].items():
            spends += [Spend(name, code, Decimal(amount), economic=item) for item, amount in items.items()]
        for extra in unit.get("other_basic", []):
            spends.append(
                Spend(name, extra["function"], Decimal(extra["amount"]), economic=extra["item"], fund=extra["fund"])
            )
        for item in unit.get("project", []):
            fund, carried = item.get("fund", GENERAL), bool(item.get("carried", False))
            spends.append(
                Spend(name, item["function"], Decimal(item["amount"]), project=item["name"], fund=fund, carried=carried)
            )
    prior = {key: Decimal(amount) for key, amount in source["prior"].items()}
    book = Book(str(source["organisation"]), int(source["year"]), tuple(units), tuple(spends), prior)
    prior["operating_now"] = sum(operating_by_unit(book).values(), Decimal(0))
    return book


def operating_by_unit(book: Book) -> dict[str, Decimal]:
    """机关运行经费 in 元 of each administrative unit."""

    def operating(spend: Spend) -> bool:
        return spend.economic[:3] in {"302", "310"} and spend.fund == GENERAL

    return {
        unit.name: sum((s.amount for s in book.spends if s.unit == unit.name and operating(s)), Decimal(0))
        for unit in book.units
        if not unit.is_institution
    }


def words_of(source: Source) -> Words:
    """The body's own words."""
    words = dict(source["words"])
    words["procurement"] = tuple(map(Decimal, words["procurement"]))
    words["three_public"] = {key: Decimal(amount) for key, amount in words["three_public"].items()}
    words["equipment"] = tuple(words["equipment"])
    return Words(**words)


def goals_of(source: Source) -> tuple[Goal, ...]:
    """The performance forms."""
    goals = []
    for entry in source.get("goal", []):
        item = dict(entry)
        item["amount"] = Decimal(item["amount"])
        item["indicators"] = tuple(map(tuple, item["indicators"]))
        for key in ("whole_period",):
            if key in item:
                item[key] = Decimal(item[key])
        if "sources" in item:
            item["sources"] = tuple(map(Decimal, item["sources"]))
        goals.append(Goal(**item))
    return tuple(goals)


def departments_of(source: Source) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The services directory: department and its code lines."""
    listed = source["directory"]
    return tuple(
        (name, tuple((code, label.format(field)) for code, label in listed["lines"]))
        for name, field in listed["fields"].items()
    )


def defects_of(source: Source) -> tuple[Defect, ...]:
    """Errors to put in."""
    defects = []
    for entry in source.get("defect", []):
        edit = Edit(
            entry["block"],
            _change(entry["change"]),
            pattern=entry.get("pattern", ""),
            row=entry.get("row", ""),
            column=entry.get("column", -1),
            field=entry.get("field", ""),
        )
        defects.append(Defect(tuple(entry["codes"]), entry["severity"], (edit,), entry["note"], entry.get("quote", "")))
    return tuple(defects)


def traps_of(source: Source) -> tuple[Trap, ...]:
    """What must stay silent."""
    return tuple(Trap(tuple(entry["codes"]), entry["quote"], entry["note"]) for entry in source.get("trap", []))


def shaped(grid: Grid, source: Source) -> Grid:
    """The table with the layout the source asks for: sizes, repeated headers, landscape, breaks of the text."""
    layout = source.get("layout", {})
    return replace(grid, **{**layout.get("all", {}), **layout.get(grid.id, {})})


def _change(text: str) -> Change:
    """`swap 1 2` two characters by place, `last 8`, `add 0.3`, `times 10`; anything else is the new words."""
    verb, _, rest = text.partition(" ")
    changes: dict[str, Callable[[], Change]] = {
        "swap": lambda: swapped(*map(int, rest.split())),
        "last": lambda: lambda old: old[:-1] + rest,
        "add": lambda: lambda old: f"{Decimal(old.replace(',', '')) + Decimal(rest):{',' if ',' in old else ''}}",
        "times": lambda: lambda old: f"{Decimal(old.replace(',', '')) * Decimal(rest):,.2f}",
    }
    return changes[verb]() if verb in changes and rest else text

"""When a relation between tables may be asked (TOML `when = [...]`): what the document itself shows about its scope.

Each condition answers from titles first, amounts second. Where the document does not tell, two contrary conditions both
hold and the builder lets the sums choose; it never asserts what it guessed. Called by `laws.between`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reviewer.forms.normal import plain
from reviewer.laws.evaluate import evaluate
from reviewer.laws.grid import Spot, tie
from reviewer.laws.select import FUNDS, Tables
from reviewer.model.equation import Grade

Condition = Callable[[Tables], bool]
WITHOUT_CARRY_OVER = "不含上年结转"
_APPROPRIATION = frozenset({*FUNDS, "fiscal"})
SERVICE_CODES = ("2080502", "2101102")
"""Functional items only public-service units 事业单位 have; item number 50 (事业运行) likewise."""


def holds(name: str, tables: Tables) -> bool:
    """Whether a condition holds; raises `KeyError` for an unknown name (a test reads all TOML files)."""
    return CONDITIONS[name](tables)


def same(tables: Tables, *spots: Spot | None) -> bool:
    """All there and equal within rounding."""
    found = [spot for spot in spots if spot is not None]
    if len(found) != len(spots):
        return False
    equation = tie("", found, scope="")
    if equation is None:
        return True
    figures = {spot.ref: spot.fact.figure for spot in found if spot.fact is not None}
    return evaluate(equation, figures).grade not in {Grade.CONTRADICTION, Grade.UNDECIDABLE}


def _is_nothing(spot: Spot | None) -> bool:
    return spot is None or (spot.fact is not None and spot.fact.figure.value == 0)


def _carry(tables: Tables) -> Spot | None:
    return tables.spot("budget-summary", "carried_over", "total", "revenue")


def _carry_of(tables: Tables, fund: str) -> Spot | None:
    return tables.spot("appropriation-summary", f"source:{fund}", "total", "revenue", "carried_over")


def no_carry_over(tables: Tables) -> bool:
    """Nothing carried over from last year anywhere."""
    return (
        _is_nothing(_carry(tables))
        and _is_nothing(tables.spot("revenue-summary", "total", "carried_over"))
        and _is_nothing(tables.spot("appropriation-summary", "carried_over", "total", "revenue"))
    )


def no_other_funds(tables: Tables) -> bool:
    """All money is fiscal appropriation: no special account, no unit funds, and carry-over is appropriation too."""
    grid = tables.grid("budget-summary")
    if grid is None or grid.column("revenue", "total") is None:
        return False
    for row in grid.side_rows("revenue"):
        key = row.key.partition("#")[0]
        column = grid.column("revenue", "total")
        assert column is not None
        spot = grid.spot(row, column)
        is_other = key.startswith("source:") and key.removeprefix("source:") not in _APPROPRIATION
        if (is_other or key == "balance_used" or row.role == "other") and not _is_nothing(spot):
            return False
    if _is_nothing(_carry(tables)):
        return True
    return same(tables, _carry(tables), tables.spot("appropriation-summary", "carried_over", "total", "revenue"))


def appropriation_is_general(tables: Tables) -> bool:
    """Government funds and state capital are nothing."""
    return all(
        _is_nothing(tables.spot(form, f"source:{fund}", "total", "revenue"))
        and _is_nothing(tables.spot("appropriation-summary", "@whole", fund, "expenditure"))
        for form in ("budget-summary", "appropriation-summary")
        for fund in FUNDS[1:]
    )


def carry_over_is_general(tables: Tables) -> bool:
    """What is carried over is general public budget only."""
    if no_carry_over(tables):
        return True
    whole = tables.spot("appropriation-summary", "carried_over", "total", "revenue")
    others_are_nothing = all(_is_nothing(_carry_of(tables, fund)) for fund in FUNDS[1:])
    return same(tables, _carry(tables), whole) and others_are_nothing and _carry_of(tables, "general") is not None


def revenue_excludes_carry_over(tables: Tables) -> bool:
    """The total of the revenue table is this year's revenue only."""
    return _revenue_scope(tables) != "includes"


def revenue_includes_carry_over(tables: Tables) -> bool:
    """The total of the revenue table holds what was carried over."""
    return _revenue_scope(tables) != "excludes"


def _revenue_scope(tables: Tables) -> str:
    grid = tables.grid("revenue-summary")
    column = grid.column("", "total") if grid else None
    if grid is None or column is None or no_carry_over(tables):
        return "either"
    if not column.dimensions.vintage:
        return "includes"
    if grid.column("", "carried_over") is None:
        return "either"
    whole = tables.spot("revenue-summary", "total", "total")
    current = tables.spot("budget-summary", "subtotal", "total", "revenue")
    everything = tables.spot("budget-summary", "total", "total", "revenue")
    return "either" if same(tables, whole, everything) and not same(tables, whole, current) else "excludes"


def _titled(tables: Tables, *forms: str) -> bool:
    grids = [grid for form in forms if (grid := tables.grid(form)) is not None]
    return bool(grids) and all(WITHOUT_CARRY_OVER in plain(grid.bound.table.title) for grid in grids)


def general_excludes_carry_over(tables: Tables) -> bool:
    """The general public budget table shows this year's money only, by its title or its total."""
    return _titled(tables, "general-budget-expenditure") or _general_scope(tables) != "includes"


def general_includes_carry_over(tables: Tables) -> bool:
    """The general public budget table holds carried-over money, too."""
    return not _titled(tables, "general-budget-expenditure") and _general_scope(tables) != "excludes"


def _general_scope(tables: Tables) -> str:
    if _is_nothing(_carry_of(tables, "general")) and no_carry_over(tables):
        return "either"
    whole = tables.spot("general-budget-expenditure", "total", "total")
    current = tables.spot("appropriation-summary", "source:general", "total", "revenue")
    everything = tables.spot("appropriation-summary", "@whole", "general", "expenditure")
    if same(tables, whole, current):
        return "excludes"
    return "includes" if same(tables, whole, everything) else "either"


def _fund_excludes(fund: str, *forms: str) -> Condition:
    """By title, or because nothing of the fund was carried over."""

    def condition(tables: Tables) -> bool:
        return _titled(tables, *forms) or _is_nothing(_carry_of(tables, fund))

    return condition


def nothing_left_at_year_end(tables: Tables) -> bool:
    """No money is planned to be carried to next year."""
    return all(
        _is_nothing(tables.spot(form, "year_end", "total", "expenditure"))
        for form in ("budget-summary", "appropriation-summary")
    )


def carry_over_is_projects(tables: Tables) -> bool:
    """All carried-over money is project money, as the list of carried-over projects shows."""
    if no_carry_over(tables):
        return True
    return same(tables, _carry(tables), tables.spot("project-expenditure-carried-over", "@whole", "total"))


def basic_has_no_carry_over(tables: Tables) -> bool:
    """Basic expenditure is the same with and without carry-over."""
    return same(
        tables,
        tables.spot("expenditure-summary", "total", "basic"),
        tables.spot("general-budget-expenditure", "total", "basic"),
    )


def same_scope_of_basic(tables: Tables) -> bool:
    """Both tables of basic expenditure hold carry-over, or neither does."""
    forms = ("general-budget-expenditure", "basic-expenditure-economic")
    return no_carry_over(tables) or _titled(tables, forms[0]) == _titled(tables, forms[1])


def project_table_complete(tables: Tables) -> bool:
    """The list of projects says that it is the budget of the year, or its sum shows it."""
    grid = tables.grid("project-expenditure-current")
    if grid is None:
        return False
    if any(word in plain(grid.bound.table.title) for word in ("本年预算", "当年预算")):
        return True
    whole = tables.spot("project-expenditure-current", "@whole", "general")
    return same(tables, whole, tables.spot("general-budget-expenditure", "total", "project"))


def offices_only(tables: Tables) -> bool:
    """Offices 行政 without any public-service unit 事业: no item of theirs, no governmental item 505."""
    general, economic = tables.grid("general-budget-expenditure"), tables.grid("basic-expenditure-economic")
    if general is None or economic is None:
        return False
    codes = [row.code for row in general.rows]
    if not any(code.endswith("01") and len(code) == 7 for code in codes):
        return False
    if any(code in SERVICE_CODES or (len(code) == 7 and code.endswith("50")) for code in codes):
        return False
    return not any(row.dimensions.governmental.startswith(("505", "506")) for row in economic.rows)


def _no_subtotal(form: str) -> Condition:
    return lambda tables: tables.spot(form, "subtotal", "total", "expenditure") is None


CONDITIONS: Mapping[str, Condition] = {
    "no-carry-over": no_carry_over,
    "no-other-funds": no_other_funds,
    "appropriation-is-general": appropriation_is_general,
    "only-general-funds": lambda tables: no_other_funds(tables) and appropriation_is_general(tables),
    "carry-over-is-general": carry_over_is_general,
    "carry-over-is-projects": carry_over_is_projects,
    "basic-has-no-carry-over": basic_has_no_carry_over,
    "revenue-excludes-carry-over": revenue_excludes_carry_over,
    "revenue-includes-carry-over": revenue_includes_carry_over,
    "general-excludes-carry-over": general_excludes_carry_over,
    "general-includes-carry-over": general_includes_carry_over,
    "general-titled-without-carry-over": lambda tables: _titled(tables, "general-budget-expenditure"),
    "funds-exclude-carry-over": _fund_excludes("government_funds", "government-funds-expenditure"),
    "funds-include-carry-over": lambda tables: not _titled(tables, "government-funds-expenditure"),
    "funds-titled-without-carry-over": lambda tables: _titled(tables, "government-funds-expenditure"),
    "state-capital-excludes-carry-over": _fund_excludes("state_capital", "state-capital"),
    "state-capital-includes-carry-over": lambda tables: not _titled(tables, "state-capital"),
    "state-capital-titled-without-carry-over": lambda tables: _titled(tables, "state-capital"),
    "nothing-left-at-year-end": nothing_left_at_year_end,
    "no-expenditure-subtotal": _no_subtotal("budget-summary"),
    "no-appropriation-subtotal": _no_subtotal("appropriation-summary"),
    "project-lists-complete": no_other_funds,
    "project-table-complete": project_table_complete,
    "same-scope-of-basic": same_scope_of_basic,
    "offices-only": offices_only,
}

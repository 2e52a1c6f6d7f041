"""The user's own rules: formulas over form, row and column from a TOML file, in the safe expression language.

    [[formula]]
    code = "Z01"
    name = { zh = "年金应为养老缴费之半", en = "annuity is half the pension contribution" }
    severity = "question"
    expression = "pension = 2 * annuity"
    [formula.operands]
    pension = { form = "general-budget-expenditure", row = "code:2080505", column = "total" }
    annuity = { form = "general-budget-expenditure", row = "code:2080506", column = "total" }
    [[formula.test]]
    values = { pension = "80.00", annuity = "40.00" }
    holds = true

`row` is a row key (`code:301*` with * and ? as in file names) or a row label; several rows that fit are added up.
Owns reading such files and turning them into rules and equations. Called by `session.analysis` and `rules test`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from reviewer.errors import SettingsError
from reviewer.forms.bound import BoundTable
from reviewer.forms.profile import Regime
from reviewer.laws.evaluate import evaluate
from reviewer.laws.expression import ExpressionError, names_of, parse
from reviewer.model.equation import Equation, Law, Operand, Role
from reviewer.model.fact import Fact
from reviewer.model.figure import Figure, Unit, figure_of
from reviewer.model.finding import Severity
from reviewer.rules.rule import Page, Rule
from reviewer.words import Message, Words, message

MAX_BYTES = 1_000_000
_CODE = re.compile(r"^[A-Z]{1,3}[0-9]{1,4}$")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.:]*")
DEFAULT_TEXT = Words(
    "{place}：印 {stated}，按公式应为 {expected}，差 {difference} {unit}",
    "{place}: printed {stated}, by the formula {expected}, difference {difference} {unit}",
)


@dataclass(frozen=True, slots=True)
class Selector:
    """Which cells an operand stands for: form id, row key pattern or label, column role."""

    form: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class FormulaTest:
    """Values by operand name, and whether the formula holds for them."""

    values: Mapping[str, str]
    holds: bool


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula and the rule it reports under."""

    rule: Rule
    expression: str
    operands: Mapping[str, Selector]
    tests: tuple[FormulaTest, ...]


def load_formulas(paths: Iterable[Path]) -> tuple[Formula, ...]:
    """All formulas of some files; raises `SettingsError` naming file and formula."""
    found: list[Formula] = []
    for path in paths:
        try:
            content = path.read_bytes()
            if len(content) > MAX_BYTES:
                raise SettingsError("error.formula-broken", path=path, where="-", reason=f"> {MAX_BYTES} bytes")
            table = tomllib.loads(content.decode("utf-8"))
        except OSError as problem:
            raise SettingsError("error.settings-unreadable", path=path, reason=problem.strerror or "") from problem
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
            raise SettingsError("error.settings-broken", path=path, reason=problem) from problem
        entries = table.get("formula", [])
        if not isinstance(entries, list):
            raise SettingsError("error.formula-broken", path=path, where="formula", reason="[[formula]]")
        for number, entry in enumerate(entries, 1):
            found.append(_formula(entry, path, number))
    return tuple(found)


def formula_equations(
    formulas: Iterable[Formula], bound: Mapping[str, BoundTable]
) -> tuple[tuple[Equation, ...], dict[str, Message]]:
    """Equations of the formulas on one document, and reasons for those whose cells are not there."""
    equations: list[Equation] = []
    unable: dict[str, Message] = {}
    for formula in formulas:
        facts: dict[str, list[Fact]] = {}
        for name, selector in formula.operands.items():
            facts[name] = list(_selected(selector, bound))
        missing = [name for name, cells in facts.items() if not cells]
        if missing:
            unable[formula.rule.code] = message("rule.formula-cells", names=", ".join(missing))
            continue
        equations.append(_equation(formula, facts))
    return tuple(equations), unable


def failing_tests(formula: Formula) -> Iterator[FormulaTest]:
    """Tests of a formula whose outcome is not the stated one; a test that cannot be evaluated fails."""
    for test in formula.tests:
        figures: dict[str, Figure] = {}
        for name, text in test.values.items():
            figure = figure_of(text, Unit.TEN_THOUSAND_YUAN)
            if figure is not None:
                figures[name] = figure
        operands = tuple(Operand(name, Role.ADDEND) for name in formula.operands)
        expression = _numbered(formula.expression, {name: [name] for name in formula.operands})
        equation = Equation(formula.rule.code, formula.rule.code, Law.FORMULA, operands, expression=expression)
        if evaluate(equation, figures, Regime.UNKNOWN).grade.holds is not test.holds:
            yield test


def _equation(formula: Formula, facts: Mapping[str, list[Fact]]) -> Equation:
    operands = tuple(
        Operand(fact.ref, Role.ADDEND, label=fact.label, source=fact.source)
        for cells in facts.values()
        for fact in cells
    )
    expression = _numbered(formula.expression, {name: [fact.ref for fact in cells] for name, cells in facts.items()})
    first = next(iter(facts.values()))[0]
    return Equation(
        id=f"{formula.rule.code}:{first.ref}",
        rule=formula.rule.code,
        law=Law.FORMULA,
        operands=operands,
        scope=first.ref.partition("/")[0],
        expression=expression,
        note=formula.expression,
    )


def _numbered(expression: str, cells: Mapping[str, list[str]]) -> str:
    """The expression over x1, x2, … in the order of the operands; a name of several cells becomes their sum."""
    numbers: dict[str, str] = {}
    position = 0
    for name, refs in cells.items():
        slots = [f"x{position + offset + 1}" for offset in range(len(refs))]
        numbers[name] = slots[0] if len(slots) == 1 else "(" + "+".join(slots) + ")"
        position += len(refs)
    return _NAME.sub(lambda match: numbers.get(match[0], match[0]), expression)


def _selected(selector: Selector, bound: Mapping[str, BoundTable]) -> Iterator[Fact]:
    for table in bound.values():
        if table.form != selector.form:
            continue
        columns = {column.index: column for column in table.columns if column.role == selector.column}
        rows = [
            row for row in table.rows if fnmatchcase(row.key, selector.row) or row.label.strip() == selector.row.strip()
        ]
        for row in rows:
            for index, column in columns.items():
                if column.side in {"", row.side} and (fact := table.at(row.index, index)) is not None:
                    yield fact


def _formula(entry: object, path: Path, number: int) -> Formula:
    where = f"[[formula]] {number}"
    if not isinstance(entry, Mapping):
        raise SettingsError("error.formula-broken", path=path, where=where, reason="not a table")
    code, expression = str(entry.get("code", "")), str(entry.get("expression", ""))
    where = f"{where} {code}".strip()
    if not _CODE.match(code):
        raise SettingsError(
            "error.formula-broken", path=path, where=where, reason="code: letters and digits, such as Z01"
        )
    operands = _operands(entry.get("operands"), path, where)
    try:
        relation, _, _ = parse(expression)
        unknown = [name for name in names_of(expression) if name not in operands]
        severity = Severity(str(entry.get("severity", "warning")))
    except (ExpressionError, ValueError) as problem:
        raise SettingsError("error.formula-broken", path=path, where=where, reason=problem) from problem
    if relation == "" or unknown:
        reason = f"unknown name {unknown[0]}" if unknown else "an expression needs =, <= or >="
        raise SettingsError("error.formula-broken", path=path, where=where, reason=reason)
    name = _words(entry.get("name"), code)
    text = _words(entry.get("text"), "") if entry.get("text") else DEFAULT_TEXT
    basis = _words(entry.get("basis"), "-")
    rule = Rule(
        code=code,
        name=name,
        severity=severity,
        page=Page(Words(expression, expression), name, Words("ROUNDING", "ROUNDING"), basis),
        messages={"default": text},
        law=Law.FORMULA,
    )
    return Formula(rule, expression, operands, tuple(_tests(entry.get("test", []), path, where)))


def _operands(table: object, path: Path, where: str) -> dict[str, Selector]:
    if not isinstance(table, Mapping) or not table:
        raise SettingsError("error.formula-broken", path=path, where=where, reason="operands missing")
    operands: dict[str, Selector] = {}
    for name, entry in table.items():
        if not isinstance(entry, Mapping) or not {"form", "row", "column"} <= set(entry):
            raise SettingsError("error.formula-broken", path=path, where=where, reason=f"{name}: form, row, column")
        operands[name] = Selector(str(entry["form"]), str(entry["row"]), str(entry["column"]))
    return operands


def _tests(entries: object, path: Path, where: str) -> Iterator[FormulaTest]:
    if not isinstance(entries, list):
        raise SettingsError("error.formula-broken", path=path, where=where, reason="[[formula.test]]")
    for entry in entries:
        values = entry.get("values") if isinstance(entry, Mapping) else None
        if not isinstance(values, Mapping):
            raise SettingsError("error.formula-broken", path=path, where=where, reason="test: values")
        yield FormulaTest({key: str(value) for key, value in values.items()}, bool(entry.get("holds", True)))


def _words(value: object, default: str) -> Words:
    if isinstance(value, Mapping):
        chinese = str(value.get("zh", value.get("en", default)))
        return Words(chinese, str(value.get("en", chinese)))
    text = str(value) if value else default
    return Words(text, text)

"""F18: operating cost stated in the text against public expense in the tables. Called by the engine."""

from __future__ import annotations

from reviewer.forms.form import Selector
from reviewer.laws.evaluate import evaluate
from reviewer.laws.grid import Grid, Spot
from reviewer.model.equation import Equation, Grade, Law, Operand, Role
from reviewer.model.finding import Severity
from reviewer.narrative.ledger import ProseNumber
from reviewer.rules.law_words import LAW_14, TIE_TOLERANCE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_tables import final_tables
from reviewer.rules.table_facts import grid_of, no_table, tables_of
from reviewer.words import Words, message

SERVICE_ITEMS = ("2080502", "2101102")


def check(material: Material) -> CheckResult:
    """Only in bodies whose items show offices and no public-service unit."""
    general = grid_of(material, "final-general-expenditure")
    public = tables_of(material).spots(Selector("final-basic-expenditure", "public", "total", side="*"))
    if general is None or not public:
        return no_table("final-general-expenditure" if general is None else "final-basic-expenditure")
    if not _has_offices_only(general):
        return NotApplicable(message("laws.not_applicable.both_kinds"))
    stated = _stated(material)
    if stated is None:
        return Unable(message("laws.unable.prose"))
    verdict = evaluate(_equation(stated, public[0]), material.figures, material.profile.regime)
    if verdict.grade is not Grade.CONTRADICTION:
        return executed([], 1)
    anchor = anchor_of(stated.ref, material)
    return executed([Observation(anchor, {"text": stated.figure.text}, proofs=(verdict,))], 1)


def _has_offices_only(grid: Grid) -> bool:
    codes = {row.code for row in grid.rows if len(row.code) == 7}
    return any(code.endswith("01") and code.startswith("2") for code in codes) and not any(
        code.endswith("50") or code in SERVICE_ITEMS for code in codes
    )


def _stated(material: Material) -> ProseNumber | None:
    return next(
        (
            number
            for number in material.ledger.numbers
            if number.measure == "amount"
            and number.dimensions is not None
            and number.dimensions.topic == "operating_cost"
            and number.dimensions.year == "0"
        ),
        None,
    )


def _equation(stated: ProseNumber, public: Spot) -> Equation:
    operands = (Operand(stated.ref, Role.SAME, source=stated.source), public.operand(Role.SAME))
    return Equation(f"F18:{stated.ref}~{public.ref}", "F18", Law.TIE, operands, scope=stated.ref.partition("/")[0])


RULE = Rule(
    code="F18",
    name=Words("机关运行经费↔公用经费", "operating cost"),
    severity=Severity.WARNING,
    kinds=frozenset({"final"}),
    page=Page(
        what=Words(
            "仅有行政（参公）单位时，说明中的机关运行经费等于基本支出公用经费。",
            "In offices without public-service units, the operating cost in the text equals public expense.",
        ),
        why=Words("机关运行经费是行政单位的公用经费。", "Operating cost is the public expense of offices."),
        tolerance=TIE_TOLERANCE,
        basis=LAW_14,
    ),
    messages={
        "default": Words(
            "说明中的机关运行经费 {text} 与基本支出公用经费合计不一致",
            "operating cost {text} in the text is not the public expense of basic expenditure",
        )
    },
    example=Example(
        final_tables()
        + "\n第三部分 2030年度单位决算情况说明\n\n十一、其他重要事项的情况说明\n\n（一）机关运行经费支出情况\n\n"
        "机关运行经费支出85.00万元，比2029年度增加5.00万元，增长6.25%。主要原因是办公用房修缮。\n"
    ),
    is_first_release=True,
    check=check,
)

"""Y03: large unexplained change. Called by the engine."""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.model.fact import Fact
from reviewer.model.finding import Severity
from reviewer.rules.amounts import unit_label, written
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import TABLES, budget
from reviewer.rules.y.prior import PriorFigures
from reviewer.words import Words, message

LEAST_SHARE = Decimal("0.3")
LEAST_CHANGE = Decimal(500_000)
"""元. Both limits follow inspection practice."""
MOST = 5
CLASS_DIGITS = 3
_REASON = re.compile(r"原因|由于|因为|主要是|主要系")


def check(material: Material) -> CheckResult:
    """Totals of functional classes against last year's document."""
    if material.prior is None:
        return Unable(message("narrative.no-prior"))
    published = PriorFigures(material.prior)
    classes = _classes(material)
    large = []
    for fact in classes.values():
        before = published.equal(fact.dimensions)
        if before is None or before.figure.unit.is_money is not fact.figure.unit.is_money:
            continue
        change = fact.figure.base - before.figure.base
        base = before.figure.base
        if (
            abs(change) > LEAST_CHANGE
            and (base == 0 or abs(change) > LEAST_SHARE * base)
            and not _is_told(fact, material)
        ):
            large.append((abs(change), fact, before))
    large.sort(key=lambda item: item[0], reverse=True)
    return executed((_seen(fact, before, material) for _, fact, before in large[:MOST]), len(classes))


def _classes(material: Material) -> dict[str, Fact]:
    """The first total of each class, all natures and funds together."""
    found: dict[str, Fact] = {}
    for fact in material.facts:
        own = fact.dimensions
        plain = not (own.nature or own.fund or own.vintage or own.project or own.organisation)
        if len(own.function) == CLASS_DIGITS and plain and own.year == "0":
            found.setdefault(own.function, fact)
    return found


def _is_told(fact: Fact, material: Material) -> bool:
    code = fact.dimensions.function
    for statement in material.ledger.statements:
        own = statement.dimensions
        if own is not None and own.function.startswith(code) and (statement.reason or statement.in_reason):
            return True
    name = fact.label.split("、")[-1].removesuffix("支出")
    return any(
        passage.is_prose and name in passage.text and _REASON.search(passage.text) for passage in material.passages
    )


def _seen(fact: Fact, before: Fact, material: Material) -> Observation:
    now, base = fact.figure, before.figure.base
    share = "" if base == 0 else f"{(now.base - base) * 100 / base:+.1f}"
    params = {
        "label": fact.label,
        "now": written(now.base, now),
        "before": written(base, now),
        "unit": unit_label(now),
        "share": share or "—",
    }
    return Observation(anchor_of(fact.ref, material), params, stake=abs(now.base - base))


RULE = Rule(
    code="Y03",
    name=Words("大幅变动无说明", "large unexplained change"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "类级支出与上年相比变动超过30%且超过50万元的，说明中应有解释。",
            "A class that moved by more than 30% and 500,000 元 is explained in the text.",
        ),
        why=Words("大额变动是读者最关心的。", "Large movements are what readers ask about."),
        tolerance=Words(
            "变动超过30%且超过50万元；说明中提到该科目并写有原因的不报；最多列五项。",
            "More than 30% and 500,000 元; silent where the text names the class with a reason; at most five.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{label}由{before}变为{now} {unit}（{share}%），未见说明",
            "{label} went from {before} to {now} {unit} ({share}%), not explained",
        ),
    },
    example=Example(
        budget(
            tables=TABLES.replace("100.00", "300.00")
            .replace("120.00", "320.00")
            .replace("70.00\t30.00", "270.00\t30.00")
            .replace("90.00\t30.00", "290.00\t30.00"),
            narrative="三、支出预算情况说明\n\n2030年度示例县示例局支出预算320.00万元。",
        ),
        prior=budget(),
    ),
    check=check,
)

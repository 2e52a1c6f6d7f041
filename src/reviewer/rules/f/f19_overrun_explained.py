"""F19: a three-public item above its budget is explained in the text. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.laws.grid import Spot
from reviewer.model.document import Paragraph
from reviewer.model.equation import Grade
from reviewer.model.finding import Severity
from reviewer.rules.law_words import BOUND_TOLERANCE, NOTICE_143
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_tables import final_tables
from reviewer.rules.table_facts import at_most, evidence, grid_of, no_table, tables_of
from reviewer.words import Words, message

ITEMS = ("total", "abroad", "vehicles", "purchase", "running", "reception")
_REASON = re.compile(r"原因|由于|主要是|系因|因为")


def check(material: Material) -> CheckResult:
    """One finding for all items above their budget; silent where the paragraph gives any reason."""
    if grid_of(material, "final-three-public") is None:
        return no_table("final-three-public")
    over = [pair for pair in _pairs(material) if _exceeds(material, *pair)]
    if not over:
        return executed([], len(ITEMS))
    words = _paragraph(material)
    if words is None:
        return Unable(message("laws.unable.prose"))
    if _REASON.search(words):
        return executed([], len(ITEMS))
    spots = [spot for pair in over for spot in pair]
    places = tuple(anchor_of(pair[1].ref, material) for pair in over)
    return executed(
        [Observation(places[0], {"text": places[0].text}, evidence=evidence(material, spots), places=places)]
    )


def _pairs(material: Material) -> Iterator[tuple[Spot, Spot]]:
    asked = tables_of(material)
    for item in ITEMS:
        budget = asked.spot("final-three-public", "total", f"budget.{item}")
        final = asked.spot("final-three-public", "total", f"final.{item}")
        if budget is not None and final is not None:
            yield budget, final


def _exceeds(material: Material, budget: Spot, final: Spot) -> bool:
    verdict = at_most(material, "F19", [budget], [final])
    return verdict is not None and verdict.grade is Grade.CONTRADICTION


def _paragraph(material: Material) -> str | None:
    section = material.section("three_public")
    if section is None:
        return None
    return "".join(block.text for block in section.blocks if isinstance(block, Paragraph)) or None


RULE = Rule(
    code="F19",
    name=Words("超预算说明", "overrun explained"),
    severity=Severity.ERROR,
    kinds=frozenset({"final"}),
    page=Page(
        what=Words(
            "三公经费决算数大于预算数的，说明中应写明原因。",
            "A three-public item above its budget is explained in the text.",
        ),
        why=Words("公开要求说明增减变动原因。", "Publication requires the reason of movements."),
        tolerance=BOUND_TOLERANCE,
        basis=NOTICE_143,
    ),
    messages={
        "default": Words(
            "三公经费决算数 {text} 大于预算数，说明中未见原因",
            "final figure {text} exceeds its budget without a reason",
        )
    },
    example=Example(
        final_tables(change=(("12.00\t0.00\t9.00\t0.00\t9.00\t3.00", "9.00\t0.00\t7.00\t0.00\t7.00\t2.00"),))
        + "\n第三部分 2030年度单位决算情况说明\n\n七、财政拨款“三公”经费支出决算情况说明\n\n"
        "“三公”经费财政拨款支出年初预算为9.00万元，支出决算为10.00万元，完成预算的111.11%。\n"
    ),
    check=check,
)

"""C17: meetings and training. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.c.presence import has_narrative
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

_WORDS = re.compile(r"会议费|培训费")


def check(material: Material) -> CheckResult:
    """Titles and headers of three-public tables against the prose."""
    if not has_narrative(material):
        return Unable(message("narrative.no-outline"))
    asked = [
        bound
        for bound in material.bound.values()
        if "three-public" in bound.form
        and (_WORDS.search(bound.table.title) or any(_WORDS.search(column.label) for column in bound.columns))
    ]
    if not asked:
        return NotApplicable(message("narrative.not-asked-here"))
    told = any(
        item.is_prose and "glossary" not in item.topics and _WORDS.search(item.text) for item in material.passages
    )
    return executed([] if told else [Observation(anchor_of(asked[0].table.id, material))], 1)


RULE = Rule(
    code="C17",
    name=Words("会议费/培训费", "meetings and training"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "表格含会议费、培训费的省份，说明中应一并说明。",
            "Where the tables contain meetings and training, the text explains them too.",
        ),
        why=Words(
            "部分省份要求与“三公”经费一并公开。",
            "Some provinces require them beside three-public expenditure.",
        ),
        tolerance=Words(
            "仅当有表题或列名含会议费、培训费的“三公”类表时要求。",
            "Asked only where a three-public table names meetings or training in its title or header.",
        ),
        basis=Words("地方公开规定", "provincial rules"),
    ),
    messages={
        "default": Words(
            "表中含会议费、培训费，说明未提及",
            "The tables contain meetings and training, the text does not mention them",
        ),
    },
    example=Example(
        tables(
            "three-public",
            change=(
                ("2030年财政拨款安排“三公”经费支出预算表", "2030年财政拨款安排“三公”经费、会议费、培训费支出预算表"),
            ),
        )
        + told("七、“三公”经费增减变动原因说明", "2030年示例县示例局“三公”经费预算9.50万元，与上年相同。")
    ),
    check=check,
)

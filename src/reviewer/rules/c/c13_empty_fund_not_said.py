"""C13: empty-fund sentence. Called by the engine."""

from __future__ import annotations

import re

from reviewer.forms.performance_names import normal_name
from reviewer.model.finding import Severity
from reviewer.rules.c.presence import has_narrative
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.s.empty_tables import DECLARED, notes_near
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

FORMS = {
    "government-funds-expenditure": re.compile(r"政府性基金"),
    "state-capital": re.compile(r"国有资本"),
    "final-government-funds": re.compile(r"政府性基金"),
    "final-state-capital": re.compile(r"国有资本"),
}
_SAYS_EMPTY = re.compile(r"无|没有|未安排|不涉及|空表|0(?:\.0+)?\s*万?元")


def check(material: Material) -> CheckResult:
    """Empty fund tables, their notes, and the prose."""
    if not has_narrative(material):
        return Unable(message("narrative.no-outline"))
    tables = [(bound, FORMS[bound.form]) for bound in material.bound.values() if bound.form in FORMS]
    empty = [(bound, words) for bound, words in tables if all(fact.figure.value == 0 for fact in bound.facts)]
    if not empty:
        return NotApplicable(message("narrative.no-empty-table"))
    prose = [item.text for item in material.passages if item.is_prose and "glossary" not in item.topics]
    seen = [
        Observation(anchor_of(bound.table.id, material), {"form": bound.names})
        for bound, words in empty
        if not any(_SAYS_EMPTY.search(note.text) for note in bound.table.notes)
        and not any(DECLARED.search(normal_name(text)) for text, _ in notes_near(bound.table, material.document))
        and not any(words.search(text) and _SAYS_EMPTY.search(text) for text in prose)
    ]
    return executed(seen, len(empty))


RULE = Rule(
    code="C13",
    name=Words("政府性基金/国资无数据", "empty-fund sentence"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "没有政府性基金或国有资本经营预算的，应在表下或说明中写明。",
            "Where there are no government funds or state capital, a note or the text says so.",
        ),
        why=Words(
            "空表不说明，读者无法判断是没有还是漏填。",
            "An empty table without a word leaves open whether anything is missing.",
        ),
        tolerance=Words(
            "表下注释、说明中任何一处提及即可；表中有数的不查。",
            "A note under the table or any mention in the text is enough; tables with amounts are not asked.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words(
            "{form}为空表，表下与说明中均未写明无数据",
            "{form} is empty and neither note nor text says so",
        ),
    },
    example=Example(
        tables(
            "government-funds-expenditure",
            change=(
                (
                    "合计\t\t20.00\t\t20.00\n212\t城乡社区支出\t20.00\t\t20.00\n21208\t国有土地使用权出让收入安排的支出\t20.00\t\t20.00\n2120804\t农村基础设施建设支出\t20.00\t\t20.00",
                    "合计\t\t\t\t",
                ),
            ),
        )
        + told("三、支出预算情况说明", "2030年度示例县示例局支出预算900.00万元，比上年增加20.00万元，增长2.27%。")
    ),
    check=check,
)

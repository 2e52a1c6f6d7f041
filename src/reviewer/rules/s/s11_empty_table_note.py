"""S11: an empty table says that it is empty. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import Table, TableKind
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import PassageKind
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.s.empty_tables import DECLARED, amounts, notes_near, title_anchor, topics_in
from reviewer.rules.sample_text import BODY, TABLES, budget
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """Recognised tables without a single amount and without a note near them or in the narrative."""
    empty = [table for table in _known(material) if amounts(table, material)[0] == 0]
    if not empty:
        return NotApplicable(message("performance.no-empty-table"))
    said = _said_in_narrative(material)
    silent = [table for table in empty if not _has_note(table, material) and not _is_said(table, said)]
    # Tables published without their text may have their note there: a question then.
    severity = Severity.WARNING if any(number.section for number in material.ledger.numbers) else Severity.QUESTION
    return executed(
        (
            Observation(title_anchor(table, material), {"table": table.title or table.id}, severity=severity)
            for table in silent
        ),
        len(empty),
    )


def _known(material: Material) -> Iterator[Table]:
    for table in material.document.tables:
        bound = material.bound.get(table.id)
        is_known = bound is not None and bool(bound.form)
        if table.kind is TableKind.GRID and (is_known or (not material.bound and table.title.endswith(("表", "）")))):
            yield table


def _has_note(table: Table, material: Material) -> bool:
    return any(DECLARED.search(normal_name(text)) for text, _ in notes_near(table, material.document))


def _said_in_narrative(material: Material) -> list[str]:
    return [
        normal_name(passage.text)
        for passage in material.passages
        if passage.kind in {PassageKind.PARAGRAPH, PassageKind.NOTE} and DECLARED.search(normal_name(passage.text))
    ]


def _is_said(table: Table, said: list[str]) -> bool:
    """The narrative says for the table's fund or item that there is none, or states 0 for it."""
    topics = topics_in(table.title)
    return bool(topics) and any(topics <= topics_in(text) or topics & topics_in(text) for text in said)


RULE = Rule(
    code="S11",
    name=Words("空表声明", "empty-table note"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "没有数据的表须注明“本表无数据”或在说明中写明无此项。",
            "A table without data says so under it, or the narrative says there is none.",
        ),
        why=Words("空表不说明，读者无法区分没有与漏填。", "Without a note nobody can tell none from forgotten."),
        tolerance=Words(
            "表下、题下、正文任一处说明即可。", "Under the table, under its title or in the narrative will do."
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={"default": Words("“{table}”为空表，未见说明", "“{table}” is empty and nothing says why")},
    example=Example(
        budget(
            tables=TABLES + f"\n\n2030年政府性基金预算支出表（不含上年结转）\n\n单位名称：{BODY}\n\n单位：万元\n\n"
            "科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t\t\t\t\n合计\t\t\t\t"
        ),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)

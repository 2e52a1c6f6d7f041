"""S12: what is declared empty is empty. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.model.document import Table, TableKind
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import PassageKind
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.s.empty_tables import Declaration, amounts, declarations, notes_near, title_anchor, topics_in
from reviewer.rules.sample_text import REVENUE_AND_EXPENDITURE, TABLES, budget
from reviewer.words import Words

_WHOLE = re.compile(
    r"(?:本单位|本部门|本年度?|20\d\d年(?:度)?|局|委|中心|办公室|办事处|院|校)[^,。;]{0,12}(?:没有|无|未安排|不涉及|未发生)"
)
_PART = re.compile(r"无(?:增减|变化|变动|法|需|偿|关|误|疑)|无上年|基本支出|项目支出无|无其他|结转")
_OWN_TABLE = re.compile(r"空表|本?表(?:无|没有)|无数据")


def check(material: Material) -> CheckResult:
    """Notes of tables first, then sentences of the narrative about the funds a table shows."""
    observations = [*_notes(material), *_narrative(material)]
    return executed(observations, len(material.document.tables))


def _notes(material: Material) -> Iterator[Observation]:
    for table in _tables(material):
        count, nonzero = amounts(table, material)
        if not nonzero:
            continue
        for text, anchor in notes_near(table, material.document):
            found = next((d for d in declarations(text, anchor, is_note=True) if _OWN_TABLE.search(d.text)), None)
            if found is None:
                continue
            severity = Severity.ERROR if _speaks_of(found, table) else Severity.WARNING
            params = {"table": table.title, "text": found.text, "count": count}
            yield Observation(
                anchor, params, message="note", severity=severity, places=(anchor, title_anchor(table, material))
            )
            break


def _speaks_of(found: Declaration, table: Table) -> bool:
    """The note names what the table shows, or the table is the only one it can belong to (its own row or note)."""
    topics = topics_in(table.title)
    if found.topics:
        return bool(found.topics & topics)
    return found.anchor.ref.startswith(f"{table.id}/")


def _narrative(material: Material) -> Iterator[Observation]:
    filled = {
        topic: table
        for table in _tables(material)
        if len(topics := topics_in(table.title)) == 1 and amounts(table, material)[1]
        for topic in topics
    }
    for passage in material.passages:
        if passage.kind is not PassageKind.PARAGRAPH or "performance_forms" in passage.topics:
            continue
        for found in declarations(passage.text, passage.anchor(), is_note=False):
            shaped = normal_name(found.text)
            if (
                not _WHOLE.search(shaped)
                or _PART.search(shaped)
                or re.search(r"[1-9]", re.sub(r"20\d\d年", "", shaped))
            ):
                continue
            for topic in found.topics:
                table = filled.get(topic)
                if table is not None and len(found.topics) == 1:
                    params = {"table": table.title, "text": found.text}
                    places = (found.anchor, title_anchor(table, material))
                    yield Observation(found.anchor, params, message="narrative", places=places)


def _tables(material: Material) -> Iterator[Table]:
    for table in material.document.tables:
        bound = material.bound.get(table.id)
        if table.kind is TableKind.GRID and ((bound is not None and bound.form) or not material.bound):
            yield table


RULE = Rule(
    code="S12",
    name=Words("空表声明矛盾", "empty-table note contradicted"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "注明空表或“无此项预算”的，表中不得有金额。",
            "A table declared empty, or an item said not to exist, shows no amount.",
        ),
        why=Words("多为复制上年或其他表的附注。", "Mostly a note copied from last year or another table."),
        tolerance=Words(
            "附注点明本表内容时为必须修改；只写“本表无数据”且位置可能属于相邻表的为建议修改。",
            "A note that names what the table shows is an error; a bare 本表无数据 that may belong to the next table "
            "is a warning.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "note": Words("“{table}”有金额，但附注为：{text}", "“{table}” shows amounts, its note says: {text}"),
        "narrative": Words("正文称“{text}”，但“{table}”有金额", "The text says “{text}”, but “{table}” shows amounts"),
    },
    example=Example(
        budget(tables=TABLES.replace(REVENUE_AND_EXPENDITURE, REVENUE_AND_EXPENDITURE + "\n\n注：本表为空表。", 1)),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)

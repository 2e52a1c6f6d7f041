"""T18: the unit row of a project table names the body the document is about. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.rows import body_name
from reviewer.laws.outline import outline_of
from reviewer.model.finding import Severity
from reviewer.rules.law_words import NO_TOLERANCE, PRACTICE
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_tables import BODY, tables
from reviewer.rules.table_facts import grid_of, no_table
from reviewer.words import Words, message

FORMS = ("project-expenditure-current", "project-expenditure-carried-over")


def check(material: Material) -> CheckResult:
    """Project tables that have a row of a body above their projects."""
    if all(grid_of(material, form) is None for form in FORMS):
        return no_table(FORMS[0])
    if not material.profile.organisation:
        return Unable(message("laws.unable.body"))
    return executed(_observations(material), len(FORMS))


def _observations(material: Material) -> Iterator[Observation]:
    own = body_name(material.profile.organisation)
    for form in FORMS:
        grid = grid_of(material, form)
        bodies = outline_of(grid).bodies if grid else ()
        names = [body_name(body.row.label) for body in bodies]
        # A superior department may stand above the unit; then the unit itself is there, too.
        if grid is None or not names or any(name in own or own in name for name in names):
            continue
        row = bodies[0].row
        anchor = anchor_of(grid.bound.table.ref(row.index, row.label_column), material)
        yield Observation(anchor, {"printed": row.label, "body": material.profile.organisation})


RULE = Rule(
    code="T18",
    name=Words("项目表单位行主体", "body of the unit row"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words(
            "项目支出表的单位行应为本单位（部门）。", "The unit row of a project table is this unit or department."
        ),
        why=Words("单位行不符可能误用其他单位的表。", "Another name may mean that another body's table was used."),
        tolerance=NO_TOLERANCE,
        basis=PRACTICE,
    ),
    messages={
        "default": Words(
            "单位行为“{printed}”，与“{body}”不符", "the unit row is “{printed}”, the document is about “{body}”"
        )
    },
    example=Example(tables("project-expenditure-current", change=((f"{BODY}\t370.00", "示例县林场\t370.00"),))),
    check=check,
)

"""P02: every project of the project tables has a performance form. Called by the engine.

One finding for all projects without a form; where they also explain the counts and sums of the text, those are its
proofs and places (P01 and P08 stay silent then).
"""

from __future__ import annotations

from decimal import Decimal

from reviewer.forms.performance import Half
from reviewer.forms.performance_match import ProjectRow
from reviewer.model.equation import Role, Verdict
from reviewer.model.finding import Evidence, Severity
from reviewer.rules.amounts import written
from reviewer.rules.material import Material
from reviewer.rules.p.disclosed import KINDS, Disclosed, disclosed
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_text import NARRATIVE, budget, form
from reviewer.words import Words, message

FEW = Decimal("0.5")
"""Share of rows without form up to which the others show that a form was due."""


def check(material: Material) -> CheckResult:
    """This year's projects in one finding, carried-over ones in another."""
    if not material.project_forms:
        return NotApplicable(message("performance.no-forms"))
    found = disclosed(material)
    rows = (*found.matching.rows, *(pair.row for pair in found.matching.pairs))
    if not rows:
        return Unable(message("performance.no-project-table"))
    observations = []
    if found.missing:
        observations.append(_current(found))
    if found.missing_carried_over:
        observations.append(_carried_over(found))
    return executed(observations, len(rows))


def _current(found: Disclosed) -> Observation:
    material, missing = found.material, found.missing
    explains = found.explains()
    anchors = tuple(anchor_of(row.ref, material) for row in missing)
    proofs = _broken(found) if explains else ()
    places = (*anchors, *(found.statement_places() if explains else ()))
    params = {
        "projects": _names(missing),
        "count": len(missing),
        "stated": found.count.figure.text if found.count else "",
        "found": len(found.forms),
        "kinds": _kinds(found),
    }
    return Observation(
        anchors[0],
        params,
        message="explains" if explains else "default",
        places=places,
        proofs=proofs,
        evidence=_evidence(missing),
        severity=_severity(found, explains=explains),
        stake=sum((row.figure.base for row in missing), Decimal(0)),
    )


def _severity(found: Disclosed, *, explains: bool) -> Severity:
    """Certain where the text counts the missing forms as disclosed; small and secret projects may be waived."""
    if found.material.profile.is_secret:
        return Severity.QUESTION
    if explains and found.is_disclosed:
        return Severity.ERROR
    total = len(found.missing) + len(found.matching.pairs)
    return Severity.WARNING if len(found.missing) <= total * FEW else Severity.QUESTION


def _carried_over(found: Disclosed) -> Observation:
    rows = found.missing_carried_over
    anchors = tuple(anchor_of(row.ref, found.material) for row in rows)
    params = {"projects": _names(rows), "count": len(rows)}
    return Observation(anchors[0], params, "carried-over", places=anchors, severity=Severity.QUESTION)


def _broken(found: Disclosed) -> tuple[Verdict, ...]:
    verdicts = (found.count_verdict(), found.sum_verdict(Half.YEAR))
    return tuple(verdict for verdict in verdicts if verdict is not None and not verdict.grade.holds)


def _names(rows: tuple[ProjectRow, ...]) -> str:
    return "、".join(f"{row.name}（{written(row.figure.base, row.figure)} {row.figure.unit.label}）" for row in rows)


def _kinds(found: Disclosed) -> str:
    """The statement by kind of project: one of these counts is off as well."""
    shown = [
        f"{KINDS.get(item.kind, item.kind)} {item.count.figure.text} 个 {item.amount.figure.text} {item.amount.figure.unit.label}"
        for item in found.by_kind
        if item.count is not None and item.amount is not None
    ]
    return f"（{'、'.join(shown)}）" if shown else ""


def _evidence(rows: tuple[ProjectRow, ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence(Role.STATED, row.ref, row.source, row.figure.text, row.figure.base, row.name) for row in rows)


RULE = Rule(
    code="P02",
    name=Words("缺表定位", "project without form"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "项目支出预算表的每个项目都有绩效目标表（按名称和金额对应）。",
            "Every project of the project tables has a form, matched by name and amount.",
        ),
        why=Words("缺表即该项目绩效目标未公开。", "Without it the project's targets are not disclosed."),
        tolerance=Words(
            "说明已把缺表项目计入公开数量和金额的为必须修改；涉密单位、多数项目无表或结转项目请单位说明；重名项目按金额对应。",
            "An error where the text counts it as disclosed; a question for secret bodies, carried-over projects "
            "or where most projects have none; repeated names are matched by amount.",
        ),
        basis=Words("财预〔2015〕88号", "财预〔2015〕88号"),
    ),
    messages={
        "default": Words("{count} 个项目没有绩效目标表：{projects}", "{count} projects without a form: {projects}"),
        "explains": Words(
            "{count} 个项目没有绩效目标表：{projects}；说明称公开 {stated} 个{kinds}，实有 {found} 张，"
            "数量和金额之差恰为缺表项目",
            "{count} projects without a form: {projects}; the text says {stated}{kinds}, {found} are there, "
            "and the missing ones are the difference in number and amount",
        ),
        "carried-over": Words(
            "{count} 个上年结转项目没有绩效目标表，请说明：{projects}",
            "{count} carried-over projects have no form: {projects}",
        ),
    },
    example=Example(
        budget(
            narrative=NARRATIVE + "\n\n二、绩效管理情况\n\n"
            "2030年示例县示例局公开项目绩效目标2个，涉及项目金额30.00万元，占部门（单位）项目支出总额的100%。",
            forms=form(),
        ),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)

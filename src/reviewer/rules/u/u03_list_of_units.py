"""U03: the units of the department's tables are those whose documents are there. Called by the engine."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.forms.rows import body_name
from reviewer.model.finding import Severity
from reviewer.rules.law_words import NO_TOLERANCE, NOTICE_143
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_department import department, units
from reviewer.rules.units import listed_units, refusal, unit_name
from reviewer.words import Words


def check(material: Material) -> CheckResult:
    """Both ways. Merged, masked or unlisted units are legitimate where the text says so, hence a warning."""
    refused = refusal(material)
    if refused is not None:
        return refused
    listed = listed_units(material)
    return executed(_observations(material), max(len(listed), len(material.units)))


def _observations(material: Material) -> Iterator[Observation]:
    listed = listed_units(material)
    given = {unit_name(unit): unit.profile.organisation for unit in material.units}
    for name, spot in listed.items():
        if name not in given:
            yield Observation(anchor_of(spot.ref, material), {"unit": spot.row.label}, "no_file")
    own = body_name(material.profile.organisation)
    for name, printed in given.items():
        if listed and name not in listed and name != own:
            first = next(iter(listed.values()))
            yield Observation(anchor_of(first.ref.partition("/")[0], material), {"unit": printed}, "not_listed")


RULE = Rule(
    code="U03",
    name=Words("单位清单齐全", "list of units complete"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "部门表中列示的单位与提供的单位文件一一对应（不单列、并入本级或涉密的除外）。",
            "Units in the department's tables and unit documents correspond, except merged or masked ones.",
        ),
        why=Words("单位预决算也应公开。", "Budgets of units are to be published, too."),
        tolerance=NO_TOLERANCE,
        basis=NOTICE_143,
    ),
    messages={
        "default": Words("单位清单不一致", "the lists of units differ"),
        "no_file": Words("部门表列有“{unit}”，未提供该单位文件", "“{unit}” is listed, its document is not there"),
        "not_listed": Words(
            "提供了“{unit}”的文件，部门表未列该单位", "the document of “{unit}” is there, the tables do not list it"
        ),
    },
    example=Example(department(), units=units()[:1]),
    check=check,
)

"""P20: different projects do not share one description or one goal. Called by the engine."""

from __future__ import annotations

from difflib import SequenceMatcher

from reviewer.forms.performance import Field, PerformanceForm
from reviewer.forms.performance_names import normal_name
from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.p.habits import field_place
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.words import Words, message

ALIKE = 0.95
"""Share of common characters from which a text is a copy (DOMAIN P20)."""
SHORTEST = 20
"""Characters of a text that is no chance agreement."""
NAMES = {"overview": Words("项目概况", "description"), "goal": Words("总体目标", "goal")}
Text = tuple[PerformanceForm, Field, str]


def check(material: Material) -> CheckResult:
    """One finding per group of forms that share a text."""
    forms = material.targets
    if len(forms) < 2:
        return NotApplicable(message("performance.one-form"))
    observations = []
    for name, words in NAMES.items():
        for group in _groups(_texts(forms, name)):
            places = tuple(field_place(form_, field) for form_, field, _ in group)
            params = {
                "field": words,
                "projects": "、".join(form_.project for form_, _, _ in group),
                "count": len(group),
                "text": group[0][1].text[:30],
            }
            observations.append(Observation(places[0], params, places=places))
    return executed(observations, len(forms))


def _texts(forms: tuple[PerformanceForm, ...], name: str) -> list[Text]:
    found: list[Text] = []
    for item in forms:
        field = item.fields.get(name) or item.fields.get("goal_year") or item.fields.get("goal_period")
        if name == "overview":
            field = item.fields.get("overview")
        if field is not None and len(normal_name(field.text)) >= SHORTEST:
            found.append((item, field, normal_name(field.text)))
    return found


def _groups(texts: list[Text]) -> list[list[Text]]:
    """Texts that are copies of the first of their group; groups of two and more."""
    groups: list[list[Text]] = []
    for text in texts:
        home = next((group for group in groups if _is_copy(group[0], text)), None)
        if home is None:
            groups.append([text])
        else:
            home.append(text)
    return [group for group in groups if len(group) > 1]


def _is_copy(first: Text, second: Text) -> bool:
    if first[2] == second[2]:
        return True
    matcher = SequenceMatcher(None, first[2], second[2], autojunk=False)
    return matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE


RULE = Rule(
    code="P20",
    name=Words("复制粘贴", "copied text"),
    severity=Severity.QUESTION,
    page=Page(
        what=Words("不同项目的项目概况、总体目标文字不雷同。", "Projects have descriptions and goals of their own."),
        why=Words("雷同说明目标未按项目编写。", "Copies were not written for the project."),
        tolerance=Words(
            "相似度高于95%且不少于20字；依据、制度等通用文字不比。",
            "Over 95 % alike and 20 characters or more; bases are not compared.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words(
            "{count} 个项目的{field}文字雷同：{projects}（{text}……）",
            "{count} projects share one {field}: {projects} ({text}…)",
        )
    },
    example=Example(
        budget(
            forms="\n\n".join(
                form(
                    project=name,
                    period=f"{amount},000",
                    year=f"{amount},000",
                    overview="用于全县县道桥梁和附属设施的日常养护与维修加固。",
                )
                for name, amount in (("桥梁养护经费", 180), ("档案整理经费", 120))
            )
        ),
        fires=1,
    ),
    check=check,
)

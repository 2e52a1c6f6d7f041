"""C07: three-public details. Called by the engine."""

from __future__ import annotations

import re

from reviewer.model.finding import Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

TOPIC = "three_public"
DETAILS = {
    "three_public.abroad": (
        Words("因公出国（境）费", "Travel abroad"),
        r"团组|组团|批次|个团",
        Words("团组数、人次", "groups and persons"),
    ),
    "three_public.purchase": (
        Words("公务用车购置费", "Vehicle purchase"),
        r"购置.{0,12}辆|更新.{0,8}辆|\d+\s*辆",
        Words("购置数", "vehicles bought"),
    ),
    "three_public.running": (
        Words("公务用车运行维护费", "Vehicle running"),
        r"保有|\d+\s*辆",
        Words("保有量", "vehicles kept"),
    ),
    "three_public.reception": (
        Words("公务接待费", "Reception"),
        r"批次|批|来访团组|接待.{0,8}团组|来宾",
        Words("批次、人次", "receptions and guests"),
    ),
}


def check(material: Material) -> CheckResult:
    """Numbers beside each item of the final accounts that was spent."""
    texts = [item.text for item in material.passages if item.is_prose and TOPIC in item.topics]
    section = material.section(TOPIC)
    if section is None:
        return Unable(message("narrative.no-three-public"))
    text = "".join(texts)
    seen = []
    for topic, (item, words, name) in DETAILS.items():
        if _spent(topic, material) and not re.search(words, text):
            anchor = anchor_of(section.heading.id, material)
            seen.append(Observation(anchor, {"item": item, "words": name}))
    return executed(seen[:1], len(DETAILS))


def _spent(topic: str, material: Material) -> bool:
    amounts = [
        fact.figure.value
        for fact in material.facts
        if fact.dimensions.topic == topic and fact.dimensions.scenario == "final"
    ]
    return any(amount > 0 for amount in amounts)


RULE = Rule(
    code="C07",
    name=Words("决算三公细节", "three-public details"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "决算应公开出国团组数与人次、车辆购置数与保有量、接待批次与人次。",
            "Final accounts give groups and persons abroad, vehicles bought and kept, receptions and guests.",
        ),
        why=Words("上述数量是财政部门检查的固定内容。", "These numbers are what inspections look for."),
        tolerance=Words(
            "仅当该项决算数大于零而全节未见相应数量时报。",
            "Only where the item is above zero and the section has no such number.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("{item}有支出，未列{words}", "{item} was spent, {words} not given"),
    },
    example=Example(
        tables("final-three-public")
        + told(
            "七、财政拨款“三公”经费支出决算情况说明",
            "“三公”经费财政拨款支出决算为10.00万元，其中：因公出国（境）费支出决算为0.00万元；公务用车购置及运行维护费支出决算为"
            "8.00万元，年末公务用车保有量为3辆；公务接待费支出决算为2.00万元。",
            final=True,
        )
    ),
    check=check,
    kinds=frozenset({"final"}),
)

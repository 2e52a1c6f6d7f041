"""V01: no named private person next to a benefit, an illness or a petition. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import Passage
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget, form
from reviewer.rules.v.people import near, people_in, people_in_posts
from reviewer.words import Words

BENEFIT = re.compile(
    r"伤残|残疾|抚恤|救助|救济|补助金|困难补助|生活补助|慰问金|低保|特困|信访|上访|稳控|疾病|重病|大病|患病|患有|癌|肿瘤|尿毒症|精神病|瘫痪|住院|"
    r"医疗费|手术|工伤|因病|病故|死亡|赔偿|遗属|津贴|工资"
)
SKIPPED = frozenset({"duties", "glossary"})


def check(material: Material) -> CheckResult:
    """Private persons with a benefit as errors; persons in a public function as one question."""
    observations = [*_private(material)]
    posts = list(_posts(material))
    if posts:
        names = "、".join(dict.fromkeys(name for name, _ in posts))
        places = tuple(anchor for _, anchor in posts)
        params = {"names": _masked(names), "count": len(posts)}
        observations.append(Observation(places[0], params, "post", places=places, severity=Severity.QUESTION))
    return executed(observations, len(material.passages))


def _private(material: Material) -> Iterator[Observation]:
    for passage in _texts(material):
        groups: dict[str, list[Anchor]] = {}
        words: dict[str, str] = {}
        certain: set[str] = set()
        for person in people_in(passage.text):
            found = near(passage.text, person, BENEFIT)
            if found is not None:
                groups.setdefault(person.name, []).append(passage.anchor(person.start, person.end))
                words.setdefault(person.name, found[0])
                certain |= {person.name} if person.certain else set()
        for name, places in groups.items():
            severity = Severity.ERROR if name in certain else Severity.WARNING
            params = {"name": _masked(name), "word": words[name]}
            yield Observation(places[0], params, places=tuple(places), severity=severity)


def _posts(material: Material) -> Iterator[tuple[str, Anchor]]:
    for passage in _texts(material):
        for person in people_in_posts(passage.text):
            yield person.name, passage.anchor(person.start, person.end)


def _texts(material: Material) -> Iterator[Passage]:
    for passage in material.passages:
        if not SKIPPED & set(passage.topics) and passage.name not in {
            "department",
            "executing_unit",
            "responsible",
            "handler",
        }:
            yield passage


def _masked(names: str) -> str:
    """Names with the last character covered: a finding that travels in reports spreads no name further."""
    return "、".join(name[:-1] + "*" for name in names.split("、"))


RULE = Rule(
    code="V01",
    name=Words("自然人姓名+补助/伤残/疾病", "named person with a benefit"),
    severity=Severity.ERROR,
    category=Category.SENSITIVE,
    page=Page(
        what=Words(
            "公开文件不出现自然人姓名与补助、伤残、疾病、信访等信息的组合。",
            "No private person is named next to a benefit, an injury, an illness or a petition.",
        ),
        why=Words("泄露个人敏感信息。", "It discloses sensitive personal information."),
        tolerance=Words(
            "须有身份词或“因病”“同志”等明确语境，地名、企业名、普通词不计；两字或少见字的记为建议修改；"
            "公职人员履职署名只请单位确认；报告中姓名末字隐去。",
            "Only where a role or a phrase leaves no doubt; places, firms and words do not count; persons in a public "
            "function are a question; the last character of a name is covered in reports.",
        ),
        basis=Words(
            "个人信息保护法第28条；政府信息公开条例第15条",
            "Personal information protection law, art. 28; disclosure regulations, art. 15",
        ),
    ),
    messages={
        "default": Words("出现自然人“{name}”与“{word}”信息", "A person, “{name}”, is named with “{word}”"),
        "post": Words(
            "点名 {count} 名工作人员（{names}），请确认是否需要公开",
            "{count} officials are named ({names}): is that needed?",
        ),
    },
    example=Example(budget(forms=form(overview="用于支付原职工赵明远因病住院医疗费补助。")), fires=1),
    check=check,
    is_first_release=True,
)

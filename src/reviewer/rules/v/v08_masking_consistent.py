"""V08: what is masked in one place is masked everywhere. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import Passage
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import OVERVIEW, budget
from reviewer.rules.v.people import SURNAMES, people_in
from reviewer.words import Words, message

_COVERED_NAME = re.compile(rf"([{SURNAMES}])(?:[*＊×]{{1,2}}|某某?)(?:[\u4e00-\u9fff]|(?=[，。、；）)]|$))")
_STAFF_KEPT = re.compile(r"(?:人员|编制|在职)[^。；]{0,30}(?:不予公开|涉密|不公开)")
_STAFF_TOLD = re.compile(
    r"(?:在职(?:职工|人员|民警|干部)?|实有(?:人员|在职)?|编制(?:人数|数|总数)?|人员编制)[^。；，,\d]{0,8}(\d{1,5})\s*(?:人|名)"
)
_NOT_STAFF = re.compile(r"增加|减少|新增|调入|退休|车|辆")


def check(material: Material) -> CheckResult:
    """Names covered in one place and printed in another; staff numbers kept and told."""
    texts = [passage for passage in material.passages if "glossary" not in passage.topics]
    covered = list(_covered(texts))
    kept = next(((passage, found) for passage in texts if (found := _STAFF_KEPT.search(passage.text))), None)
    if not covered and kept is None:
        return NotApplicable(message("performance.nothing-masked"))
    observations = list(_printed(texts, covered))
    if kept is not None:
        observations += _told(texts, kept[0].anchor(kept[1].start(), kept[1].end()))
    return executed(observations, len(texts))


def _covered(texts: list[Passage]) -> Iterator[tuple[str, str, Anchor]]:
    for passage in texts:
        for found in _COVERED_NAME.finditer(passage.text):
            end = found[0][-1] if "\u4e00" <= found[0][-1] <= "\u9fff" and found[0][-1] != "某" else ""
            yield found[1], end, passage.anchor(found.start(), found.end())


def _printed(texts: list[Passage], covered: list[tuple[str, str, Anchor]]) -> Iterator[Observation]:
    for passage in texts:
        for person in people_in(passage.text):
            same = next(
                (
                    place
                    for first, end, place in covered
                    if person.name[0] == first and (not end or person.name[-1] == end)
                ),
                None,
            )
            if same is not None:
                anchor = passage.anchor(person.start, person.end)
                params = {"name": person.name[:-1] + "*", "masked": same.text}
                yield Observation(anchor, params, message="name", places=(anchor, same))


def _told(texts: list[Passage], kept: Anchor) -> Iterator[Observation]:
    for passage in texts:
        for found in _STAFF_TOLD.finditer(passage.text):
            around = passage.text[max(0, found.start() - 8) : found.end() + 4]
            if _NOT_STAFF.search(around) or "performance_forms" in passage.topics:
                continue
            anchor = passage.anchor(found.start(), found.end())
            params = {"text": found[0]}
            yield Observation(anchor, params, message="staff", places=(anchor, kept), severity=Severity.WARNING)
            return


RULE = Rule(
    code="V08",
    name=Words("脱敏一致", "masking consistent"),
    severity=Severity.ERROR,
    category=Category.SENSITIVE,
    page=Page(
        what=Words(
            "一处脱敏的姓名、人员数，其他处不得印出。", "A name or number kept in one place is not printed in another."
        ),
        why=Words("前后不一使脱敏失效。", "Otherwise the masking is void."),
        tolerance=Words(
            "涉密单位以一级项目名称代替的不算；人员数为建议修改。",
            "Project names replaced by a general one do not count; staff numbers are a warning.",
        ),
        basis=Words("保守国家秘密法；个人信息保护法", "Law on state secrets; personal information protection law"),
    ),
    messages={
        "name": Words(
            "“{masked}”已脱敏，此处印出全名（{name}）",
            "“{masked}” is masked elsewhere, here the name is printed ({name})",
        ),
        "staff": Words("文中称人员信息不予公开，此处印出：{text}", "Staff numbers are said to be kept, here: {text}"),
    },
    example=Example(
        budget(
            overview=OVERVIEW.replace(
                "在职职工10人。", "人员编制等信息按规定不予公开。\n\n示例县示例局实有在职人员10人。"
            )
        ),
        fires=1,
    ),
    check=check,
)

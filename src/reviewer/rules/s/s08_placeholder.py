"""S08: placeholders and instructions of a template that were not replaced. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.profile import DocumentKind
from reviewer.model.document import TableKind
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words, message

TEMPLATE_HITS = 20
"""More hits than this make the file a template: said once (DOMAIN S08)."""
MENTIONS = 3
"""Passages about budgets from which an unrecognised file may be a template of a disclosure."""
_BUDGET = re.compile(r"预算|决算")
SHOWN = 60
"""Places listed for a template."""

_MARK = re.compile(
    r"(?<![A-Za-z0-9])(?:[XxＸ]{2,}|[×✕╳]{2,}|○{2,}|_{3,}|＿{2,})(?![A-Za-z0-9])"
    r"|某某|\{[\u4e00-\u9fff]{1,12}\}"
    r"|[\[【](?:填报)?(?:单位|部门|项目|科目)?(?:名称|金额|年份|日期|年度|数字|内容)[\]】]"
)
_OPEN = re.compile(
    r"(?<![有亟尚仍等])待(?:填写|填报|填列|补充(?!完善)|录入|(?:定|补|核实|确认)(?=[。，；、)）\]】]|$))"
)
_FIELD = re.compile(
    r"错误[！!]\s*(?:未找到引用源|未定义书签|不能识别的|超链接引用无效|文档中没有)|Error!\s*(?:Reference|Bookmark|Not a valid)|"
    r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A)|\bPAGEREF\b|\bMERGEFIELD\b|HYPERLINK\s*\\|\{\{[^{}]{1,40}\}\}"
)
"""What a word processor or a spreadsheet prints where a reference is broken."""
_COMMENT = re.compile(
    r"[【\[（(](?:批注|审阅意见|修改意见|领导意见)[^】\]）)]{0,80}[】\]）)]"
    r"|[（(【\[][^（）()【】\[\]]{0,30}(?:请(?:核实|核对|修改|更正|领导)|(?:这里|此处|此数|本段)(?:要|需|应|有误|不对|改|待|删)|要改|需改|改一下)"
    r"[^（）()【】\[\]]{0,20}[）)】\]]"
)
"""What a colleague wrote into the draft."""
_BLANK = re.compile(
    r"(?<!单位)(?:金额为|预算为|决算为|支出为|收入为|总计|共计|合计|增加|减少|增长|下降|占)\s*(?:万元|[%％])(?!的|[\u4e00-\u9fff]{0,3}单位)"
)
"""A unit without its number: 增加 万元, 占 %; in a sentence, for the head of a column may read so."""
_SENTENCE = re.compile(r"[，。；]")
_INSTRUCTION = re.compile(
    r"[（(][^（）()]{0,40}?(?:不涉及的不列|作[\u4e00-\u9fff]{0,4}表述|按实际(?:情况)?填写|据实填写|自行填写|请填写|请删除|"
    r"请根据实际|选择填写|逐项填写|此处(?:应|需|请)?(?:填写?|填列|写明|插入|补充|说明)|填写说明[:：]|删除本段|删除此段|不涉及的删除)"
    r"[^（）()]{0,20}[）)]|作下述说明[:：]|按上述格式依次说明"
)
_QUOTED = re.compile(r"[“\"「『][^”\"」』]{0,20}$")


_OTHER_LEFTOVERS = (
    (_OPEN, Severity.WARNING),
    (_FIELD, Severity.ERROR),
    (_COMMENT, Severity.WARNING),
)


def check(material: Material) -> CheckResult:
    """A template gives one finding; otherwise one per passage that holds placeholders."""
    hits = list(_hits(material))
    if material.profile.kind is DocumentKind.OTHER and not _speaks_of_budgets(material):
        return NotApplicable(message("rule.no-known-disclosure"))
    if material.profile.kind is DocumentKind.TEMPLATE or len(hits) > TEMPLATE_HITS:
        if not hits:
            first = material.document.blocks[0].id if material.document.blocks else ""
            return executed([Observation(anchor_of(first, material), {"count": 0}, message="template")])
        places = tuple(anchor for anchor, _, _ in hits[:SHOWN])
        return executed([Observation(places[0], {"count": len(hits)}, message="template", places=places)], len(hits))
    return executed(_grouped(hits), len(material.passages))


def _speaks_of_budgets(material: Material) -> bool:
    """A template of a disclosure names what it is for; any other file may hold XX as it likes."""
    return sum(bool(_BUDGET.search(passage.text)) for passage in material.passages) >= MENTIONS


def _grouped(hits: list[tuple[Anchor, str, Severity]]) -> Iterator[Observation]:
    by_block: dict[str, list[tuple[Anchor, str, Severity]]] = {}
    for hit in hits:
        by_block.setdefault(hit[0].ref.rpartition("/")[0] or hit[0].ref, []).append(hit)
    for group in by_block.values():
        anchor, mark, _ = group[0]
        severity = min((severity for _, _, severity in group), key=lambda item: item.rank)
        places = tuple(place for place, _, _ in group)
        yield Observation(anchor, {"mark": mark, "text": anchor.text}, places=places, severity=severity)


def _hits(material: Material) -> Iterator[tuple[Anchor, str, Severity]]:
    """Every placeholder with its place; in quotation marks it may be a name, half-said ones are warnings."""
    for passage in material.passages:
        for found in _MARK.finditer(passage.text):
            is_name = bool(_QUOTED.search(passage.text[: found.start()]))
            severity = Severity.WARNING if is_name else Severity.ERROR
            yield passage.anchor(found.start(), found.end()), found[0], severity
        for found in _INSTRUCTION.finditer(passage.text):
            yield passage.anchor(found.start(), found.end()), found[0], Severity.ERROR
        for pattern, severity in _OTHER_LEFTOVERS:
            for found in pattern.finditer(passage.text):
                yield passage.anchor(found.start(), found.end()), found[0].strip(), severity
        if passage.is_prose and _SENTENCE.search(passage.text):
            for found in _BLANK.finditer(passage.text):
                yield passage.anchor(found.start(), found.end()), found[0], Severity.ERROR
    for table in material.document.tables:
        if table.kind is TableKind.GRID and (title := _MARK.search(table.title)):
            yield anchor_of(table.id, material), title[0], Severity.ERROR


RULE = Rule(
    code="S08",
    name=Words("占位符", "placeholder"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "文中不得残留 XX、××、某某、待填、{…}、[单位名称]、“不涉及的不列”等模板括注、批注、域错误（“错误！未找到引用源”）和缺数的“增加 万元”。",
            "No XX, ××, 某某, 待填, {…}, [单位名称], no instruction of the template, comment, broken field or unit "
            "without its number is left in the text.",
        ),
        why=Words("占位符说明应填内容未填。", "A placeholder stands for something that was not filled in."),
        tolerance=Words(
            "超过 20 处视为模板，只报一次；引号内的记作建议修改；编号中的单个 X 不计。",
            "Over 20 hits the file is a template and is reported once; inside quotation marks it is a warning; "
            "a single X in a number does not count.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("残留占位符“{mark}”：{text}", "Placeholder “{mark}” left: {text}"),
        "template": Words(
            "本文件为空白模板（占位内容 {count} 处），其余检查不执行",
            "This file is a blank template ({count} placeholders); nothing else is checked",
        ),
    },
    example=Example(budget(narrative=NARRATIVE.replace("新增桥梁养护项目", "XX项目增加")), fires=1),
    check=check,
    is_first_release=True,
)

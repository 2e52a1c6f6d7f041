"""What a person gets wrong in the words of a disclosure, as seeds for `bench.wording`.

Owns what can go wrong and where: headings and titles, names, personal numbers, leftovers of template and editor, parts
left out, base years and reasons. Persons, numbers and places in it are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from reviewer.model.document import Paragraph, Table, TableKind
from reviewer.session.analysis import Analysis

LEAST_SENTENCE = 25
"""Characters of a paragraph of the narrative that bears a slip."""


@dataclass(frozen=True)
class Seed:
    """One slip. `block`: where; `old`, `new`: text replaced there (`old` "" appends `new`); `codes`: that name it;
    `drops`: blocks left out."""

    kind: str
    block: str
    old: str
    new: str
    codes: frozenset[str]
    drops: tuple[str, ...] = ()


Maker = Callable[[Analysis, Random], Iterator[Seed]]


def headings(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """Year, number and words of headings and titles."""
    year = analysis.material.profile.year or 0
    for section in analysis.material.sections:
        heading = section.heading
        if str(year) in heading.text:
            yield Seed(
                "heading year", heading.id, str(year), str(year - chance.choice((1, 1, 2, 10))), frozenset({"S03"})
            )
        ordinal = re.match(r"([一二三四五六七八九])、", heading.text)
        if ordinal and section.topic not in {"duties", "glossary", ""}:
            other = chance.choice([each for each in "一二三四五六七八九" if each != ordinal[1]])
            yield Seed("heading number", heading.id, ordinal[0], f"{other}、", frozenset({"D04"}))
    for table in _grids(analysis):
        if not table.title or not analysis.material.bound[table.id].form:
            continue
        if str(year) in table.title:
            yield Seed("title year", table.id, str(year), str(year - 1), frozenset({"S03"}))
        for old, new in (
            ("收入", "支出"),
            ("支出", "收入"),
            ("政府性基金", "国有资本经营"),
            ("一般公共预算", "政府性基金预算"),
        ):
            if old in table.title and "收支" not in table.title and "收入支出" not in table.title:
                yield Seed("title words", table.id, old, new, frozenset({"D01", "S13", "S14", "T20"}))
                break


def names(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """The body's name, and names of subjects."""
    name = analysis.material.profile.organisation
    wrong = [name[:cut] + name[cut + 1 :] for cut in (2, 4) if len(name) > 6]
    wrong += [
        name.replace(a, b)
        for a, b in (("局", "厅"), ("市", "县"), ("和", "与"), ("第二", "第一"), ("区", "县"))
        if a in name
    ]
    for paragraph in _prose(analysis):
        if name and name in paragraph.text and wrong:
            yield Seed("body in the prose", paragraph.id, name, chance.choice(wrong), frozenset({"S05"}))
    for table in _grids(analysis):
        if name and table.organisation == name and wrong:
            yield Seed("body of a table", table.id, name, chance.choice(wrong), frozenset({"S05"}))
    for bound in analysis.material.bound.values():
        for row in bound.rows:
            code, label = row.dimensions.function, row.label
            if len(code) in {5, 7} and len(label) > 5 and bound.form:
                cut = chance.randrange(1, len(label) - 1)
                yield Seed(
                    "subject in a table",
                    bound.table.id,
                    label,
                    label[:cut] + label[cut + 1 :],
                    frozenset({"T24", "N13"}),
                )
    for statement in analysis.material.ledger.statements:
        found = statement.table_label
        block = statement.ref.partition("/")[0]
        if found and len(found) > 4 and statement.facts and isinstance(analysis.document.block(block), Paragraph):
            paragraph = analysis.document.block(block)
            if isinstance(paragraph, Paragraph) and paragraph.text.count(found) == 1 and found.endswith("支出"):
                yield Seed("subject in the prose", block, found, found[:2] + found[3:], frozenset({"N13"}))


def privacy(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """Personal numbers and persons, behind a sentence of the prose or in a field of a form."""
    kinds = (
        ("identity number", "联系人身份证号110105194912310038。", {"V02"}),
        ("identity number", "（身份证号码：11010519491231002X）", {"V02"}),
        ("phone number", "联系电话：13800138000。", {"V02", "V07"}),
        ("phone number", "经办人手机号为139 1234 5678。", {"V02", "V07"}),
        ("bank card", "开户行账号6222021234567890128。", {"V02"}),
        ("person and illness", "其中用于职工王建国因病住院治疗补助。", {"V01"}),
        ("person and benefit", "发放给困难群众李秀英生活补助5000元。", {"V01"}),
        ("address", "家庭住址：示例县城关镇东大街12号3单元502室，户主张秀兰。", {"V03", "V01"}),
    )
    for kind, text, codes in kinds:
        for paragraph in _prose(analysis):
            yield Seed(kind, paragraph.id, "", text, frozenset(codes))
        for form in analysis.material.performance:
            found = form.fields.get("overview")
            if found is not None and len(found.text) > 10 and "/r" in found.ref:
                yield Seed(
                    f"{kind} in a form",
                    found.ref.partition("/")[0],
                    found.text[:8],
                    text + found.text[:8],
                    frozenset(codes),
                )


def leftovers(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """What a template or an editor leaves behind."""
    del chance
    kinds = (
        ("placeholder", "其中涉及XX项目。", {"S08"}),
        ("placeholder", "具体由××单位负责。", {"S08"}),
        ("placeholder", "金额为  万元。", {"S08", "N19"}),
        ("placeholder", "（待补充）", {"S08"}),
        ("placeholder", "数据待定。", {"S08"}),
        ("placeholder", "[单位名称]", {"S08"}),
        ("template hint", "（注：此处填写主要原因）", {"S08"}),
        ("template hint", "（请根据实际情况填写）", {"S08"}),
        ("template hint", "（如无此项，请删除本段）", {"S08"}),
        ("comment", "【批注：此数与表四不符，请核实】", {"S08", "S09"}),
        ("comment", "（张科长：这里要改）", {"S08", "S09"}),
        ("field error", "错误！未找到引用源。", {"S08"}),
        ("internal mark", "（内部资料，注意保密）", {"S09", "V06"}),
        ("internal mark", "（征求意见稿）", {"S09"}),
        ("alternative left", "较上年增加（减少）。", {"N18"}),
    )
    for kind, text, codes in kinds:
        for paragraph in _prose(analysis):
            yield Seed(f"{kind} {text[:6]}", paragraph.id, "", text, frozenset(codes))


def missing(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """A table, a section or the text of a section left out; a paragraph twice; a note against its table."""
    del chance
    paragraphs = _prose(analysis)
    for table in _grids(analysis):
        if analysis.material.bound[table.id].form and table.title:
            yield Seed("table left out", table.id, "", "", frozenset({"S13", "D01"}), (table.id,))
            if not table.notes and any(cell.text[:1].isdigit() and "." in cell.text for _, _, cell in table.body()):
                pass
    for section in analysis.material.sections:
        blocks = [block.id for block in section.blocks]
        prose = all(isinstance(block, Paragraph) for block in section.blocks)
        if section.topic in EXPLAINED and prose and blocks:
            yield Seed(
                "section emptied",
                section.heading.id,
                "",
                "",
                frozenset({"D05", "C06", "C08", "C09", "C10", "C11", "C13", "C04", "N14"}),
                tuple(blocks),
            )
            yield Seed(
                "section left out",
                section.heading.id,
                "",
                "",
                frozenset({"D01", "D04", "C04", "C05", "C06", "C08", "C09", "C10", "C11", "C13"}),
                (section.heading.id, *blocks),
            )
    for one in paragraphs:
        if len(one.text) > 60:
            yield Seed("paragraph twice", one.id, "", one.text, frozenset({"S10", "N04"}))


EXPLAINED = frozenset(
    {"overall", "revenue", "expenditure", "appropriation", "general_budget", "basic", "three_public", "operating_cost",
     "procurement", "assets", "government_funds", "state_capital", "performance"}
)  # fmt: skip


def sentences(analysis: Analysis, chance: Random) -> Iterator[Seed]:
    """The base year, the reason."""
    del chance
    year = analysis.material.profile.year or 0
    for paragraph in _prose(analysis):
        if re.search(rf"(?:比|较|与){year - 1}年", paragraph.text):
            yield Seed("base year", paragraph.id, f"{year - 1}年", f"{year - 3}年", frozenset({"N09", "S03"}))
        found = re.search(r"[，。]主要原因[^。；]{4,60}(?=[。；])", paragraph.text)
        if found and "万元" in paragraph.text[: found.start()]:
            yield Seed("reason left out", paragraph.id, found.group(), "", frozenset({"N11"}))


MAKERS: tuple[Maker, ...] = (headings, names, privacy, leftovers, missing, sentences)


def _grids(analysis: Analysis) -> list[Table]:
    return [
        table
        for table in analysis.document.tables
        if table.kind is TableKind.GRID and table.id in analysis.material.bound
    ]


def _prose(analysis: Analysis) -> list[Paragraph]:
    """Paragraphs of the body's own narrative."""
    inside = {
        block.id
        for section in analysis.material.sections
        if section.topic in EXPLAINED | {"general_budget_scale", "general_budget_structure", "other_matters"}
        for block in section.blocks
    }
    return [
        block
        for block in analysis.document.blocks
        if isinstance(block, Paragraph) and block.id in inside and len(block.text) >= LEAST_SENTENCE
    ]

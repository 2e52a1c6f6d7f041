"""A12: the annexed services directory is in force and its codes and names are in order. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.document import Heading, Paragraph
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.a.directory import Fault, entries_of, faults_of
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,8}[〔\[【(（](?P<year>20\d\d)[〕\]】)）]\s*\d+\s*号")
ALLOWED_AGE = 1
"""Years between the directory and the document at which nothing is asked."""

SHOWN = 20
"""Rows quoted in a sentence: what each should be stands nowhere else."""


def check(material: Material) -> CheckResult:
    """The year of the directory's document number, then its codes and names, one finding per kind of fault."""
    entries, faults = entries_of(material.document)
    numbers = _numbers(material)
    if not numbers and not entries:
        return NotApplicable(message("narrative.no-directory"))
    observations = [*_outdated(numbers, material), *_grouped([*faults, *faults_of(entries)])]
    return executed(observations, len(numbers) + len(entries))


def _numbers(material: Material) -> list[tuple[str, re.Match[str]]]:
    """Document numbers of the annexed notice with the block each stands in."""
    annex = material.section("annex")
    if annex is None:
        return []
    texts = [(annex.heading.id, annex.heading.text)]
    texts += [(block.id, block.text) for block in annex.blocks if isinstance(block, Paragraph | Heading)]
    return [(identity, match) for identity, text in texts for match in _NUMBER.finditer(text)]


def _outdated(found: list[tuple[str, re.Match[str]]], material: Material) -> Iterator[Observation]:
    year = material.profile.year
    if not found or year is None:
        return
    newest = max(int(match["year"]) for _, match in found)
    if newest >= year - ALLOWED_AGE:
        return
    identity, match = next((item for item in found if int(item[1]["year"]) == newest), found[0])
    anchor = anchor_of(f"{identity}/{match.start()}-{match.end()}", material)
    yield Observation(anchor, {"number": match.group(), "year": newest})


def _grouped(faults: list[Fault]) -> Iterator[Observation]:
    """One observation per kind of fault with all places."""
    by_kind: dict[str, list[Fault]] = {}
    for fault in faults:
        by_kind.setdefault(fault.kind, []).append(fault)
    for kind, group in by_kind.items():
        places = tuple(_place(fault) for fault in group)
        shown = "；".join(_shown(fault) for fault in group[:SHOWN]) + ("……" if len(group) > SHOWN else "")
        yield Observation(places[0], {"count": len(group), "text": shown}, message=kind, places=places)


def _place(fault: Fault) -> Anchor:
    entry = fault.entry
    semantic = " / ".join(part for part in ("政府购买服务指导性目录", entry.department_name, entry.code) if part)
    return Anchor(entry.ref, semantic, entry.source, "政府购买服务指导性目录", entry.code, text=entry.name)


def _shown(fault: Fault) -> str:
    entry = fault.entry
    expected = f"→{fault.expected}" if fault.expected else ""
    department = f"{entry.department_name} " if entry.department_name else ""
    return f"{department}{entry.code} {entry.name}{expected}"


RULE = Rule(
    code="A12",
    name=Words("购买服务目录", "services directory"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "公开的政府购买服务指导性目录为现行有效版本，代码与上级一致、不重复，同一代码名称一致。",
            "The annexed services directory is the one in force; codes fit their parents, do not repeat, and have one name.",
        ),
        why=Words("目录逐年修订，附旧目录会误导。", "Directories are revised; an old one misleads."),
        tolerance=Words(
            "按文号年份判断：早于上一年度的请核实是否现行有效；每类问题只报一次；名称以至少三个部门的写法为准，只差括号说明的不算。",
            "Judged by the year of the document number: one older than last year is to be confirmed. Each kind of fault is "
            "told once; a name at least three departments use is the usual one, a remark in brackets apart.",
        ),
        basis=Words("政府购买服务管理办法（财政部令第102号）", "Decree 102 of the Ministry of Finance"),
    ),
    messages={
        "default": Words(
            "所附目录文号为{number}（{year}年），请核实是否现行有效",
            "The annexed directory is {number} ({year}): confirm that it is in force",
        ),
        "letter": Words("目录 {count} 个代码缺少字母：{text}", "{count} codes without their letter: {text}"),
        "prefix": Words("目录 {count} 个代码与上级代码不符：{text}", "{count} codes do not fit their parent: {text}"),
        "parent": Words("目录 {count} 个代码缺少上级行：{text}", "{count} codes without the row above: {text}"),
        "repeated": Words(
            "目录 {count} 个代码在同一部门内重复：{text}", "{count} codes stand twice in a department: {text}"
        ),
        "short": Words("目录 {count} 个代码位数不足：{text}", "{count} codes lack digits: {text}"),
        "other-name": Words(
            "目录 {count} 个代码用了其他代码的名称：{text}", "{count} codes bear the name of another: {text}"
        ),
        "variant": Words(
            "目录 {count} 个名称与多数部门不同：{text}", "{count} names differ from most departments: {text}"
        ),
        "gap": Words("目录 {count} 处代码不连续：{text}", "{count} codes are left out: {text}"),
        "same-leaf": Words(
            "目录 {count} 个事项在同一部门重复列出：{text}", "{count} services are listed twice: {text}"
        ),
    },
    example=Example(
        budget(
            annex="# 示例市财政局文件\n\n示市财综〔2027〕22号\n\n关于转发《示例省部门政府购买服务指导性目录》的通知\n\n"
            "现将目录转发给你们，请遵照执行。",
        )
    ),
    check=check,
)

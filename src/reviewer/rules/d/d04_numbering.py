"""D04: headings of one level are numbered without gap or repetition. Called by the engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from reviewer.forms.performance_names import normal_name
from reviewer.forms.sections import Section
from reviewer.model.document import ContentsEntry, Table
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.d.titles import plain_title
from reviewer.rules.material import Material
from reviewer.rules.passages import ANNEX_TOPICS
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words, message

_DIGITS = "零一二三四五六七八九"
_KINDS = (
    ("part", re.compile(r"^第([一二三四五六七八九十]{1,3}|\d{1,2})部分")),
    ("section", re.compile(r"^([一二三四五六七八九十]{1,3})[,、.]")),
    ("subsection", re.compile(r"^\(([一二三四五六七八九十]{1,3})\)")),
)
SKIPPED = frozenset({*ANNEX_TOPICS, "glossary", "duties", "performance_forms"})
Numbered = tuple[int, Section]


def check(material: Material) -> CheckResult:
    """Gaps and repetitions among the headings of one parent; a gap the contents fill is the reading's."""
    series = list(_series(material))
    if not series:
        return NotApplicable(message("performance.no-numbering"))
    observations = [seen for group in series for seen in _judge(group, material)]
    told = {place.ref for seen in observations for place in seen.places}
    observations += [seen for seen in _against_contents(material) if seen.anchor.ref not in told]
    return executed(observations, sum(len(group) for group in series))


def number_of(text: str) -> tuple[str, int] | None:
    """Kind and number of a heading's numbering; None where it has none."""
    shaped = normal_name(text)
    for kind, pattern in _KINDS:
        found = pattern.match(shaped)
        if found:
            return kind, _value(found[1])
    return None


def _value(numeral: str) -> int:
    """一…九十九 or digits as a number."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.index(numeral[0]) if len(numeral) == 1 else 0
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


def _series(material: Material) -> Iterator[list[Numbered]]:
    """Numbered headings by kind and parent, in reading order; a series that starts again at 1 is a new one."""
    groups: dict[tuple[str, tuple[str, ...]], list[Numbered]] = {}
    inside = {block.id for section in material.sections if section.topic in SKIPPED for block in section.blocks}
    for section in material.sections:
        numbered = number_of(section.heading.text)
        if numbered is None or section.heading.id in inside or not section.topic:
            continue
        kind, number = numbered
        key = (kind, section.path[:-1] if kind != "part" else ())
        group = groups.setdefault(key, [])
        if number == 1 and group and group[-1][0] != 1:
            yield group
            group = groups[key] = []
        group.append((number, section))
    yield from (group for group in groups.values() if len(group) > 1)


def _judge(group: list[Numbered], material: Material) -> Iterator[Observation]:
    for place, ((before, first), (after, second)) in enumerate(pairwise(group)):
        if after == before + 1:
            continue
        anchor = anchor_of(second.heading.id, material)
        places = (anchor_of(first.heading.id, material), anchor)
        params = {"before": first.heading.text, "after": second.heading.text}
        if after == before:
            yield Observation(_with_text(anchor, second), params, message="repeated", places=places)
        elif after < before:
            yield Observation(_with_text(anchor, second), params, message="back", places=places)
        elif not _is_reading_loss(group[place : place + 2], material):
            yield Observation(_with_text(anchor, second), params, message="gap", places=places)


def _is_reading_loss(pair: list[Numbered], material: Material) -> bool:
    """A heading between the two may have been read as text or lost: a line between them bears its number, or the
    contents list a section with it after the first of them."""
    (before, first), (after, second) = pair
    kind = number_of(first.heading.text)
    wanted = {(kind[0], number) for number in range(before + 1, after)} if kind else set()
    document = material.document
    between = document.blocks[document.position(first.heading.id) : document.position(second.heading.id)]
    if any(not isinstance(block, Table) and number_of(block.text) in wanted for block in between):
        return True
    own = material.profile.organisation
    entries = [entry.text for entry in document.contents]
    listed = [plain_title(text, own) for text in entries]
    heading = plain_title(first.heading.text, own)
    start = listed.index(heading) if heading in listed else len(entries)
    near = entries if kind is not None and kind[0] == "part" else entries[start : start + after - before + 1]
    return any(number_of(text) in wanted for text in near)


def _against_contents(material: Material) -> list[Observation]:
    """Headings that bear another number than the contents give them; contents that number by another system say
    nothing."""
    own = material.profile.organisation
    listed: dict[str, list[ContentsEntry]] = {}
    for entry in material.document.contents:
        listed.setdefault(plain_title(entry.text, own), []).append(entry)
    headed: dict[str, list[Section]] = {}
    for section in material.sections:
        headed.setdefault(plain_title(section.heading.text, own), []).append(section)
    wrong: dict[tuple[str, ...], list[Observation]] = {}
    agreeing: Counter[tuple[str, ...]] = Counter()
    for words, sections in headed.items():
        entries = listed.get(words, [])
        if len(sections) != 1 or len(entries) != 1 or len(words) < LEAST_WORDS:
            continue
        section, entry = sections[0], entries[0]
        mine, its = number_of(section.heading.text), number_of(entry.text)
        if mine is None or its is None or mine[0] != its[0]:
            continue
        if mine == its:
            agreeing[section.path[:-1]] += 1
            continue
        anchor = _with_text(anchor_of(section.heading.id, material), section)
        listing = Anchor(entry.id, f"目录 / {entry.text}", entry.source, text=entry.text)
        params = {"before": entry.text, "after": section.heading.text}
        seen = Observation(anchor, params, message="contents", places=(anchor, listing))
        wrong.setdefault(section.path[:-1], []).append(seen)
    # Beside headings that agree a number is wrong; the headings of a part no entry lists may be called the same.
    return [seen for path, items in wrong.items() if agreeing[path] >= LEAST_AGREEING * len(items) for seen in items]


LEAST_WORDS = 3
"""Characters of a title that finds its entry in the contents."""
LEAST_AGREEING = 2
"""Headings beside a wrong one that must bear their number of the contents; else these number by another system."""


def _with_text(anchor: Anchor, section: Section) -> Anchor:
    return Anchor(anchor.ref, anchor.semantic, anchor.source, text=section.heading.text)


RULE = Rule(
    code="D04",
    name=Words("序号连续", "numbering gap"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "同级标题的序号（第一部分、一、（一））连续不重复。",
            "Headings of one level are numbered without gap or repetition.",
        ),
        why=Words("跳号、重号说明有内容被删或重复粘贴。", "A gap shows a deleted section, a repetition a pasted one."),
        tolerance=Words(
            "职责、名词解释、附件自带的序号不计；目录或正文中仍有该序号的视为读取问题。",
            "Duties, glossary and attachments have numbers of their own; a number the contents or the text still hold "
            "is a matter of reading.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "repeated": Words("序号重复：“{before}”与“{after}”", "The same number twice: “{before}”, “{after}”"),
        "back": Words("序号倒退：“{before}”之后为“{after}”", "The number goes back: “{before}”, then “{after}”"),
        "contents": Words(
            "序号与目录不一致：目录为“{before}”，正文为“{after}”",
            "The number is not that of the contents: “{before}” there, “{after}” here",
        ),
        "gap": Words("序号不连续：“{before}”之后为“{after}”", "A number is left out: “{before}”, then “{after}”"),
    },
    example=Example(
        budget(narrative=NARRATIVE + "\n\n三、收入预算情况说明\n\n预算收入全部为一般公共预算。"),
        fires=1,
    ),
    check=check,
)

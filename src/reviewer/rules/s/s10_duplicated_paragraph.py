"""S10: no paragraph or long sentence stands in the text twice with the same numbers. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.forms.performance_names import normal_name
from reviewer.model.finding import Anchor, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import PassageKind
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import NARRATIVE, budget
from reviewer.words import Words

SHORTEST = 40
"""Characters of a paragraph or sentence that is no chance repetition (DOMAIN S10)."""
SKIPPED = frozenset({"glossary", "performance_forms", "tables", "annex", "annexes", "contents"})
_REASON = re.compile(r"^(?:其中[:：,]?)?(?:主要)?(?:变动|增减|增加|减少)?原因|主要(?:是|由于)|^说明")
_ITEM = re.compile(r"原因|执行数|年初预算|决算数|调整预算|持平|相同|无变化|保持不变|^20\d\d年(?:度)?预算(?:安排|数)")
"""Sentences of item lists that agree wherever two items have equal amounts, and reasons."""
_STOPS = re.compile(r"(?<=[。；;])")


def check(material: Material) -> CheckResult:
    """Whole paragraphs anywhere, sentences inside one section; reasons repeated are another rule's (C16)."""
    paragraphs = [
        passage
        for passage in material.passages
        if passage.kind is PassageKind.PARAGRAPH and not SKIPPED & set(passage.topics)
    ]
    seen: dict[str, list[Anchor]] = {}
    for passage in paragraphs:
        key = normal_name(passage.text)
        if len(key) >= SHORTEST and not _REASON.match(key):
            seen.setdefault(key, []).append(passage.anchor())
    repeated = {key for key, places in seen.items() if len(places) > 1}
    sentences: dict[tuple[str, str], list[Anchor]] = {}
    for passage in paragraphs:
        if normal_name(passage.text) in repeated:
            continue
        for start, end in _sentences(passage.text):
            key = normal_name(passage.text[start:end])
            if len(key) >= SHORTEST and not _ITEM.search(key):
                sentences.setdefault((passage.topic, key), []).append(passage.anchor(start, end))
    groups = [seen[key] for key in seen if key in repeated]
    groups += [places for places in sentences.values() if len(places) > 1]
    return executed(
        (
            Observation(places[1], {"text": places[1].text, "count": len(places)}, places=tuple(places))
            for places in groups
        ),
        len(paragraphs),
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _STOPS.finditer(text):
        if found.start() > start:
            yield start, found.start()
            start = found.start()
    if start < len(text):
        yield start, len(text)


RULE = Rule(
    code="S10",
    name=Words("重复段落", "duplicated paragraph"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "同一段落（或同节内同一长句）不重复出现。",
            "No paragraph, and no long sentence within a section, stands twice.",
        ),
        why=Words("多为粘贴失误，可能掩盖漏写的内容。", "Mostly a pasting slip that hides what should stand there."),
        tolerance=Words(
            "不少于40字且数字相同；目录、表注、绩效表、名词解释及重复的原因说明不计。",
            "40 characters or more with equal numbers; contents, notes, forms, glossary and repeated reasons "
            "are left out.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={"default": Words("内容重复出现 {count} 处：{text}", "The same text {count} times: {text}")},
    example=Example(
        budget(narrative=NARRATIVE + "\n\n二、收入预算情况说明\n\n" + NARRATIVE.rpartition("\n\n")[2]),
        fires=1,
    ),
    check=check,
    is_first_release=True,
)

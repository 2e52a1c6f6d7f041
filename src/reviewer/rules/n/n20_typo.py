"""N20: typo, doubled word, punctuation. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reviewer.model.finding import Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.passages import Passage
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words

MOST = 5
"""Places listed per document: a bad reading makes many."""
SILENT = frozenset({"annex", "annexes", "services_directory", "tables"})
_MARKS = re.compile(r"[，。；、：]{2,}|,{2,}|[，。；、：][,.;:](?!\d)")
_UNITS = re.compile(r"万元万元|元元|万元元|%%|％％|年年度|的的(?!确)|了了(?!解)")
_TWICE = re.compile(r"([\u4e00-\u9fff]{2,4})\1")
LEGITIMATE = frozenset({"研究研究", "讨论讨论", "商量商量"})
COMPOUNDS = (
    "政府采购",
    "政府性基金",
    "政府购买",
    "预算收入",
    "预算支出",
    "单位资金",
    "项目支出",
    "服务中心",
    "管理中心",
)
"""Words that may follow a word they begin with."""
_REDUPLICATED = re.compile(r"(.)\1")
OMISSIONS = {"上一度": "上一年度", "较上度": "较上年度", "与上一相比": "与上一年相比"}


def check(material: Material) -> CheckResult:
    """Slips in the prose and in the texts of forms."""
    read = [item for item in material.passages if not SILENT & set(item.topics)]
    return executed((*_omitted(read), *islice(_slips(read), MOST)), len(read))


def _slips(read: list[Passage]) -> Iterator[Observation]:
    seen: set[str] = set()
    for passage in read:
        for pattern in (_MARKS, _UNITS, _TWICE):
            for found in pattern.finditer(passage.text):
                text = found.group()
                if text in seen or (
                    pattern is _TWICE and (_is_word(text) or _is_two(passage.text, found.start(), text))
                ):
                    continue
                seen.add(text)
                anchor = passage.anchor(found.start(), found.end())
                yield Observation(anchor, {"text": text, "quote": anchor.text})


def _is_word(text: str) -> bool:
    """Reduplications that are words, names and numerals are no slips."""
    half = text[: len(text) // 2]
    return text in LEGITIMATE or bool(_REDUPLICATED.search(half)) or bool(re.search(r"[一二三四五六七八九十]", half))


def _is_two(text: str, start: int, doubled: str) -> bool:
    """示例镇人民政府政府采购: the end of a name and the beginning of the next word."""
    half = doubled[: len(doubled) // 2]
    return any(text.startswith(word, start + len(half)) for word in COMPOUNDS if word.startswith(half))


def _omitted(read: list[Passage]) -> Iterator[Observation]:
    for wrong, right in OMISSIONS.items():
        places = [
            passage.anchor(found.start(), found.end()) for passage in read for found in re.finditer(wrong, passage.text)
        ]
        if places:
            params = {"text": wrong, "other": right, "count": len(places)}
            yield Observation(places[0], params, "omission", places=tuple(places), severity=Severity.WARNING)


RULE = Rule(
    code="N20",
    name=Words("错字/重词/标点", "typo, doubled word, punctuation"),
    severity=Severity.ADVICE,
    category=Category.STYLE,
    page=Page(
        what=Words("连续标点、重复词、明显漏字。", "Doubled punctuation, doubled words, plain omissions."),
        why=Words("文字差错影响公开质量。", "Slips of the pen weaken a disclosure."),
        tolerance=Words(
            "每份文件最多列五处，同一差错合为一条；漏字为建议修改。",
            "At most five places a document, one line per slip; an omitted character is a warning.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("“{text}”：{quote}", "{text}: {quote}"),
        "omission": Words("“{text}”疑为“{other}”，共{count}处", "{text} should read {other}, {count} places"),
    },
    example=Example(
        budget(
            narrative="八、机关运行经费增减变动原因说明\n\n"
            "本单位机关运行经费财政拨款预算25.53万元，，比2029年预算增加2.03万元，增长8.64%，原因是人员增加。",
        )
    ),
    check=check,
)

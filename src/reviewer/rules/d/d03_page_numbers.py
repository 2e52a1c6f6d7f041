"""D03: page numbers of the contents ascend and lie inside the file. Called by the engine."""

from __future__ import annotations

from itertools import pairwise

from reviewer.model.document import ContentsEntry
from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

FEWEST = 3
"""Page numbers that make a series."""


def check(material: Material) -> CheckResult:
    """One finding for numbers that go back, one for numbers beyond the last page."""
    numbered = [
        (entry, int(entry.page_label))
        for entry in material.document.contents
        if entry.page_label and entry.page_label.strip().isdecimal()
    ]
    if len(numbered) < FEWEST:
        return NotApplicable(message("performance.no-page-numbers"))
    observations = []
    back = tuple(_anchor(after[0]) for before, after in pairwise(numbered) if after[1] < before[1])
    if back:
        observations.append(Observation(back[0], {"entries": _names(back)}, message="back", places=back))
    pages = len(material.document.pages)
    beyond = tuple(_anchor(entry) for entry, number in numbered if pages and number > pages)
    if beyond:
        params = {"entries": _names(beyond), "pages": pages}
        observations.append(Observation(beyond[0], params, message="beyond", places=beyond))
    return executed(observations, len(numbered))


def _anchor(entry: ContentsEntry) -> Anchor:
    return Anchor(entry.id, f"目录 / {entry.text}", entry.source, text=f"{entry.text} … {entry.page_label}")


def _names(anchors: tuple[Anchor, ...]) -> str:
    return "、".join(anchor.text for anchor in anchors)


RULE = Rule(
    code="D03",
    name=Words("页码单调/有效", "page numbers ascend"),
    severity=Severity.ADVICE,
    category=Category.STYLE,
    page=Page(
        what=Words("目录页码递增且不超过总页数。", "Page numbers of the contents ascend and do not exceed the pages."),
        why=Words("页码错误说明目录未更新。", "Wrong numbers show contents that were not updated."),
        tolerance=Words(
            "没有页码的目录不适用；没有分页的文本不核对总页数。",
            "Contents without numbers do not apply; text without pages is not compared with the page count.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "back": Words("目录页码倒退：{entries}", "Page numbers go back: {entries}"),
        "beyond": Words("目录页码超过总页数 {pages}：{entries}", "Page numbers beyond page {pages}: {entries}"),
    },
    example=Example(
        budget(
            contents="第一部分 概况.....1\n第二部分 2030年单位预算报表.....6\n"
            "第三部分 2030年度单位预算情况说明.....5\n第四部分 名词解释.....7"
        ),
        fires=1,
    ),
    check=check,
)

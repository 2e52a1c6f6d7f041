"""G03: every page has a text layer that can be read. Called by the engine."""

from __future__ import annotations

from itertools import groupby

from reviewer.model.document import InputKind, PageState, Source
from reviewer.model.finding import Anchor, Category, Severity
from reviewer.rules.material import Material
from reviewer.rules.rule import CheckResult, NotApplicable, Observation, Page, Rule, executed
from reviewer.words import Words, message


def check(material: Material) -> CheckResult:
    """One finding per kind of unreadable pages, with the page ranges; such pages are not checked."""
    document = material.document
    if document.kind is not InputKind.PDF:
        return NotApplicable(message("performance.not-pdf"))
    observations = []
    for state in (PageState.IMAGE, PageState.GIBBERISH, PageState.FAILED):
        numbers = [page.number for page in document.pages if page.state is state]
        if numbers:
            places = tuple(Anchor(f"p{number}", f"第{number}页", Source(page=number)) for number in numbers)
            params = {"pages": ranges(numbers), "count": len(numbers), "of": len(document.pages)}
            category = Category.EXTRACTION if state is PageState.FAILED else Category.DISCLOSURE
            severity = Severity.QUESTION if state is PageState.FAILED else Severity.WARNING
            observations.append(
                Observation(places[0], params, message=state.value, places=places, severity=severity, category=category)
            )
    return executed(observations, len(document.pages))


def ranges(numbers: list[int]) -> str:
    """3, 4, 5, 9 as 3–5、9."""
    shown = []
    for _, group in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        run = [number for _, number in group]
        shown.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return "、".join(shown)


RULE = Rule(
    code="G03",
    name=Words("可机读", "text layer"),
    severity=Severity.WARNING,
    page=Page(
        what=Words("每页都有可读取的文字层。", "Every page has text that can be read."),
        why=Words("扫描页无法检索、无法核对。", "Scanned pages can be neither searched nor checked."),
        tolerance=Words(
            "未读出的页面只列页码，不据此报缺表；读取失败的页面属读取问题。",
            "Such pages are listed and never reported as missing tables; a page that failed is a matter of reading.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "default": Words("第 {pages} 页未能核对", "Pages {pages} were not checked"),
        "image": Words(
            "第 {pages} 页（共 {count}/{of} 页）为图片，没有文字层，未核对",
            "Pages {pages} ({count} of {of}) are images: not checked",
        ),
        "gibberish": Words(
            "第 {pages} 页（{count} 页）文字为乱码，未核对", "The text of pages {pages} is gibberish: not checked"
        ),
        "failed": Words("第 {pages} 页（{count} 页）读取失败，未核对", "Pages {pages} could not be read: not checked"),
    },
    check=check,
)

"""The function words of disclosure prose: comparison, direction, unchanged, slots of an amount, lists, reasons.

Owns these patterns and small readers for them; knows no document. Called by the interpreter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UP = r"增加|增长|上升|提高|增多|上涨|新增|调增|追加|增"
_DOWN = r"减少|下降|降低|压减|压缩|下调|缩减|核减|削减|调减|节约|减"
_ALTERNATIVE = r"(?:\((?:增加|增长|上升|减少|下降|降低)\)|/(?:增加|增长|减少|下降)|\((?:增|减)\))"
DIRECTION = re.compile(rf"(?P<up>{_UP})|(?P<down>{_DOWN})")
_DIRECTION_END = re.compile(
    rf"(?P<word>(?:{_UP})|(?:{_DOWN}))(?P<alternative>{_ALTERNATIVE})?"
    r"(?:了|额|数|金额|幅度?|率|比例|比率|约|近|：|为|是|达|到达|共计|合计|费用|资金|经费|预算|支出|收入)*-?$"
)
_RATE_NOUN = re.compile(
    r"(?P<up>增幅|增长率|增长幅度|增速)(?:约|为|是|达|：)*-?$|(?P<down>降幅|减幅|下降率|下降幅度|降低率)(?:约|为|是|达|：)*-?$"
)
_REACHES = re.compile(rf"(?:{_UP}|{_DOWN}|调整)(?:了)?(?:到|至|为(?=$))(?:了)?$")
BASE = re.compile(
    r"(?:同比)|(?:(?:相)?比|较|与|同|和|相较|对比)(?:于)?"
    r"(?P<year>上一?年度?|去年|上一度|(?:19|20)\d{2}年?(?:度)?|本?年初|全年|调整)"
    r"(?:\([^()]*\))?"
    r"(?P<what>(?:年初|当年|部门|单位|财政拨款|一般公共预算|调整|全年|同期|批复|公开|同口径|执行|“?三公”?经费|收入|支出)*"
    r"(?:预算|决算|执行|实际)?(?:安排|执行|完成|批复|支出|收入)*(?:数|额|金额)?)"
    r"(?:相比较?|比较|对比|相较|比)?"
    r"|(?:(?:相)?比|较|与|同|和|相较)(?:于)?(?P<plan>(?:年初|全年|调整)?预算)(?:安排)?(?:数|额)?(?:相比较?|比较|相较)?"
)
COMPARED = re.compile(
    r"(?:支出)?决算(?:支出)?数?(?P<word>大于|小于|等于|超过|高于|低于|多于|少于)(?:年初|全年|调整)*预算(?:支出)?数?"
)
COMPARED_SIGNS = {
    "大于": 1, "超过": 1, "高于": 1, "多于": 1, "小于": -1, "低于": -1, "少于": -1, "等于": 0,
}  # fmt: skip
_FLAT = re.compile(
    r"持平|相同|一致(?!性)|无变化|没有变化|无增减|没有增减|未发生变化|未变化|无变动|保持不变|基本不变|相等|不变$|不增不减"
)
_NOT_FLAT = re.compile(r"不(?:相同|一致|持平)|原因|口径.*一致")
_SLOT = re.compile(
    r"(?P<flow>支出|收入|拨款)?(?P<slot>年初预算|全年预算|调整预算|预算调整|当年预算执行|预算执行|预算安排|实际支出|实际完成|"
    r"预算|决算|执行|安排)(?:支出|收入|安排|拨款)?(?:总)?(?:数|额|资金)?(?:共计|合计|总计|为|是|达|共|约|计|：|，)*$"
)
_FUND_NAME = re.compile(r"(?:一般公共|公共财政|政府性基金|国有资本经营)预算(?:为|是|：)*$")
"""A fund whose name ends in 预算: the word says nothing about what was planned."""
_TRAILING = re.compile(
    r"(?:(?<!总)金额|(?<!总)额|(?<![总人])数|总量)?(?:共计|一共|为|是|达到?|共|约|：|，|的|(?<=\))[”\"])*$"
)
_LEADING = re.compile(
    r"^(?:其中|包括|主要包括|包含|含|主要用于(?:以下(?:几个)?方面)?|用于|分别为|以及|并且|同时|另外?|即|具体(?:情况)?(?:如下|为)?|"
    r"主要(?:是|有|为)|安排|预计|计划|全部为|均为|并|和|及|与|、|：|，|“(?!“?三公)|\"(?!三公)|\d+[.、]|\([一二三四五六七八九十\d]+\))+"
)
_TIME = re.compile(
    r"(?:19|20)\d{2}年(?:度|末|底|初(?!结|预算|财政))?(?:\([^()]*\))?|本年度|今年|本预算年度|全年(?!预算)|去年|上一?年度?(?!结|财政拨款结|末)"
)
PART_MARK = re.compile(
    r"其中|包括|包含|主要用于|用于以下|分别为|分为|构成|组成|具体(?:情况|为|如下)|如下|^含|按(?:支出|资金|经济|功能).*分|分项"
)
CODED = re.compile(r"\(\d{3}(?:\d{2}){1,2}\)$|^(?:\(?\d{1,2}\)?[.、．]?\s*)?\d{5}(?:\d{2})?-?(?=[^\d.,年元万%])")
"""行政运行(2010301)：…, 2010301行政运行：…: the title of an item with its code."""
ANEW = re.compile(r"按(?:支出|资金|经济|功能|性质|用途|来源|收入)[^，。；：、]{0,8}分(?:类|为)?")
"""按支出功能分类，…；按支出性质分类，…: each list breaks down the same whole."""
ITEM_MARK = re.compile(r"\((?:\d{2,3})?[类款项]\)")
"""Marks of an item of the functional classification, also where one of its three names is left out."""
REASON = re.compile(
    r"(?:主要|变动|增减变动|增减|增加|减少|增长|下降)*(?:的)?(?:主要)?(?:变动|增减)?原因(?:是由于|是因为|是|为|系|在于|主要是|：|如下)*"
    r"|主要(?:是|系)?(?:由于|因为?(?!公))|^(?:是)?(?:由于|因为)|^主要(?:是|系)(?!指)|^原因(?:是|为|：)"
)
_OPEN_END = re.compile(r"等(?:方面|支出|项目|费用)?$")
COUNT_AMOUNT = re.compile(
    r"^(?:共计|合计|总计|其中|涉及|安排|预算|项目|财政|资金|金额|绩效目标|一般公共预算|拨款|支出|总|部门|单位|的|为|共|，|：)*$"
)


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction word at the end of the words before a number; `sign` None where an alternative was left in."""

    sign: int | None
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Base:
    """What is compared with. `year_words`: as printed; `what`: 预算数, 执行数 …; offsets inside the words given."""

    year_words: str
    what: str
    start: int
    end: int
    text: str


def direction_at_end(words: str, *, of_rate: bool) -> Direction | None:
    """The direction word right before a number, None where the words end otherwise (or say 增加到)."""
    if _REACHES.search(words):
        return None
    if of_rate and (noun := _RATE_NOUN.search(words)):
        return Direction(1 if noun["up"] else -1, noun.group(), noun.start(), noun.end())
    found = _DIRECTION_END.search(words)
    if not found:
        return None
    sign = 1 if re.fullmatch(_UP, found["word"]) else -1
    alternative = found["alternative"]
    return Direction(None if alternative else sign, found["word"] + (alternative or ""), found.start(), found.end())


def leading_direction(words: str) -> tuple[Direction, str] | None:
    """A direction word before the thing (新增公产房维修资金 50万元), and the words of the thing."""
    found = re.match(rf"(?:.*?[，：])?(?P<word>{_UP}|{_DOWN})(?:了)?(?P<rest>.{{2,}})$", words)
    if not found or DIRECTION.search(found["rest"]):
        return None
    sign = 1 if re.fullmatch(_UP, found["word"]) else -1
    return Direction(sign, found["word"], found.start("word"), found.end("word")), found["rest"]


def reaches(words: str) -> bool:
    """增加到, 降至: the number behind is the new amount."""
    return _REACHES.search(words) is not None


def base_in(words: str) -> Base | None:
    """The words compared with, None where nothing is compared."""
    found = BASE.search(words)
    if not found:
        return None
    if found["plan"]:
        return Base("年初", "预算数", found.start(), found.end(), found.group())
    return Base(found["year"] or "同比", found["what"] or "", found.start(), found.end(), found.group())


def is_flat(words: str) -> bool:
    """持平, 与上年相同, 无变化."""
    return _FLAT.search(words) is not None and _NOT_FLAT.search(words) is None


def flat_word(words: str) -> re.Match[str] | None:
    """The word that says unchanged."""
    return _FLAT.search(words)


def slot_at_end(words: str) -> tuple[str, str, bool] | None:
    """Slot named at the end of the words before an amount, the words before it, and whether a flow word stood with it.

    Slots: opening, adjusted, executed, final, budget."""
    found = _SLOT.search(words)
    if not found or _FUND_NAME.search(words):
        return None
    slot = found["slot"]
    name = (
        "opening"
        if slot == "年初预算"
        else "adjusted"
        if slot in {"全年预算", "调整预算", "预算调整"}
        else "executed"
        if "执行" in slot
        else "final"
        if slot in {"决算", "实际支出", "实际完成"}
        else "budget"
    )
    return name, words[: found.start()], bool(found["flow"])


def stripped_label(words: str) -> str:
    """The words for the thing, without list marks, time and connecting words around it."""
    label = words
    while True:
        shorter = _TIME.sub("", _LEADING.sub("", label))
        shorter = _TRAILING.sub("", shorter)
        if shorter == label:
            return label
        label = shorter


def printed_years(words: str) -> tuple[int, ...]:
    """Four-digit years written in the words."""
    return tuple(int(found) for found in re.findall(r"((?:19|20)\d{2})年", words))


def ends_open(words: str) -> bool:
    """Whether a list ends with 等."""
    return _OPEN_END.search(words.rstrip("。；，")) is not None

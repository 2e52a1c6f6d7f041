"""What the words before a number say it is about: flow, fund, nature, vintage, topic, year, scenario.

Owns the vocabulary of prose labels (provincial, municipal, budget and final accounts). Does not know tables: names of
functional classes and items are matched against the document's own rows (`narrative.sourcing`). Called by the
interpreter of clauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from reviewer.model.fact import Dimensions

_FUNDS: tuple[tuple[str, str], ...] = (
    (r"政府性基金", "government_funds"),
    (r"国有资本(经营)?", "state_capital"),
    (r"财政专户|专户管理|专户资金", "special_account"),
    (r"单位资金|非财政拨款|自有资金", "unit_funds"),
    (r"一般公共(预算|财政)", "general"),
    (r"公共财政预算", "general"),
    (r"财政拨款|财政补助收入", "fiscal"),
)
_REVENUE_SOURCES: tuple[tuple[str, str], ...] = (
    (r"事业单位经营收入|经营收入", "business"),
    (r"事业收入", "service"),
    (r"上级补助收入", "upper_subsidy"),
    (r"附属单位上缴", "subsidiary"),
    (r"其他收入", "other"),
    (r"使用非财政拨款(结余|.*结余)|用事业基金", "reserve"),
)
_NATURES: tuple[tuple[str, str], ...] = (
    (r"人员(经费|支出|类)|人员经费支出", "basic.personnel"),
    (r"公用(经费|支出)|日常公用", "basic.operating"),
    (r"基本支出", "basic"),
    (r"项目支出|项目(经费|资金)预算", "project"),
    (r"上缴上级", "upward"),
    (r"经营支出", "business"),
    (r"对附属单位补助", "subsidy"),
)
_TOPICS: tuple[tuple[str, str], ...] = (
    (r"因公出国|出国\(境\)|出国费|出国境", "three_public.abroad"),
    (
        r"(公务用车|公车|公务车|车辆)购置(及|和|与|、)?(公务用车)?运行|公务用车购置费?(及|和|与|、)(公务用车)?运行",
        "three_public.vehicles",
    ),
    (r"(公务用车|公车|公务车|公务车用车|车辆)(的)?(运行|运维|维护)|^运行(维护)?费|用车运行", "three_public.running"),
    (r"(公务用车|公车|公务车|车辆)购置|^购置费|购置公务用车", "three_public.purchase"),
    (r"公务用车(费|经费)", "three_public.vehicles"),
    (r"国内(公务)?接待", "three_public.reception.domestic"),
    (r"外宾接待|国\(境\)外(公务)?接待|接待外宾", "three_public.reception.foreign"),
    (r"公务接待|接待费", "three_public.reception"),
    (r"三公", "three_public"),
    (r"会议费", "meetings"),
    (r"培训费", "training"),
    (r"机关运行(经费|费)|运行经费", "operating_cost"),
    (r"采购服务|服务(类)?采购", "procurement.services"),
    (r"货物", "procurement.goods"),
    (r"工程(?!.*服务)", "procurement.works"),
    (r"服务(?!中心|大厅|站|支出|管理)", "procurement.services"),
    (r"政府采购|采购(预算|金额|支出|总额)", "procurement"),
)
_TOTAL = re.compile(r"总计|总预算|总决算|收支总|总收入|总支出|收入总|支出总")
_CURRENT = re.compile(r"当年|本年(?!度)|本年度?(收入|支出|预算安排|预算拨款)|年初预算安排|本年预算")
_OF_FUND = r"((一般公共|政府性基金|国有资本经营)(预算)?)?(财政拨款)?"
_CARRIED = re.compile(
    rf"上年{_OF_FUND}(结转|结余)|年初{_OF_FUND}(结转|结余)|上年度?结转|结转(收入|资金|安排|支出)|以前年度结转"
)
_YEAR_END = re.compile(rf"年(末|终){_OF_FUND}(结转|结余)|结转下年|结转(到|至)下年|结余分配")
_REVENUE = re.compile(r"收入|拨款(?!支出|安排|.*支出)")
_EXPENDITURE = re.compile(r"支出|经费|费用")
_BOTH = re.compile(r"收支|收入支出|收、支|收入和支出|收入、支出")
_NAME = r"(?:[^()“”\"，。：；]|\((?!(?:\d{2,3})?[类款项]\))[^()，。：；]{1,12}\))"
"""A character of a name, or a word in brackets inside it: 政府办公厅(室)及相关机构事务."""
_ITEM = re.compile(
    rf"[“\"]?(?P<first>{_NAME}+?)\((?:\d{{3}})?类\)(?P<second>{_NAME}*?)\((?:\d{{2}})?款\)"
    rf"(?P<third>{_NAME}*?)\((?:\d{{2}})?项\)"
)
_CODED_NAME = r"(?:[^()“”\"，。：；]|\((?!\d{2,3}\))[^()，。：；]{1,12}\))"
_CODED_ITEM = re.compile(
    rf"(?P<first>{_CODED_NAME}+?)\((?P<c1>\d{{3}})\)(?P<second>{_CODED_NAME}+?)\((?P<c2>\d{{2}})\)"
    rf"(?P<third>{_CODED_NAME}+?)\((?P<c3>\d{{2}})\)"
)
_SHORT_ITEM = re.compile(r"(?P<name>[^()，。：；]+?)\((?:\d{2,7})?(?P<level>类|款|项|科目)\)$")
_SPENT = re.compile(r"(?<=\))(?:年度)?(?:支出)?决算(?:支出)?(?:数|额)?$")
"""“财政事务”(款)2030年度决算: the word for the amount behind the name."""
_GENERIC = re.compile(
    r"财政拨款|一般公共预算|预算|决算|支出|安排|收入|总额|合计|总计|共计|经费|资金|本年|当年|年初|本?部门|本?单位|费用|使用|的|数|额|[()]"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label says. `dimensions` hold only what is said; `source` is a revenue source that is no fund;
    `is_total`: with carry-over (总计); `is_both`: revenue and expenditure at once; `path`: 类, 款, 项 names;
    `is_known`: any word of the vocabulary was met."""

    dimensions: Dimensions
    source: str = ""
    is_total: bool = False
    is_both: bool = False
    path: tuple[str, ...] = ()
    is_known: bool = False
    name: str = ""
    """Words of the label outside the vocabulary: it names something narrower than its other words say."""


@lru_cache(maxsize=4096)
def meaning_of(label: str, scenario: str = "budget") -> Meaning:
    """The meaning of a label in normal form; `scenario` is the document's own (budget or final)."""
    path = item_path(label)
    if path:
        return Meaning(Dimensions(flow="expenditure", scenario=scenario), path=path, is_known=True)
    topic = _first(_TOPICS, label)
    if topic.startswith("procurement.") and not re.search(
        r"采购|^(货物|工程|服务)(类|预算|支出|项目)?(采购)?(预算|金额|支出)?$", label
    ):
        topic = ""
    nature = "" if topic else _first(_NATURES, label)
    fund = _first(_FUNDS, label)
    source = _first(_REVENUE_SOURCES, label) if not nature else ""
    vintage = (
        "year_end"
        if _YEAR_END.search(label)
        else "carried_over"
        if _CARRIED.search(label)
        else "current"
        if _CURRENT.search(label)
        else ""
    )
    is_both = bool(_BOTH.search(label))
    flow = "" if is_both else _flow(label, topic, nature, fund, vintage)
    is_total = bool(_TOTAL.search(label)) and vintage in {"", "current"}
    if is_total:
        vintage = ""
    known = bool(topic or nature or fund or source or vintage or flow or is_both)
    dimensions = Dimensions(flow=flow, scenario=scenario, vintage=vintage, fund=fund, nature=nature, topic=topic)
    name = name_of(label)
    if topic == "operating_cost" and _BODIES.fullmatch(name):
        name = ""
    return Meaning(dimensions, source, is_total, is_both, (), known, name)


def name_of(label: str) -> str:
    """What is left of a label without the vocabulary, "" where nothing is that could be a name."""
    rest = _VOCABULARY.sub("", label)
    return rest if len(rest) >= LEAST_NAME else ""


_BODIES = re.compile(r"(?:机关|下属|行政|事业|参公|参照公务员法?管理?|单位|部门|本级|[和及与])+")
"""1家机关财政拨款的机关运行经费: bodies counted before the thing, no name of a part of it."""
LEAST_NAME = 2
"""Characters that can be a name; one left over is an ending."""
_VOCABULARY = re.compile(
    "|".join(
        pattern
        for table in (_FUNDS, _REVENUE_SOURCES, _NATURES, _TOPICS)
        for pattern, _ in table
        if "(?" not in pattern and "^" not in pattern
    )
    + r"|货物|工程|服务|三公|上年(?:财政拨款)?(?:结转|结余)(?:和结余|结余)?|年初(?:结转|结余)(?:和结余)?|"
    r"年[末终](?:结转|结余)(?:和结余)?|"
    r"购置|运行|维护|财政拨款|一般公共预算|预算|决算|支出|安排|收入|总额|合计|总计|共计|经费|资金|本年|当年|年初|本?部门|本?单位|"
    r"费用|使用|用于|整体|规模|实际|全部|各项|本级|[区市县省]级|财力|年度|总体|拨款|拨付|完成|结转|结余|收支|收|支|总|的|数|额|年|费|"
    r"预算数|采购|金额|涉及|[()“”\"、，：和及与]"
)


def is_generic(label: str) -> bool:
    """Whether a label names nothing but money: under a heading it then speaks of what the heading names."""
    return not _GENERIC.sub("", label)


def item_path(label: str) -> tuple[str, ...]:
    """Names of 类, 款, 项 where the label is written in item style, () otherwise."""
    bare = label.replace("“", "").replace("”", "")
    found = _ITEM.search(bare) or _CODED_ITEM.search(bare)
    if not found:
        return ()
    names = (found["first"], found["second"], found["third"])
    return tuple(re.sub(r"^(?:\d+[.、]|[“\"])+", "", name).strip() for name in names)


def bare_name(label: str) -> tuple[str, str]:
    """A name in short item style 卫生健康支出(类) and its level; level "" where none is written."""
    found = _SHORT_ITEM.search(_SPENT.sub("", label.replace("“", "").replace("”", "")))
    return (found["name"], found["level"]) if found else (label, "")


def merged(meaning: Meaning, context: Dimensions) -> Meaning:
    """The meaning with what it leaves open taken from the context (section heading, parent)."""
    own = meaning.dimensions
    inherited = {
        name: getattr(context, name)
        for name in ("flow", "fund", "nature", "vintage", "topic")
        if not getattr(own, name) and getattr(context, name)
    }
    return replace(meaning, dimensions=own.but(**inherited)) if inherited else meaning


def _first(table: tuple[tuple[str, str], ...], label: str) -> str:
    return next((value for pattern, value in table if re.search(pattern, label)), "")


def _flow(label: str, topic: str, nature: str, fund: str, vintage: str) -> str:
    if topic:
        return "expenditure"
    if nature:
        return "expenditure"
    has_revenue, has_expenditure = _REVENUE.search(label), re.search(r"支出", label)
    if has_expenditure and not re.search(r"收入", label):
        return "expenditure"
    if re.search(r"收入", label) and not has_expenditure:
        return "revenue"
    if has_revenue and not has_expenditure and fund and not vintage:
        return ""
    return ""

"""N15: economic list. Called by the engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model.finding import Anchor, Severity
from reviewer.narrative.names import plain
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, Observation, Page, Rule, Unable, executed
from reviewer.rules.sample_prose import tables, told
from reviewer.words import Words, message

LISTS = {"basic.personnel": "人员经费", "basic.operating": "公用经费"}
LEAST_NAMES = 3
"""A list of fewer names is no list of items."""
STANDARD = frozenset(
    [
        "基本工资",
        "津贴补贴",
        "奖金",
        "伙食补助",
        "绩效工资",
        "机关事业单位基本养老保险缴",
        "职业年金缴",
        "职工基本医疗保险缴",
        "公务员医疗补助缴",
        "其他社会保障缴",
        "住房公积金",
        "医疗",
        "办公",
        "印刷",
        "咨询",
        "手续",
        "水",
        "电",
        "邮电",
        "取暖",
        "物业管理",
        "差旅",
        "因公出国",
        "维修",
        "租赁",
        "会议",
        "培训",
        "公务接待",
        "专用材料",
        "被装购置",
        "专用燃料",
        "劳务",
        "委托业务",
        "工会经",
        "福利",
        "公务用车运行维护",
        "其他交通",
        "税金及附加",
        "离休",
        "退休",
        "退职",
        "抚恤金",
        "生活补助",
        "救济",
        "医疗费补助",
        "助学金",
        "奖励金",
        "办公设备购置",
        "专用设备购置",
        "信息网络及软件购置更新",
        "公务用车购置",
    ]
)
"""Items of the classification whose names leave no doubt; other names may be the body's own wording."""
_LIST = re.compile(r"(?:主要)?(?:包括|用于|有)[:：]?(?P<names>[^。；;]{4,})")
_ENDING = re.compile(r"(?:支出|费用|费|的补助)$")


def check(material: Material) -> CheckResult:
    """Names after 主要包括 against the rows of the basic-expenditure table."""
    rows = _rows(material)
    if not rows:
        return Unable(message("narrative.no-basic-table"))
    lists = [(label, ref, names) for label, nature, ref, names in _lists(material) if nature in rows]
    seen = [
        observation
        for label, nature, ref, names in _lists(material)
        if nature in rows
        for observation in _compare(label, anchor_of(ref, material), names, rows[nature])
    ]
    return executed(seen, len(lists))


def _rows(material: Material) -> dict[str, dict[str, bool]]:
    """By nature: names of economic items in normal form, and whether they have an amount."""
    found: dict[str, dict[str, bool]] = {}
    for fact in material.facts:
        own = fact.dimensions
        if own.economic and own.nature in LISTS and own.year == "0" and not fact.label.endswith(("支出", "补助")):
            names = found.setdefault(own.nature, {})
            names[_stem(fact.label)] = names.get(_stem(fact.label), False) or fact.figure.value != 0
        elif own.economic and own.nature in LISTS and own.year == "0":
            names = found.setdefault(own.nature, {})
            names.setdefault(_stem(fact.label), fact.figure.value != 0)
    return found


def _stem(name: str) -> str:
    return _ENDING.sub("", plain(re.sub(r"[(（].*?[)）]", "", name)))


def _lists(material: Material) -> Iterator[tuple[str, str, str, list[str]]]:
    for statement in material.ledger.statements:
        nature = statement.dimensions.nature if statement.dimensions is not None else ""
        if statement.section != "basic" or nature not in LISTS or not statement.amount("now"):
            continue
        block, _, span = statement.amount("now").partition("/")
        text = getattr(material.document.block(block), "text", "")
        start = int(span.partition("-")[2])
        found = _LIST.search(text, start)
        if found and found.start() - start <= 6:
            names = [name for name in re.split(r"[、，,]", found["names"]) if name.strip()]
            if len(names) >= LEAST_NAMES:
                ref = f"{block}/{found.start('names')}-{found.end('names')}"
                yield LISTS[nature], nature, ref, names


def _compare(label: str, anchor: Anchor, names: list[str], rows: dict[str, bool]) -> Iterator[Observation]:
    is_open = bool(re.search(r"等(?:支出|费用|方面)?$", names[-1]))
    listed = {_stem(re.sub(r"等(?:支出|费用|方面)?$", "", name)): name for name in names}
    extra = [name for stem, name in listed.items() if not rows.get(stem, stem not in STANDARD)]
    if extra:
        yield Observation(anchor, {"label": label, "names": "、".join(extra)}, "extra")
    leaves = [stem for stem, has_amount in rows.items() if has_amount]
    missing = [stem for stem in leaves if not any(stem in known or known in stem for known in listed)]
    classes = {"工资福利", "商品和服务", "对个人和家庭", "资本性", "对个人和家庭的补助"}
    missing = [stem for stem in missing if stem not in classes and not stem.startswith(("资本性", "合计", "总计"))]
    if missing and not is_open:
        yield Observation(anchor, {"label": label, "names": "、".join(missing)}, "missing")


RULE = Rule(
    code="N15",
    name=Words("经济科目清单", "economic list"),
    severity=Severity.WARNING,
    page=Page(
        what=Words(
            "人员经费、公用经费后列举的经济科目应与基本支出表的非零行一致。",
            "The economic items listed after personnel and operating cost are the rows of the basic-expenditure "
            "table that are not zero.",
        ),
        why=Words(
            "清单由系统生成，人工改动后易多列或漏列。",
            "The list is generated; edited by hand it gains or loses items.",
        ),
        tolerance=Words(
            "顺序、标点、“支出/费/费用”字尾不计；带“等”的不查漏列。",
            "Order, punctuation and endings do not count; a list with 等 is not checked for omissions.",
        ),
        basis=Words("检查惯例", "inspection practice"),
    ),
    messages={
        "extra": Words(
            "{label}列有表中没有金额的科目：{names}",
            "{label} lists items without an amount in the table: {names}",
        ),
        "missing": Words(
            "{label}未列表中有金额的科目：{names}",
            "{label} leaves out items with an amount in the table: {names}",
        ),
    },
    example=Example(
        tables("basic-expenditure-economic")
        + told(
            "六、一般公共预算基本支出情况说明",
            "2030年度示例县示例局一般公共预算安排基本支出610.00万元，其中：",
            "公用经费80.00万元，主要包括：办公费、公务接待费、公务用车运行维护费。",
        )
    ),
    check=check,
)

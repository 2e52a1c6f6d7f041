"""The twelve narrative sections of a provincial budget set, from one `Book` and a handful of own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from sample_docs.kit.book import FISCAL, GENERAL, GOVERNMENT, OWN, SPECIAL, STATE, Book, money, rate, share
from sample_docs.kit.content import Text
from sample_docs.kit.forms import Goal
from sample_docs.kit.provincial_tables import current, current_general, economic_lines, of
from sample_docs.kit.vocabulary import CLASSES, ECONOMIC

HEADS = (
    "{scope}预算收支数据变动情况及原因",
    "收入预算情况说明",
    "支出预算情况说明",
    "财政拨款收支预算总体情况说明",
    "一般公共预算支出情况说明",
    "一般公共预算基本支出情况说明",
    "“三公”经费增减变动原因说明",
    "机关运行经费增减变动原因说明",
    "政府采购情况",
    "绩效管理情况",
    "国有资产占有使用情况",
    "其他说明",
)


@dataclass(frozen=True)
class Words:
    """What only the body itself can say: reasons, people, things. Amounts in 元."""

    scope: str
    """单位 or 部门."""
    reason_total: str
    reason_general: str
    reason_three_public: str
    reason_operating: str
    reasons: dict[str, str]
    """Reason per three-public item: abroad, reception, purchase, operation."""
    three_public: dict[str, Decimal]
    procurement: tuple[Decimal, Decimal, Decimal]
    vehicles: dict[str, int]
    floor: str
    equipment: tuple[int, int]
    other: str = "无"


def change(current_amount: Decimal, before: Decimal, *, with_rate: bool = True) -> str:
    """增加…万元，增长…% / 减少…万元，下降…% / 相同."""
    delta = current_amount - before
    if not delta:
        return "与上年持平"
    words = ("增加", "增长") if delta > 0 else ("减少", "下降")
    tail = f"，{words[1]}{rate(current_amount, before)}%" if with_rate and before else ""
    return f"{words[0]}{money(abs(delta))}{tail}"


def narrative(book: Book, words: Words, goals: tuple[Goal, ...]) -> list[Text]:
    """Headings and paragraphs of the third part, up to the end of section ten; ids n01, n01a …"""
    year, name = book.year, book.organisation
    prior = book.prior
    now, carried, whole = book.total(current), book.total(lambda s: s.carried), book.total()
    blocks: list[Text] = []

    def head(place: int) -> None:
        title = HEADS[place - 1].format(scope=words.scope)
        numeral = "一二三四五六七八九十"[place - 1] if place <= 10 else "十" + "一二"[place - 11]
        blocks.append(Text(f"n{place:02d}", f"{numeral}、{title}", 2, in_contents=True))

    def say(identity: str, text: str) -> None:
        blocks.append(Text(identity, text, 3 if identity[-1] in "xyz" else 0))

    head(1)
    delta = change(whole, prior["total"])
    say(
        "n01a",
        f"{year}年度{name}预算收入总计{money(whole)}，其中：本年收入{money(now)}，上年结转{money(carried)}，"
        f"比上年{delta}，主要原因是{words.reason_total}。",
    )
    say(
        "n01b",
        f"{year}年度{name}预算支出总计{money(whole)}，其中：本年预算安排{money(now)}，上年结转{money(carried)}，"
        f"比上年{delta}，主要原因是{words.reason_total}。",
    )
    head(2)
    sources: tuple[tuple[str, str], ...] = (
        (GENERAL, "一般公共预算拨款收入"),
        (GOVERNMENT, "政府性基金预算拨款收入"),
        (STATE, "国有资本经营预算拨款收入"),
    )
    sources += ((SPECIAL, "财政专户管理资金收入"), (OWN, "单位资金"))
    items = [(label, book.total(of(key, carried=False))) for key, label in sources]
    items.append(("上年结转", carried))
    listed = "；".join(f"{label}{money(amount)}，{share(amount, whole)}" for label, amount in items)
    say("n02a", f"{year}年度{name}预算收入{money(whole)}，主要包括{listed}。")
    head(3)
    basic, projects = book.total(lambda s: s.is_basic), book.total(lambda s: not s.is_basic)
    say(
        "n03a",
        f"{year}年度{name}支出预算{money(whole)}，其中：基本支出{money(basic)}，{share(basic, whole)}；"
        f"项目支出{money(projects)}，{share(projects, whole)}。",
    )
    head(4)
    fiscal = book.total(lambda s: s.fund in FISCAL)
    funds = [book.total(of(key)) for key in FISCAL]
    now_fiscal = book.total(lambda s: current(s) and s.fund in FISCAL)
    classes = [(label, book.by_code(code, lambda s: s.fund in FISCAL)) for code, label in CLASSES]
    spent = "、".join(f"{label}{money(amount)}" for label, amount in classes if amount)
    say(
        "n04a",
        f"{year}年度{name}财政拨款收支总预算{money(fiscal)}。其中：一般公共预算拨款{money(funds[0])}，"
        f"政府性基金预算拨款{money(funds[1])}，国有资本经营预算拨款{money(funds[2])}。"
        f"其中：当年拨款收入{money(now_fiscal)}，上年结转收入{money(fiscal - now_fiscal)}。支出包括：{spent}等。",
    )
    head(5)
    general = book.total(current_general)
    say("n05x", "（一）一般公共预算当年支出规模变化情况")
    say(
        "n05a",
        f"{year}年度{name}一般公共预算当年支出{money(general)}，比上年{change(general, prior['general'])}，"
        f"主要原因是{words.reason_general}。",
    )
    say("n05y", "（二）一般公共预算当年支出结构情况")
    shares = [(label, book.by_code(code, current_general)) for code, label in CLASSES]
    listed = "；".join(f"{label}{money(amount)}，{share(amount, general)}" for label, amount in shares if amount)
    say("n05b", f"{year}年度{name}一般公共预算当年支出{money(general)}，主要用于以下方面：{listed}等。")
    head(6)
    lines = economic_lines(book)
    side = {True: Decimal(0), False: Decimal(0)}
    names: dict[bool, dict[str, None]] = {True: {}, False: {}}
    for code, _, amount in lines:
        personnel = code[:3] in {"301", "303"}
        side[personnel] += amount
        names[personnel][ECONOMIC[code]] = None
    say(
        "n06a",
        f"{year}年度{name}一般公共预算安排基本支出{money(side[True] + side[False])}，其中："
        f"人员经费{money(side[True])}，主要包括：{'、'.join(names[True])}等；公用经费{money(side[False])}，主要包括：{'、'.join(names[False])}等。",
    )
    head(7)
    _three_public(book, words, say)
    head(8)
    operating = prior["operating_now"]
    say(
        "n08a",
        f"本{words.scope}机关运行经费财政拨款预算{money(operating)}，比{year - 1}年预算"
        f"{change(operating, prior['operating'])}，主要原因是{words.reason_operating}。",
    )
    head(9)
    goods, works, services = words.procurement
    say(
        "n09a",
        f"{year}年{name}政府采购预算总额{money(goods + works + services)}。其中：政府采购货物预算{money(goods)}、"
        f"政府采购工程预算{money(works)}、政府采购服务预算{money(services)}。",
    )
    head(10)
    _performance(book, words, goals, say)
    return blocks


def _three_public(book: Book, words: Words, say: Callable[[str, str], None]) -> None:
    zero = Decimal(0)
    items = {key: words.three_public.get(key, zero) for key in ("abroad", "reception", "purchase", "operation")}
    vehicles = items["purchase"] + items["operation"]
    total = items["abroad"] + items["reception"] + vehicles
    before = {key: book.prior.get(key, zero) for key in items}
    vehicles_before = before["purchase"] + before["operation"]

    def item(label: str, amount: Decimal, earlier: Decimal, reason: str) -> str:
        if amount == earlier:
            return f"{label}{money(amount)}，与上年预算数相同"
        word = "增加" if amount > earlier else "减少"
        return f"{label}{money(amount)}，比上年预算数{word}{money(abs(amount - earlier))}，主要原因是{reason}"

    moved = change(total, sum(before.values(), zero), with_rate=False)
    reasons = words.reasons
    parts = (
        item("因公出国（境）费", items["abroad"], before["abroad"], reasons.get("abroad", "")),
        item("公务接待费", items["reception"], before["reception"], reasons.get("reception", "")),
        item("公务用车购置及运行费", vehicles, vehicles_before, reasons.get("purchase", "")),
        item("公务用车购置费", items["purchase"], before["purchase"], reasons.get("purchase", "")),
        item("公务用车运行维护费", items["operation"], before["operation"], reasons.get("operation", "")),
    )
    say(
        "n07a",
        f"{book.year}年{book.organisation}财政拨款安排的“三公”经费预算{money(total)}，比{book.year - 1}年预算{moved}，"
        f"主要原因是{words.reason_three_public}。",
    )
    say("n07b", f"其中：{'；'.join(parts)}。")


def _performance(book: Book, words: Words, goals: tuple[Goal, ...], say: Callable[[str, str], None]) -> None:
    now = book.total(current)
    basic = book.total(lambda s: current(s) and s.is_basic)
    count = {True: 0, False: 0}
    amount = {True: Decimal(0), False: Decimal(0)}
    for goal in goals:
        count[goal.lasting] += 1
        amount[goal.lasting] += goal.amount
    assert sum(amount.values()) == now - basic, (sum(amount.values()), now - basic)
    kinds = (
        f"其他运转类项目{count[True]}个，涉及{{word}}{money(amount[True])}；"
        f"特定目标类项目{count[False]}个，涉及{{word}}{money(amount[False])}"
    )
    say("n10x", "1、整体绩效目标")
    say(
        "n10a",
        f"{book.year}年编报{words.scope}整体支出绩效目标，涉及部门预算资金{money(now)}，其中基本支出{money(basic)}，"
        f"项目支出{money(now - basic)}。",
    )
    say("n10y", "2、项目绩效目标")
    say(
        "n10b",
        f"{book.year}年{book.organisation}纳入绩效目标管理的二级项目{len(goals)}个，共计金额{money(now - basic)}。"
        f"其中：{kinds.format(word='金额')}。公开项目绩效目标{len(goals)}个，涉及项目金额{money(now - basic)}，"
        f"占部门（单位）项目支出总额的100%。其中：{kinds.format(word='项目金额')}。",
    )
    say("n10c", "（项目绩效目标表公开情况见附件）")


KINDS = ("领导用车", "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车", "事业单位业务用车", "其他用车")


def assets(book: Book, words: Words, *, quota: int) -> list[Text]:
    """Section eleven, placed after the forms."""
    year, name = book.year - 1, book.organisation
    day = f"截至{year}年12月31日"
    held = "，".join(f"{kind}{words.vehicles.get(kind, 0)}辆" for kind in KINDS)
    return [
        Text("n11", f"十一、{HEADS[10]}", 2, in_contents=True),
        Text("n11x", "1、车辆情况", 3),
        Text("n11a", f"{day}，{name}共有公务用车编制{quota}辆，实有{sum(words.vehicles.values())}辆，其中：{held}。"),
        Text("n11y", "2、房屋情况", 3),
        Text("n11b", f"{day}，{name}使用的办公用房建筑面积{words.floor}平方米。"),
        Text("n11z", "3、其他国有资产占有使用情况", 3),
        Text(
            "n11c",
            f"{day}，{name}占有使用单价50万元以上的通用设备{words.equipment[0]}台（套），"
            f"单价100万元以上的专用设备{words.equipment[1]}台（套）。",
        ),
    ]

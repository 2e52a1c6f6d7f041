"""Puts final accounts together: four parts, narrative with completion rates item by item, 三公 in detail."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sample_docs.kit import final_tables as tables
from sample_docs.kit.book import GENERAL, OWN, percent, rate, wan
from sample_docs.kit.content import Block, Content, Sample, Text
from sample_docs.kit.final_tables import Accounts, Carry
from sample_docs.kit.municipal import VEHICLES
from sample_docs.kit.provincial import contents
from sample_docs.kit.source import Source, book_of, defects_of, shaped, traps_of
from sample_docs.kit.vocabulary import ECONOMIC, FINAL_CLASSES, FUNCTIONS

SECTIONS = (
    "收入支出决算总体情况说明",
    "收入决算情况说明",
    "支出决算情况说明",
    "财政拨款收入支出决算总体情况说明",
    "一般公共预算财政拨款支出决算情况说明",
    "一般公共预算财政拨款基本支出决算情况说明",
    "财政拨款“三公”经费支出决算情况说明",
    "政府性基金预算财政拨款收入支出决算情况说明",
    "国有资本经营预算财政拨款收入支出决算情况说明",
    "预算绩效管理情况",
    "其他重要事项说明",
)


def sample_of(source: Source) -> Sample:
    """The document with its defects and traps."""
    return Sample(content_of(source), defects_of(source), traps_of(source))


def accounts_of(source: Source) -> Accounts:
    """The closed year."""
    carries = tuple(
        Carry(entry["function"], entry.get("fund", GENERAL), Decimal(entry.get("opening", "0")),
              Decimal(entry.get("closing", "0")))
        for entry in source["carry"]
    )  # fmt: skip
    budget, spent = ({key: Decimal(str(v)) for key, v in source[name].items()} for name in ("budget_3p", "spent_3p"))
    return Accounts(book_of(source), carries, budget, spent)


def content_of(source: Source) -> Content:
    """The document without errors."""
    accounts = accounts_of(source)
    name, year = accounts.book.organisation, accounts.book.year
    grids = [
        tables.summary(accounts),
        tables.revenue(accounts),
        tables.expenditure(accounts),
        tables.appropriation(accounts),
        tables.general(accounts),
        tables.basic_detail(accounts),
        tables.fund(accounts, "t07", "final-government-funds", "政府性基金预算", "government_funds"),
        tables.fund(accounts, "t08", "final-state-capital", "国有资本经营预算", "state_capital"),
        tables.three_public(accounts),
    ]
    blocks: list[Block] = [
        Text("p1", f"第一部分 {name}概况", 1, in_contents=True),
        Text("p1a", "一、主要职能", 2, in_contents=True),
        *(Text(f"d{n:02d}", line) for n, line in enumerate(source["duties"], 1)),
        Text("p1b", "二、部门决算单位构成", 2, in_contents=True),
        *(Text(f"o{n:02d}", line) for n, line in enumerate(source["organisation_lines"], 1)),
        Text("p2", f"第二部分 {name}{year}年度部门决算表", 1, in_contents=True, page_break=True),
        *(shaped(grid, source) for grid in grids),
        Text("p3", f"第三部分 {name}{year}年度部门决算情况说明", 1, in_contents=True, page_break=True),
        *_narrative(accounts, source),
        Text("p4", "第四部分 名词解释", 1, in_contents=True, page_break=True),
        *(Text(f"g{n:02d}", line) for n, line in enumerate(source["glossary"], 1)),
    ]
    return Content(
        source["name"], "final", source["level"], name, year, "final-9", "万元", (name, f"{year}年度部门决算"),
        tuple(blocks), contents(blocks),
    )  # fmt: skip


def _narrative(accounts: Accounts, source: Source) -> list[Text]:
    name, year, before = accounts.book.organisation, accounts.book.year, accounts.book.prior
    blocks: list[Text] = []

    def head(place: int) -> None:
        numeral = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")[place - 1]
        blocks.append(Text(f"n{place:02d}", f"{numeral}、{SECTIONS[place - 1]}", 2, in_contents=True))

    def say(identity: str, text: str) -> None:
        blocks.append(Text(identity, text, 3 if identity[-1] in "xyz" else 0))

    whole = accounts.received() + accounts.opening()
    head(1)
    say("n01a", f"{name}{year}年度收入支出总计{wan(whole)}万元。与{year - 1}年度相比，收入支出总计"
                f"{_moved(whole, before['total'])}。主要原因：{source['reason_total']}。")  # fmt: skip
    head(2)
    received, fiscal, other = accounts.received(), accounts.fiscal("received"), accounts.received(fund=OWN)
    say("n02a", f"本年收入合计{wan(received)}万元，其中：财政拨款收入{wan(fiscal)}万元，"
                f"占{percent(fiscal, received)}%；"
                f"其他收入{wan(other)}万元，占{percent(other, received)}%。")  # fmt: skip
    head(3)
    spent, basic = accounts.spent(), accounts.spent(basic=True)
    say("n03a", f"本年支出合计{wan(spent)}万元，其中：基本支出{wan(basic)}万元，占{percent(basic, spent)}%；"
                f"项目支出{wan(spent - basic)}万元，占{percent(spent - basic, spent)}%。")  # fmt: skip
    head(4)
    both = fiscal + accounts.fiscal("opening")
    say("n04a", f"{name}{year}年度财政拨款收入支出总计{wan(both)}万元。与{year - 1}年度相比，财政拨款收入支出总计"
                f"{_moved(both, before['fiscal'])}。主要原因：{source['reason_total']}。")  # fmt: skip
    head(5)
    _general(accounts, source, say)
    head(6)
    _basic(accounts, say)
    head(7)
    _three_public(accounts, source, say)
    head(8)
    say("n08a", f"{name}{year}年度政府性基金预算财政拨款本年收入{wan(accounts.received(fund='government_funds'))}万元，"
                f"本年支出{wan(accounts.spent(fund='government_funds'))}万元。{source['fund_use']}")  # fmt: skip
    head(9)
    say("n09a", f"{name}{year}年度没有国有资本经营预算财政拨款收入和支出。")
    head(10)
    for place, line in enumerate(source["performance_lines"]):
        say(f"n10{'abc'[place]}", line)
    head(11)
    _other(accounts, source, say)
    return blocks


def _general(accounts: Accounts, source: Source, say: Any) -> None:
    year, before = accounts.book.year, accounts.book.prior
    general, spent = accounts.spent(fund=GENERAL), accounts.spent()
    say("n05x", "（一）一般公共预算财政拨款支出决算总体情况")
    say("n05a", f"一般公共预算财政拨款支出{wan(general)}万元，占本年支出合计的{percent(general, spent)}%。"
                f"与{year - 1}年度相比，"
                f"一般公共预算财政拨款支出{_moved(general, before['general'])}。主要原因："
                f"{source['reason_general']}。")  # fmt: skip
    say("n05y", "（二）一般公共预算财政拨款支出决算结构情况")
    classes = [(label, accounts.spent(code, GENERAL)) for code, label in FINAL_CLASSES]
    listed = "；".join(f"{n}（类）{wan(a)}万元，占{percent(a, general)}%" for n, a in classes if a)
    say("n05b", f"一般公共预算财政拨款支出{wan(general)}万元，主要用于以下方面：{listed}。")
    say("n05z", "（三）一般公共预算财政拨款支出决算具体情况")
    codes = sorted({s.function for s in accounts.book.spends if s.fund == GENERAL})
    budget = sum((Decimal(source["items"][code]["budget"]) for code in codes), Decimal(0))
    say("n05c", f"一般公共预算财政拨款支出年初预算为{wan(budget)}万元，支出决算为{wan(general)}万元，"
                f"完成年初预算的{percent(general, budget)}%。其中：")  # fmt: skip
    for place, code in enumerate(codes, 1):
        item, amount = source["items"][code], accounts.spent(code, GENERAL)
        planned = Decimal(item["budget"])
        text = (f"{place}、{FUNCTIONS[code[:3]]}（类）{FUNCTIONS[code[:5]]}（款）{FUNCTIONS[code]}（项）。"
                f"主要用于：{item['use']}。"
                f"年初预算为{wan(planned)}万元，支出决算为{wan(amount)}万元")  # fmt: skip
        if planned:
            text += f"，完成年初预算的{percent(amount, planned)}%"
        word = "大于" if amount > planned else "小于"
        text += "。决算数与预算数持平。" if amount == planned else f"。决算数{word}预算数的主要原因：{item['reason']}。"
        say(f"i{code}", text)


def _basic(accounts: Accounts, say: Any) -> None:
    sums: dict[str, Decimal] = {}
    for spend in accounts.book.spends:
        if spend.is_basic and spend.fund == GENERAL:
            sums[spend.economic] = sums.get(spend.economic, Decimal(0)) + spend.amount
    people = [code for code in ECONOMIC if code in sums and code[:3] in {"301", "303"}]
    running = [code for code in ECONOMIC if code in sums and code[:3] in {"302", "310"}]
    totals = [sum((sums[code] for code in codes), Decimal(0)) for codes in (people, running)]
    say("n06a", f"一般公共预算财政拨款基本支出{wan(sum(totals, Decimal(0)))}万元。其中："
                f"人员经费{wan(totals[0])}万元，主要包括："
                f"{'、'.join(ECONOMIC[code] for code in people)}；公用经费{wan(totals[1])}万元，主要包括："
                f"{'、'.join(ECONOMIC[code] for code in running)}。")  # fmt: skip


def _three_public(accounts: Accounts, source: Source, say: Any) -> None:
    year, plan, real = accounts.book.year, accounts.three_public_budget, accounts.three_public_spent
    last = {key: Decimal(str(amount)) for key, amount in source["before_3p"].items()}
    total, planned, earlier = (sum(items.values(), Decimal(0)) for items in (real, plan, last))
    vehicles, vehicles_plan = real["purchase"] + real["operation"], plan["purchase"] + plan["operation"]
    facts = source["three_public_facts"]

    def done(label: str, amount: Decimal, budget: Decimal) -> str:
        tail = f"，完成预算的{percent(amount, budget)}%" if budget else ""
        return f"{label}支出决算为{wan(amount)}万元{tail}"

    say("n07x", "（一）“三公”经费财政拨款支出决算总体情况说明")
    say("n07a", f"“三公”经费财政拨款支出预算为{wan(planned)}万元，支出决算为{wan(total)}万元，"
                f"完成预算的{percent(total, planned)}%，"
                f"其中：{done('因公出国（境）费', real['abroad'], plan['abroad'])}；"
                f"{done('公务用车购置及运行维护费', vehicles, vehicles_plan)}；"
                f"{done('公务接待费', real['reception'], plan['reception'])}。"
                f"{year}年度“三公”经费支出决算数小于预算数的主要原因：{facts['reason']}。")  # fmt: skip
    say(
        "n07b",
        f"{year}年度“三公”经费财政拨款支出决算数比{year - 1}年度{_moved(total, earlier)}，主要原因："
        f"{facts['reason_year']}。",
    )
    say("n07y", "（二）“三公”经费财政拨款支出决算具体情况说明")
    shares = (
        ("因公出国（境）费", real["abroad"]),
        ("公务用车购置及运行维护费", vehicles),
        ("公务接待费", real["reception"]),
    )
    listed = "；".join(f"{label}支出决算{wan(amount)}万元，占{percent(amount, total)}%" for label, amount in shares)
    say("n07c", f"“三公”经费财政拨款支出决算中，{listed}。具体情况如下：")
    say("n07d", f"1、因公出国（境）费支出{wan(real['abroad'])}万元。全年安排因公出国（境）团组{facts['groups']}个、"
                f"累计{facts['travellers']}人次。")  # fmt: skip
    say("n07e", f"2、公务用车购置及运行维护费支出{wan(vehicles)}万元。其中："
                f"公务用车购置支出{wan(real['purchase'])}万元，"
                f"购置车辆{facts['bought']}辆；公务用车运行维护支出{wan(real['operation'])}万元，"
                f"年末公务用车保有量为{facts['held']}辆。")  # fmt: skip
    say("n07f", f"3、公务接待费支出{wan(real['reception'])}万元。其中：国内公务接待支出{wan(real['reception'])}万元，"
                f"国内公务接待{facts['receptions']}批次、{facts['guests']}人次，其中：接待外宾0批次、"
                f"0人次。")  # fmt: skip


def _other(accounts: Accounts, source: Source, say: Any) -> None:
    year, name, before = accounts.book.year, accounts.book.organisation, accounts.book.prior
    operating = before["operating_now"]
    goods, works, services = (Decimal(amount) for amount in source["procurement"])
    total = goods + works + services
    small, micro = (Decimal(amount) for amount in source["small_firms"])
    held: dict[str, int] = source["vehicles"]
    say("n11x", "（一）机关运行经费支出情况")
    say("n11a", f"机关运行经费支出{wan(operating)}万元，比{year - 1}年度{_moved(operating, before['operating'])}。"
                f"主要原因是{source['reason_operating']}。")  # fmt: skip
    say("n11y", "（二）政府采购支出情况")
    say("n11b", f"{name}{year}年度政府采购支出总额{wan(total)}万元，其中：政府采购货物支出{wan(goods)}万元、"
                f"政府采购工程支出{wan(works)}万元、政府采购服务支出{wan(services)}万元。"
                f"授予中小企业合同金额{wan(small)}万元，"
                f"占政府采购支出总额的{percent(small, total)}%，其中：授予小微企业合同金额{wan(micro)}万元，"
                f"占授予中小企业合同金额的{percent(micro, small)}%。")  # fmt: skip
    say("n11z", "（三）国有资产占有使用情况")
    kinds = "、".join(f"{kind}{held.get(kind, 0)}辆" for kind in VEHICLES)
    say("n11c", f"截至{year}年12月31日，{name}共有车辆{sum(held.values())}辆，其中：{kinds}。"
                f"单价100万元（含）以上设备（不含车辆）{source['equipment']}台（套）。")  # fmt: skip


def _moved(amount: Decimal, before: Decimal) -> str:
    word, grown = ("增加", "增长") if amount > before else ("减少", "下降")
    return f"{word}{wan(abs(amount - before))}万元，{grown}{rate(amount, before)}%"

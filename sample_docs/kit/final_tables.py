"""The nine tables of final accounts (F1 … F9) in 万元, with running line numbers 行次 and a column-number row."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sample_docs.kit.book import GENERAL, GOVERNMENT, OWN, STATE, Book, Keep, wan
from sample_docs.kit.content import Grid
from sample_docs.kit.vocabulary import ECONOMIC, FINAL_CLASSES, FUNCTIONS, chinese_number

Rows = list[tuple[str, ...]]
FUNDS = (GENERAL, GOVERNMENT, STATE)


@dataclass(frozen=True, slots=True)
class Carry:
    """Money carried into and out of the year under one function code, in 元."""

    function: str
    fund: str
    opening: Decimal
    closing: Decimal


@dataclass(frozen=True)
class Accounts:
    """A closed year: what was spent (`book`), what came in around it, and 三公 as budgeted and spent, in 元."""

    book: Book
    carries: tuple[Carry, ...]
    three_public_budget: dict[str, Decimal]
    three_public_spent: dict[str, Decimal]

    def opening(self, code: str = "", fund: str = "") -> Decimal:
        """Carried into the year."""
        return sum((c.opening for c in self._carries(code, fund)), Decimal(0))

    def closing(self, code: str = "", fund: str = "") -> Decimal:
        """Carried to the next year."""
        return sum((c.closing for c in self._carries(code, fund)), Decimal(0))

    def spent(self, code: str = "", fund: str = "", *, basic: bool | None = None) -> Decimal:
        """Spent this year."""
        return self.book.by_code(code, lambda s: fund in {"", s.fund} and basic in {None, s.is_basic})

    def received(self, code: str = "", fund: str = "") -> Decimal:
        """Received this year: spent, plus carried out, less carried in."""
        return self.spent(code, fund) + self.closing(code, fund) - self.opening(code, fund)

    def fiscal(self, of: str, code: str = "") -> Decimal:
        """`received`, `spent`, `opening` or `closing` of the three fiscal funds together."""
        return sum((getattr(self, of)(code, fund) for fund in FUNDS), Decimal(0))

    def _carries(self, code: str, fund: str) -> list[Carry]:
        return [c for c in self.carries if c.function.startswith(code) and fund in {"", c.fund}]


def cell(amount: Decimal) -> str:
    """万元, blank for zero."""
    return wan(amount) if amount else ""


def summary(accounts: Accounts) -> Grid:
    """F1: all revenue and spending."""
    sources = [
        ("一般公共预算财政拨款收入", accounts.received(fund=GENERAL)),
        ("政府性基金预算财政拨款收入", accounts.received(fund=GOVERNMENT)),
        ("国有资本经营预算财政拨款收入", accounts.received(fund=STATE)),
        ("上级补助收入", Decimal(0)),
        ("事业收入", Decimal(0)),
        ("经营收入", Decimal(0)),
        ("附属单位上缴收入", Decimal(0)),
        ("其他收入", accounts.received(fund=OWN)),
    ]
    rows: Rows = [
        ("收入", "", "", "支出", "", ""),
        ("项目", "行次", "决算数", "项目", "行次", "决算数"),
        ("栏次", "", "1", "栏次", "", "2"),
    ]
    count = len(FINAL_CLASSES)
    for place, (code, name) in enumerate(FINAL_CLASSES):
        left = (f"{chinese_number(place + 1)}、{sources[place][0]}", str(place + 1), cell(sources[place][1])) \
            if place < len(sources) else ("", str(place + 1), "")  # fmt: skip
        rows.append((*left, f"{chinese_number(place + 1)}、{name}", str(place + count + 5), cell(accounts.spent(code))))
    received, spent, opening, closing = (
        accounts.received(), accounts.spent(), accounts.opening(), accounts.closing()
    )  # fmt: skip
    tail = (
        ("本年收入合计", received, "本年支出合计", spent),
        ("使用非财政拨款结余", Decimal(0), "结余分配", Decimal(0)),
        ("年初结转和结余", opening, "年末结转和结余", closing),
        ("总计", received + opening, "总计", spent + closing),
    )
    for place, (one, amount, two, other) in enumerate(tail, count + 1):
        rows.append((one, str(place), cell(amount), two, str(place + count + 4), cell(other)))
    last = len(rows) - 1
    return _grid(
        accounts, ("t01", "final-summary", "收入支出决算总表"), rows, 3, (0.3, 0.06, 0.14, 0.3, 0.06, 0.14),
        spans=((0, 0, 0, 2), (0, 3, 0, 5)), totals=((last, 2), (last, 5)),
        note="本表反映部门本年度的总收支和年末结转结余情况。",
    )  # fmt: skip


def revenue(accounts: Accounts) -> Grid:
    """F2: revenue by function code and source."""
    heads = ("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")

    def amounts(code: str) -> tuple[Decimal, ...]:
        zero = Decimal(0)
        fiscal, own = accounts.fiscal("received", code), accounts.received(code, OWN)
        return fiscal + own, fiscal, zero, zero, zero, zero, own

    codes = [code for code in _codes(accounts) if amounts(code)[0]]
    rows = _coded(heads, codes, amounts)
    return _grid(
        accounts, ("t02", "final-revenue", "收入决算表"), rows, 3, (0.1, 0.22, *([0.68 / 7] * 7)), spans=_code_spans(7),
        totals=((3, 2), (3, 3)),
        note="本表反映部门本年度取得的各项收入情况。",
    )  # fmt: skip


def expenditure(accounts: Accounts) -> Grid:
    """F3: spending by function code and nature."""
    heads = ("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")

    def amounts(code: str) -> tuple[Decimal, ...]:
        basic, zero = accounts.spent(code, basic=True), Decimal(0)
        whole = accounts.spent(code)
        return whole, basic, whole - basic, zero, zero, zero

    rows = _coded(heads, _codes(accounts), amounts)
    return _grid(
        accounts, ("t03", "final-expenditure", "支出决算表"), rows, 3, (0.1, 0.26, *([0.64 / 6] * 6)),
        spans=_code_spans(6),
        totals=((3, 2), (3, 3), (3, 4)),
        note="本表反映部门本年度各项支出情况。",
    )  # fmt: skip


def appropriation(accounts: Accounts) -> Grid:
    """F4: appropriations, both sides, by fund."""
    rows: Rows = [
        ("收入", "", "", "支出", "", "", "", "", ""),
        (
            "项目",
            "行次",
            "金额",
            "项目",
            "行次",
            "合计",
            "一般公共预算财政拨款",
            "政府性基金预算财政拨款",
            "国有资本经营预算财政拨款",
        ),
        ("栏次", "", "1", "栏次", "", "2", "3", "4", "5"),
    ]
    names = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    count = len(FINAL_CLASSES)
    for place, (code, name) in enumerate(FINAL_CLASSES):
        left: tuple[str, ...] = ("", str(place + 1), "")
        if place < len(names):
            left = (
                f"{chinese_number(place + 1)}、{names[place]}",
                str(place + 1),
                cell(accounts.received(fund=FUNDS[place])),
            )
        spent = [accounts.spent(code, fund) for fund in FUNDS]
        right = (f"{chinese_number(place + 1)}、{name}", str(place + count + 6))
        rows.append((*left, *right, *map(cell, (sum(spent, Decimal(0)), *spent))))

    def four(of: str) -> list[str]:
        by_fund = [getattr(accounts, of)(fund=fund) for fund in FUNDS]
        return [cell(sum(by_fund, Decimal(0))), *map(cell, by_fund)]

    whole = [accounts.spent(fund=fund) + accounts.closing(fund=fund) for fund in FUNDS]
    both = [cell(sum(whole, Decimal(0))), *map(cell, whole)]
    tail: list[tuple[str, str, str, list[str]]] = [
        ("本年收入合计", cell(accounts.fiscal("received")), "本年支出合计", four("spent")),
        ("年初财政拨款结转和结余", cell(accounts.fiscal("opening")), "年末财政拨款结转和结余", four("closing")),
        *(
            (f"{chinese_number(n + 1)}、{names[n]}", cell(accounts.opening(fund=FUNDS[n])), "", ["", "", "", ""])
            for n in range(3)
        ),
        ("总计", both[0], "总计", both),
    ]
    for place, (one, amount, two, others) in enumerate(tail, count + 1):
        rows.append((one, str(place), amount, two, str(place + count + 5), *others))
    last = len(rows) - 1
    return _grid(
        accounts, ("t04", "final-appropriation-summary", "财政拨款收入支出决算总表"), rows, 3,
        (0.2, 0.05, 0.11, 0.2, 0.05, 0.1, 0.1, 0.1, 0.09), spans=((0, 0, 0, 2), (0, 3, 0, 8)),
        totals=((last, 2), (last, 5)),
        note="本表反映部门本年度财政拨款总收支和结转结余情况。",
    )  # fmt: skip


def general(accounts: Accounts) -> Grid:
    """F5: general public budget by function code and nature, total row last."""

    def amounts(code: str) -> tuple[Decimal, ...]:
        whole, basic = accounts.spent(code, GENERAL), accounts.spent(code, GENERAL, basic=True)
        return whole, basic, whole - basic

    rows = _coded(
        ("合计", "基本支出", "项目支出"), _codes(accounts, lambda s: s.fund == GENERAL), amounts, total_last=True
    )
    last = len(rows) - 1
    return _grid(
        accounts, ("t05", "final-general-expenditure", "一般公共预算财政拨款支出决算表"), rows, 3,
        (0.14, 0.38, 0.16, 0.16, 0.16),
        spans=_code_spans(3), totals=((last, 2), (last, 3), (last, 4)),
        note="本表反映部门本年度一般公共预算财政拨款支出情况。",
    )  # fmt: skip


def basic_detail(accounts: Accounts) -> Grid:
    """F6: basic spending of the general public budget by economic item, in two blocks side by side."""
    sums: dict[str, Decimal] = {}
    for spend in accounts.book.spends:
        if spend.is_basic and spend.fund == GENERAL:
            for code in (spend.economic[:3], spend.economic):
                sums[code] = sums.get(code, Decimal(0)) + spend.amount
    left = [code for code in ECONOMIC if code[:3] in {"301", "303"}]
    right = [code for code in ECONOMIC if code[:3] in {"302", "310"}]
    rows: Rows = [
        ("人员经费", "", "", "公用经费", "", ""),
        ("科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"),
    ]

    def triple(codes: list[str], place: int) -> tuple[str, str, str]:
        if place >= len(codes):
            return "", "", ""
        code = codes[place]
        return code, ECONOMIC[code], wan(sums.get(code, Decimal(0)))

    for place in range(max(len(left), len(right))):
        rows.append((*triple(left, place), *triple(right, place)))
    people = sum((sums.get(code, Decimal(0)) for code in ("301", "303")), Decimal(0))
    running = sum((sums.get(code, Decimal(0)) for code in ("302", "310")), Decimal(0))
    rows.append(("人员经费合计", "", wan(people), "公用经费合计", "", wan(running)))
    last = len(rows) - 1
    return _grid(
        accounts, ("t06", "final-basic-expenditure", "一般公共预算财政拨款基本支出决算表"), rows, 2,
        (0.1, 0.26, 0.14, 0.1, 0.26, 0.14),
        spans=((0, 0, 0, 2), (0, 3, 0, 5), (last, 0, last, 1), (last, 3, last, 4)), totals=((last, 2), (last, 5)),
        note="本表反映部门本年度一般公共预算财政拨款基本支出明细情况。",
    )  # fmt: skip


def fund(accounts: Accounts, identity: str, form: str, name: str, key: str) -> Grid:
    """F7 / F8: one fund from opening to closing balance; empty with a note where there is none."""
    heads = ("年初结转和结余", "本年收入", "本年支出合计", "基本支出", "项目支出", "年末结转和结余")

    def amounts(code: str) -> tuple[Decimal, ...]:
        spent = accounts.spent(code, key)
        basic = accounts.spent(code, key, basic=True)
        return (accounts.opening(code, key), accounts.received(code, key), spent, basic, spent - basic,
                accounts.closing(code, key))  # fmt: skip

    codes = [code for code in _codes(accounts) if any(amounts(code))]
    rows = _coded(heads, codes, amounts)
    note = f"本表反映部门本年度{name}财政拨款收入支出及结转和结余情况。"
    if not codes:
        note = f"本部门本年度没有{name}财政拨款收入和支出，故本表无数据。"
    return _grid(
        accounts, (identity, form, f"{name}财政拨款收入支出决算表"), rows, 3, (0.1, 0.24, *([0.66 / 6] * 6)),
        spans=_code_spans(6), totals=((3, 3), (3, 4)), note=note,
    )  # fmt: skip


def three_public(accounts: Accounts) -> Grid:
    """F9: six columns as budgeted, six as spent."""
    heads = ("合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费")
    rows: Rows = [
        ("预算数", "", "", "", "", "", "决算数", "", "", "", "", ""),
        heads + heads,
        ("", "", "小计", "公务用车购置费", "公务用车运行维护费", "") * 2,
        tuple(str(n) for n in range(1, 13)),
        (*_three(accounts.three_public_budget), *_three(accounts.three_public_spent)),
    ]
    spans: list[tuple[int, int, int, int]] = [(0, 0, 0, 5), (0, 6, 0, 11)]
    for start in (0, 6):
        spans += [
            (1, start, 2, start),
            (1, start + 1, 2, start + 1),
            (1, start + 2, 1, start + 4),
            (1, start + 5, 2, start + 5),
        ]
    return _grid(
        accounts, ("t09", "final-three-public", "财政拨款“三公”经费支出决算表"), rows, 4, tuple([1 / 12] * 12),
        spans=tuple(spans), totals=((4, 0), (4, 6)),
        note="预算数为“三公”经费全年预算数，包括当年预算和以前年度结转资金安排的实际支出。",
    )  # fmt: skip


def _three(items: dict[str, Decimal]) -> tuple[str, ...]:
    vehicles = items["purchase"] + items["operation"]
    whole = items["abroad"] + vehicles + items["reception"]
    return tuple(
        map(wan, (whole, items["abroad"], vehicles, items["purchase"], items["operation"], items["reception"]))
    )


def _codes(accounts: Accounts, keep: Keep = lambda spend: True) -> list[str]:
    return list(accounts.book.functions(keep))


def _code_spans(columns: int) -> tuple[tuple[int, int, int, int], ...]:
    heads = tuple((0, column, 1, column) for column in range(2, columns + 2))
    return ((0, 0, 0, 1), *heads, (2, 0, 2, 1))


def _coded(heads, codes, amounts, *, total_last: bool = False) -> Rows:  # type: ignore[no-untyped-def]
    rows: Rows = [("项目", "", *heads), ("功能分类科目编码", "科目名称", *([""] * len(heads)))]
    rows.append(("栏次", "", *(str(n) for n in range(1, len(heads) + 1))))
    total = ("合计", "", *map(cell, amounts("")))
    body = [(code, FUNCTIONS[code], *map(cell, amounts(code))) for code in codes]
    return [*rows, *body, total] if total_last else [*rows, total, *body]


def _grid(
    accounts: Accounts,
    name: tuple[str, str, str],
    rows: Rows,
    header_rows: int,
    widths: tuple[float, ...],
    *,
    note: str,
    **rest: object,
) -> Grid:
    identity, form, title = name
    assert all(len(row) == len(widths) for row in rows), (identity, [len(row) for row in rows])
    return Grid(
        identity, form, title, "万元", accounts.book.organisation, tuple(rows), header_rows, widths,
        organisation_label="部门", notes=(f"注：{note}",),
        contents_title=f"{chinese_number(int(identity[1:]))}、{title}",
        **rest,  # type: ignore[arg-type]  # fields of Grid
    )  # fmt: skip

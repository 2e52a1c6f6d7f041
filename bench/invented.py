"""Invented tables of the kinds offices publish, for measuring the reading of tables with few rules or none.

Owns what is printed (head with merged cells, rows, alignments), not how it is drawn (`bench.unruled`). Deterministic;
no real body, no real figure.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bench.invented_names import BODIES, NAMES, PROJECTS

HeadCell = tuple[str, int, int]
"""Text, rows, columns."""


@dataclass(frozen=True, slots=True)
class Invented:
    """One table. `head`: rows of cells with their spans, covered places left out; `align`: one letter a column (l, c,
    r); `widths`: shares of the width."""

    title: str
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    align: str
    widths: tuple[float, ...]
    note: str = ""

    def grid(self) -> list[list[HeadCell | None]]:
        """The head on its columns: a cell where it begins, None where it is covered."""
        width = len(self.align)
        laid: list[list[HeadCell | None]] = [[None] * width for _ in self.head]
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.head):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                laid[row][column] = cell
                taken |= {(row + r, column + c) for r in range(cell[1]) for c in range(cell[2])}
                column += cell[2]
        return laid

    def paths(self) -> list[tuple[str, ...]]:
        """Head texts from top to bottom, for each column."""
        found: list[list[str]] = [[] for _ in self.align]
        for cells in self.grid():
            for column, cell in enumerate(cells):
                if cell is not None:
                    for covered in range(column, column + cell[2]):
                        found[covered].append(cell[0])
        return [tuple(path) for path in found]


def tables(seed: int = 0) -> tuple[Invented, ...]:
    """The eight tables; another seed prints other figures and names."""
    pick = random.Random(seed)
    return (
        _summary(pick),
        _three_codes(pick),
        _by_function(pick),
        _by_economy(pick),
        _three_expenses(pick),
        _procurement(pick),
        _empty_columns(pick),
        _projects(pick),
    )


def _money(pick: random.Random, most: int = 300_000, blank: float = 0.0) -> str:
    if pick.random() < blank:
        return ""
    value = Decimal(pick.randrange(8, 10 ** pick.randrange(3, len(str(most)) + 1))) / 100
    return f"{value:,.2f}" if pick.random() < 0.0 else f"{value:.2f}"


def _plain(names: str) -> tuple[HeadCell, ...]:
    return tuple((name, 1, 1) for name in names.split())


def _summary(pick: random.Random) -> Invented:
    left = (
        "一、一般公共预算拨款收入",
        "二、政府性基金预算拨款收入",
        "三、国有资本经营预算拨款收入",
        "四、财政专户管理资金收入",
        "五、事业收入",
        "六、上级补助收入",
        "七、附属单位上缴收入",
        "八、事业单位经营收入",
        "九、其他收入",
    )
    right = (
        "一、一般公共服务支出",
        "二、外交支出",
        "三、国防支出",
        "四、公共安全支出",
        "五、教育支出",
        "六、科学技术支出",
        "七、文化旅游体育与传媒支出",
        "八、社会保障和就业支出",
        "九、卫生健康支出",
        "十、节能环保支出",
        "十一、城乡社区支出",
        "十二、农林水支出",
        "十三、住房保障支出",
    )
    rows = []
    for index, name in enumerate(right):
        own = (left[index], _money(pick, blank=0.5)) if index < len(left) else ("", "")
        rows.append((*own, name, _money(pick, blank=0.4)))
    rows[0] = (left[0], _money(pick), right[0], _money(pick))
    total = _money(pick)
    rows.append(("本年收入合计", total, "本年支出合计", total))
    rows.append(("上年结转结余", _money(pick), "年终结转结余", ""))
    rows.append(("收入总计", total, "支出总计", total))
    head = ((("收入", 1, 2), ("支出", 1, 2)), _plain("项目 预算数 项目 预算数"))
    return Invented("2031年部门收支总表", head, tuple(rows), "lrlr", (3.2, 1.4, 3.2, 1.4))


def _coded(pick: random.Random, count: int) -> list[tuple[str, str, str, str]]:
    """Class, section, item, name; two digits each."""
    rows = []
    group, section, item = 201, 0, 0
    for index in range(count):
        level = 0 if index == 0 else pick.choice((0, 1, 2, 2, 2)) if section else 1
        if index and level == 0:
            group, section, item = group + pick.randrange(1, 4), 0, 0
        elif level == 1 or (level == 2 and not section):
            section, item = section + pick.randrange(1, 4), 0
        elif level == 2:
            item += 1
        codes = (str(group), f"{section:02d}" if section else "", f"{item:02d}" if item else "")
        rows.append((*codes, pick.choice(NAMES)))
    return rows


def _three_codes(pick: random.Random) -> Invented:
    rows: list[tuple[str, ...]] = [("", "", "", "合计", _money(pick), _money(pick), _money(pick))]
    rows += [(*row, _money(pick), _money(pick, blank=0.3), _money(pick, blank=0.4)) for row in _coded(pick, 26)]
    head = (
        (("科目编码", 1, 3), ("科目名称", 2, 1), ("合计", 2, 1), ("基本支出", 2, 1), ("项目支出", 2, 1)),
        _plain("类 款 项"),
    )
    return Invented("部门支出总表", head, tuple(rows), "cccl" + "rrr", (0.8, 0.7, 0.7, 3.6, 1.4, 1.4, 1.4))


def _by_function(pick: random.Random) -> Invented:
    rows: list[tuple[str, ...]] = []
    for group, section, item, name in _coded(pick, 41):
        rows.append((group + section + item, name, *(_money(pick, blank=b) for b in (0.1, 0.0, 0.3, 0.5, 0.4))))
    rows.append(("合计", "", *(_money(pick) for _ in range(5))))
    head = (
        (("功能分类科目", 1, 2), ("2030年执行数", 3, 1), ("2031年预算数", 1, 4)),
        (("科目编码", 2, 1), ("科目名称", 2, 1), ("小计", 2, 1), ("基本支出", 1, 2), ("项目支出", 2, 1)),
        _plain("人员经费 公用经费"),
    )
    return Invented(
        "一般公共预算支出表",
        head,
        tuple(rows),
        "ll" + "r" * 5,
        (1.2, 2.6, 1.3, 1.3, 1.3, 1.3, 1.3),
        "注：本表按功能分类科目填列。",
    )


def _by_economy(pick: random.Random) -> Invented:
    names = (
        "基本工资",
        "津贴补贴",
        "奖金",
        "机关事业单位基本养老保险缴费",
        "职业年金缴费",
        "职工基本医疗保险缴费",
        "公务员医疗补助缴费",
        "其他社会保障缴费",
        "住房公积金",
        "医疗费",
        "其他工资福利支出",
        "办公费",
        "印刷费",
        "咨询费",
        "手续费",
        "水费",
        "电费",
        "邮电费",
        "取暖费",
        "物业管理费",
        "差旅费",
        "维修（护）费",
        "租赁费",
        "会议费",
        "培训费",
        "公务接待费",
        "劳务费",
        "委托业务费",
        "工会经费",
        "福利费",
        "公务用车运行维护费",
        "其他交通费用",
        "其他商品和服务支出",
        "离休费",
        "退休费",
        "生活补助",
        "奖励金",
        "其他对个人和家庭的补助",
    )
    rows: list[tuple[str, ...]] = []
    for start, code, name in (
        (0, "301", "工资福利支出"),
        (11, "302", "商品和服务支出"),
        (33, "303", "对个人和家庭的补助"),
    ):
        rows.append((code, "", name, _money(pick), _money(pick, blank=0.3), _money(pick, blank=0.5)))
        for number, inner in enumerate(names[start : {0: 11, 11: 33, 33: 38}[start]], 1):
            amount = _money(pick)
            rows.append(("", f"{number:02d}", inner, amount, *((amount, "") if start != 11 else ("", amount))))
    rows.append(("", "", "合计", _money(pick), _money(pick), _money(pick)))
    head = ((("经济分类科目", 1, 3), ("一般公共预算基本支出", 1, 3)), _plain("类 款 科目名称 合计 人员经费 公用经费"))
    return Invented("一般公共预算基本支出表", head, tuple(rows), "cclrrr", (0.8, 0.8, 3.4, 1.5, 1.5, 1.5))


def _three_expenses(pick: random.Random) -> Invented:
    rows = [
        (name, *(_money(pick, 9_999, b) for b in (0.0, 0.5, 0.0, 0.5, 0.2, 0.4)))
        for name in ("合计", *BODIES, "示例县水土保持监测站", "示例县水利技术推广中心")
    ]
    head = (
        (
            ("单位名称", 3, 1),
            ("“三公”经费合计", 3, 1),
            ("因公出国（境）费", 3, 1),
            ("公务用车购置及运行费", 1, 3),
            ("公务接待费", 3, 1),
        ),
        (("小计", 2, 1), ("其中", 1, 2)),
        _plain("购置费 运行维护费"),
    )
    return Invented("“三公”经费支出表", head, tuple(rows), "l" + "c" * 6, (2.6, 1.3, 1.5, 1.2, 1.2, 1.4, 1.3))


def _procurement(pick: random.Random) -> Invented:
    kinds = ("货物", "服务", "工程")
    rows: list[tuple[str, ...]] = [("合计", "", "", "", _money(pick), _money(pick))]
    for name in PROJECTS:
        count = str(pick.randrange(1, 40))
        rows.append((name, pick.choice(kinds), count, pick.choice("台项批个"), _money(pick), _money(pick, blank=0.5)))
    head = (_plain("项目名称 采购类型 数量 计量单位 采购预算 其中：财政拨款"),)
    return Invented(
        "政府采购预算表",
        head,
        tuple(rows),
        "lcccrr",
        (3.2, 1.1, 0.8, 1.0, 1.4, 1.6),
        "注：采购目录以内的项目必须列示。",
    )


def _empty_columns(pick: random.Random) -> Invented:
    rows: list[tuple[str, ...]] = [("", "合计", _money(pick), "", _money(pick), "", "")]
    for group, section, item, name in _coded(pick, 12):
        amount = _money(pick)
        rows.append((group + section + item, name, amount, "", amount, "", ""))
    head = (
        (
            ("科目编码", 2, 1),
            ("科目名称", 2, 1),
            ("本年收入合计", 2, 1),
            ("上年结转", 2, 1),
            ("财政拨款收入", 1, 2),
            ("单位资金", 2, 1),
        ),
        _plain("一般公共预算 政府性基金"),
    )
    return Invented("部门收入总表", head, tuple(rows), "ll" + "r" * 5, (1.1, 2.5, 1.3, 1.1, 1.4, 1.3, 1.1))


def _projects(pick: random.Random) -> Invented:
    rows: list[tuple[str, ...]] = []
    for index, body in enumerate(BODIES):
        rows.append((body, "", _money(pick), _money(pick), _money(pick, blank=0.4), _money(pick, blank=0.8)))
        rows += [
            ("", name, _money(pick), _money(pick), _money(pick, blank=0.6), _money(pick, blank=0.8))
            for name in PROJECTS[index * 3 : index * 3 + 4]
        ]
    rows.append(("合计", "", *(_money(pick) for _ in range(4))))
    head = (
        (("单位名称", 2, 1), ("项目名称", 2, 1), ("合计", 2, 1), ("资金来源", 1, 3)),
        _plain("一般公共预算 政府性基金 其他资金"),
    )
    return Invented("项目支出明细表", head, tuple(rows), "llrrrr", (1.8, 2.8, 1.3, 1.3, 1.3, 1.1))


def differences(expected: Invented, paths: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> list[str]:
    """What was read otherwise than printed: head paths by column, then rows; texts without blanks."""
    found = []
    want, got = [_bare(path) for path in expected.paths()], [_bare(path) for path in paths]
    if want != got:
        found.append(f"head {got}")
    want, got = [_bare(row) for row in expected.rows], [_bare(row) for row in rows]
    if len(want) != len(got):
        found.append(f"{len(got)} rows, not {len(want)}")
    seen = set(got)
    found += [f"lost {row}" for row in want if row not in seen]
    known = set(want)
    found += [f"instead {row}" for row in got if row not in known]
    if not found and want != got:
        found.append("order of rows")
    return found


def _bare(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple("".join(text.split()) for text in texts)

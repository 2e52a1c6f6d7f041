"""Whatever a grid holds, binding it and building equations ends without an exception, and always the same way."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.export.rule_page import document_of
from reviewer.forms.catalogue import load
from reviewer.forms.identify import identify
from reviewer.laws.build import build_equations
from reviewer.laws.evaluate import evaluate
from reviewer.laws.figures import Figures
from reviewer.laws.readings import choose_readings

CELLS = st.sampled_from(
    [
        "",
        "-",
        "合计",
        "总计",
        "一、一般公共预算",
        "二、教育支出",
        "本年收入合计",
        "上年结转",
        "收入总计",
        "支出总计",
        "205",
        "20502",
        "2050202",
        "301",
        "30101",
        "05",
        "基本工资",
        "示例县示例局",
        "示例县示例局（本级）",
        "课桌更新",
        "1",
        "2",
        "3",
        "12.00",
        "7.50",
        "-3.00",
        "1,234.56",
        "12 34",
        "涉密",
        "…",
        "50%",
    ]
)
HEADS = st.sampled_from(
    [
        "科目编码",
        "科目名称",
        "项目",
        "类",
        "款",
        "合计",
        "基本支出",
        "项目支出",
        "一般公共预算",
        "2030年预算数",
        "2029年执行数",
        "上年结转",
        "行次",
        "增减%",
        "",
    ]
)
TITLES = st.sampled_from(
    [
        "2030年预算收支总表",
        "2030年预算收入总表",
        "财政拨款收支总表",
        "一般公共预算基本支出表",
        "“三公”经费支出表",
        "项目支出预算表（本年预算）",
        "收入支出决算总表",
        "一般公共预算财政拨款基本支出决算表",
        "政府性基金预算财政拨款收入支出决算表",
        "设备清单",
        "",
    ]
)


@st.composite
def grids(draw: st.DrawFn) -> str:
    width = draw(st.integers(2, 9))
    header = draw(st.lists(st.lists(HEADS, min_size=width, max_size=width), min_size=1, max_size=3))
    rows = draw(st.lists(st.lists(CELLS, min_size=max(1, width - 1), max_size=width), min_size=1, max_size=9))
    unit = draw(st.sampled_from(["单位：万元\n\n", "单位：元\n\n", ""]))
    lines = ["\t".join(row) for row in (*header, *rows)]
    return f"{draw(TITLES)}\n\n{unit}" + "\n".join(lines) + "\n"


@given(st.lists(grids(), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_any_grid_is_bound_and_weighed_without_an_exception(parts: list[str]) -> None:
    document = document_of("示例县示例局\n\n2030年度单位预算公开\n\n" + "\n".join(parts))
    chosen, bound = choose_readings(document, load())
    profile = identify(chosen, bound)
    made = build_equations(bound, profile)
    figures = Figures.collect(bound)
    verdicts = [evaluate(equation, figures, profile.regime) for equation in made.equations]
    assert len({equation.id for equation in made.equations}) == len(made.equations)
    again = build_equations(choose_readings(document, load())[1], profile)
    assert [equation.id for equation in again.equations] == [verdict.equation.id for verdict in verdicts]

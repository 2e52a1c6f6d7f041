"""Ways of writing of other provinces: nothing in them is called wrong that is right, and slips in them are seen.

Bodies, figures and wording are made up in the manner of published texts.
"""

from __future__ import annotations

import pytest

from reviewer.narrative.ledger import NumberState
from tests.narrative.reading import prose

OVERALL = "一、收支预算总体情况说明"
THREE_PUBLIC = "七、“三公”经费情况说明"
FINAL = "五、一般公共预算财政拨款支出决算情况说明"

RIGHT: dict[str, tuple[str, bool, tuple[str, ...]]] = {
    "totals in a tree of numbered paragraphs": (
        OVERALL,
        False,
        (
            "示例局2030年度收入、支出预算总计1,000.00万元，与上年相比收、支预算总计各增加50.00万元，增长5.26%。其中：",
            "（一）收入预算总计1,000.00万元。包括：",
            "1.本年收入合计900.00万元。",
            "（1）一般公共预算拨款收入800.00万元，与上年相比减少50.00万元，减少5.88%。主要原因是人员减少。",
            "（2）政府性基金预算拨款收入100.00万元，与上年相比增加100.00万元（去年预算数为0万元，无法计算增减比率）。",
            "（3）国有资本经营预算拨款收入0万元，与上年预算数相同。",
            "2.上年结转结余为100.00万元。与上年预算数相同。",
        ),
    ),
    "revenue and expenditure in one sentence with 各": (
        "一、收入支出决算总体情况说明",
        True,
        ("2030年度收、支总计各为4,000.00万元、4,100.00万元。与2029年相比，收、支总计各减少1,000.00万元、900.00万元，"
         "各下降20.00%、18.00%。主要变动原因是项目完工。",),
    ),
    "a list that goes on behind a bracket with parts": (
        "二、收入决算情况说明",
        True,
        ("本年收入合计500.00万元；包括财政拨款收入400.00万元（其中：一般公共预算300.00万元、政府性基金预算50.00万元、国有资本经营预算50.00万元），"
         "占收入合计80.00%；上级补助收入0.00万元，占收入合计0.00%；其他收入100.00万元，占收入合计20.00%。",),
    ),
    "items whose 款 holds a word in brackets": (
        FINAL,
        True,
        ("1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）：支出决算为120.00万元，完成预算100%，决算数等于预算数。",
         "2.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）：支出决算为30.00万元，完成预算100%，决算数等于预算数。"),
    ),
    "items whose names are not complete": (
        FINAL,
        True,
        ("社会保障和就业（类）行政事业单位养老支出（款）（项）：支出决算为70.00万元，完成预算100%，决算数与预算数持平。",
         "节能环保（类）污染防治（款）（项）：支出决算为8.00万元，完成预算100%，决算数与预算数持平。"),
    ),
    "sources of revenue listed behind revenue of the year": (
        "一、2030年度收入支出决算总体情况",
        True,
        ("（一）本单位2030年度总收入120.00万元，其中本年收入110.00万元，较2029年度决算数增加10.00万元，增长10.00%，主要原因是任务增加。"
         "具体情况如下：",
         "1.一般公共预算财政拨款收入90.00万元，为当年取得的资金。",
         "2.政府性基金预算财政拨款收入15.00万元，为当年取得的资金。",
         "3.国有资本经营预算财政拨款收入0.00万元，为当年取得的资金。",
         "4.其他收入5.00万元，为其他来源的资金。",
         "5.年初结转和结余10.00万元，为以前年度结转的资金。",
         "（二）本单位2030年度总支出120.00万元，其中本年支出112.00万元。支出具体情况如下：",
         "1.年末结转和结余8.00万元，为结转到以后年度的资金。",
         "按支出性质划分：基本支出60.00万元，占本年支出53.57%；项目支出52.00万元，占本年支出46.43%。"),
    ),
    "a cost compared in a sentence of its own": (
        "三、财政拨款“三公”经费决算情况说明",
        True,
        ("“三公”经费支出共计20.00万元，较年初预算数减少5.00万元，下降20.00%，主要原因是厉行节约。",
         "公务车运行维护费15.00万元，主要用于燃料费、维修费等。费用支出较年初预算数减少3.00万元，下降16.67%，主要原因是加强管理。"),
    ),
    "shares of kinds of contracts behind those of all contracts": (
        "十二、政府采购支出说明",
        True,
        ("政府采购支出总额100.00万元，其中：政府采购货物支出40.00万元、政府采购工程支出0.00万元、政府采购服务支出60.00万元。授予中小企业"
         "合同金额80.00万元，占政府采购支出总额的80.00%，其中：授予小微企业合同金额50.00万元，占授予中小企业合同金额的62.50%；"
         "货物采购授予中小企业合同金额占货物支出金额的75.00%，服务采购授予中小企业合同金额占服务支出金额的83.33%。",),
    ),
    "a share behind a bracket with parts": (
        "二、收入决算情况说明",
        True,
        ("本年收入合计500.00万元；包括财政拨款收入400.00万元（其中：一般公共预算350.00万元、政府性基金预算50.00万元），占收入合计80.00%；"
         "其他收入100.00万元，占收入合计20.00%。",),
    ),
    "another year behind the reason for less than planned": (
        "七、“三公”经费支出决算情况说明",
        True,
        ("公务接待费支出预算为10.00万元，支出决算为8.00万元，完成预算的80.00%，决算数小于预算数的主要原因是厉行节约，与上年相比增加1.00万元，"
         "增长14.29%，增长的主要原因是接待任务增加。",),
    ),
    "a numbered item behind an open list is no part of it": (
        "二、收入支出决算总体情况说明",
        True,
        ("2030年度本年收入合计900.00万元，比上年增加50.00万元，增长5.88%，主要原因是人员增加。",
         "1.财政拨款收入800.00万元，占收入合计的88.89%。其中：一般公共预算财政拨款收入700.00万元，占收入合计的77.78%；"
         "政府性基金预算财政拨款收入100.00万元，占收入合计的11.11%；国有资本经营预算财政拨款收入0.00万元，占收入合计的0.00%；",
         "2.上级补助收入0.00万元，占收入合计的0.00%；",
         "3.其他收入100.00万元，占收入合计的11.11%。"),
    ),
    "a second comparison behind the reason for the first": (
        "七、“三公”经费财政拨款支出决算情况说明",
        True,
        ("“三公”经费财政拨款支出预算为10.00万元，支出决算为8.00万元，完成预算的80.00%。决算数小于预算数的主要原因是厉行节约；"
         "较上年增加1.00万元，增长14.29%，主要原因是公务活动增加。",),
    ),
    "a share of all spending beside a fund with spending of its own": (
        FINAL,
        True,
        ("2030年度一般公共预算财政拨款支出900.00万元，占本年支出合计的90.00%。",
         "# 八、政府性基金预算财政拨款收入支出决算情况说明",
         "2030年度政府性基金预算财政拨款年初结转和结余1.00万元，本年收入20.00万元，本年支出18.00万元，年末结转和结余3.00万元。"),
    ),
    "last year's amount beside this year's": (
        "三、支出预算情况说明",
        False,
        ("1.基本支出预算800.00万元，占总支出预算80.00%，比2029年790.00万元增加10.00万元，增长1.27%。",
         "2.项目支出预算200.00万元，占总支出预算20.00%，比2029年210.00万元减少10.00万元，下降4.76%。"),
    ),
    "titles of items end with a full stop": (
        THREE_PUBLIC,
        False,
        ("1.因公出国（境）费用。2030年预算数0万元，与2029年预算数0万元持平。",
         "2.公务接待费。2030年预算数1.50万元，比2029年预算数2.00万元减少0.50万元，主要原因：厉行节约。",
         "3.公务用车购置和运行维护费。2030年预算数10.00万元，比2029年预算数12.00万元减少2.00万元。其中，公务用车购置费"
         "2030年预算数0万元；公务用车运行维护费2030年预算数10.00万元，其中：公务用车加油5.00万元，公务用车维修3.00万元，"
         "公务用车保险2.00万元，公务用车其他支出0万元。"),
    ),
    "last year's list follows this year's": (
        THREE_PUBLIC,
        False,
        ("2030年度“三公”经费预算总计30.00万元，其中：因公出国（境）经费0万元，公务接待12.00万元，公务用车运行费用18.00万元。",
         "2029年度“三公”经费合计支出28.00万元，其中：因公出国（境）经费0万元，公务接待14.00万元，公务用车运行费用14.00万元。",
         "2030年度“三公”经费预算较2029年度增加2.00万元，其中公务接待较上年同期减少2.00万元，减少14.29%。公务用车运行费用"
         "较上年同期增加4.00万元，增长28.57%。"),
    ),
    "brackets hold the parts": (
        THREE_PUBLIC,
        False,
        ("2030年本部门财政拨款安排“三公”经费305.00万元，比上年减少5.00万元，下降1.61%，主要原因是接待费支出减少。其中："
         "因公出国（境）费0万元，比上年增加0万元，增长0%；公务用车购置及运行费300.00万元（公务用车购置费60.00万元，比上年增加"
         "0万元；公务用车运行维护费240.00万元，比上年增加0万元。）比上年增加0万元，增长0%；公务接待费5.00万元，比上年减少"
         "5.00万元，下降50.00%，主要原因是减少公务接待开支。",),
    ),
    "the budget stands inside the completion": (
        THREE_PUBLIC,
        True,
        ("2030年度“三公”经费财政拨款支出决算为62.00万元，完成全年预算80.00万元的77.5%，比上年决算数增加31.00万元，增长100.0%；"
         "比2026年决算数减少38.00万元，降低38.0%。其中：因公出国（境）费支出决算为12.00万元，完成预算12.00万元的100%，"
         "比上年决算数增加12.00万元，增长--（基数为0，不可比）；公务用车购置及运行维护费支出决算为28.00万元，完成预算"
         "30.00万元的93.3%；公务接待费支出决算为22.00万元，完成预算38.00万元的57.9%。",),
    ),
    "codes in the names of items": (
        FINAL,
        True,
        ("1.一般公共服务（201）财政事务（06）行政运行（01）：支出决算为1,200.00万元，完成预算100%，决算数等于预算数。",
         "2.社会保障和就业（208）行政事业单位养老支出（05）机关事业单位基本养老保险缴费支出（05）：支出决算为300.00万元。"),
    ),
    "amounts in 元 and the comparison 同比": (
        "五、一般公共预算支出情况说明",
        False,
        ("2030年本年一般公共预算支出1200000.00元，同比减少48000.00元，下降3.85%。其中：基本支出1150000.00元，项目支出50000元，"
         "具体支出预算如下：",
         "1.基本支出预算1150000.00元，占一般公共预算支出的95.83%，同比减少48000.00元，下降4.01%。其中：",
         "工资福利支出预算1000000.00元，占基本支出预算86.96%，同比增加32000.00元，增长3.31%。",
         "商品和服务支出预算150000元，占基本支出预算13.04%，同比减少80000.00元，下降34.78%。"),
    ),
    "retired people beside the staff": (
        "二、机构设置情况",
        False,
        ("示例局2029年末实有人数为120人，其中行政人员30人，事业人员90人；离休1人，退休20人。",
         "编制100人，实有在职人员90人，其中：行政30人，事业60人，退休人员20人。"),
    ),
    "full-width digits, blanks and an amount in 亿元": (
        "三、支出预算情况说明",
        False,
        (
            "2030年支出预算１．２３４５亿元，其中：基本支出１０，０００．００ 万元，占８１．００％；"
            "项目支出2 345.00万元，占19.00 %。",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not_called_wrong(name: str) -> None:
    heading, final, paragraphs = RIGHT[name]
    found = prose(*paragraphs, heading=heading, final=final)
    assert found.broken() == []
    states = [number.state for number in found.ledger.numbers]
    assert NumberState.CONTRADICTED not in states


SLIPS = [
    ("totals in a tree of numbered paragraphs", "减少5.88%", "减少5.78%", "N07"),
    ("totals in a tree of numbered paragraphs", "上年结转结余为100.00", "上年结转结余为110.00", "N05"),
    ("revenue and expenditure in one sentence with 各", "各下降20.00%、18.00%", "各下降20.00%、81.00%", "N07"),
    ("last year's amount beside this year's", "下降4.76%", "下降4.67%", "N07"),
    ("titles of items end with a full stop", "减少0.50万元", "减少0.60万元", "N07"),
    ("brackets hold the parts", "下降50.00%", "下降05.00%", "N07"),
    ("the budget stands inside the completion", "93.3%", "39.3%", "F17"),
    ("amounts in 元 and the comparison 同比", "下降4.01%", "下降4.10%", "N07"),
    ("amounts in 元 and the comparison 同比", "占基本支出预算86.96%", "占基本支出预算89.66%", "N06"),
    ("retired people beside the staff", "事业人员90人", "事业人员80人", "N24"),
    ("full-width digits, blanks and an amount in 亿元", "占19.00 %", "占18.00 %", "N06"),
]


@pytest.mark.parametrize(("name", "printed", "wrong", "code"), SLIPS, ids=[f"{s[3]}-{s[2]}" for s in SLIPS])
def test_a_slip_is_seen_in_every_manner_of_writing(name: str, printed: str, wrong: str, code: str) -> None:
    heading, final, paragraphs = RIGHT[name]
    assert any(printed in paragraph for paragraph in paragraphs)
    changed = [paragraph.replace(printed, wrong) for paragraph in paragraphs]
    assert code in prose(*changed, heading=heading, final=final).broken()


def test_nearly_every_number_of_these_texts_is_classified() -> None:
    numbers = [
        number
        for heading, final, paragraphs in RIGHT.values()
        for number in prose(*paragraphs, heading=heading, final=final).ledger.numbers
    ]
    unsourced = [number for number in numbers if number.state is NumberState.UNSOURCED]
    # Without tables behind them, amounts that stand once and are part of nothing cannot be sourced.
    assert len(unsourced) <= 0.15 * len(numbers), [(number.label, number.figure.text) for number in unsourced]


SLIPS: dict[str, tuple[str, str, str, str]] = {
    "services among purchases": (
        "二、政府采购支出情况",
        "政府采购支出总额100.00万元，其中：政府采购货物支出40.00万元、政府采购工程支出10.00万元、政府采购服务支出50.00万元。",
        "服务支出50.00",
        "服务支出55.00",
    ),
    "completion where all was spent as planned": (
        FINAL,
        "教育支出（类）普通教育（款）小学教育（项）：支出决算为70.00万元，完成预算100%，决算数等于预算数。",
        "100%",
        "104%",
    ),
    "the budget printed beside the amount": (
        "七、“三公”经费支出决算情况说明",
        "公务接待费2030年度决算数5.00万元，比2030年年初预算7.00万元减少2.00万元。主要原因：厉行节约。",
        "预算7.00",
        "预算7.70",
    ),
    "funds in a bracket": (
        "二、收入决算情况说明",
        "本年收入合计500.00万元；包括财政拨款收入400.00万元（其中：一般公共预算300.00万元、政府性基金预算50.00万元、"
        "国有资本经营预算50.00万元），占收入合计80.00%；其他收入100.00万元，占收入合计20.00%。",
        "经营预算50.00",
        "经营预算20.00",
    ),
    "a share whose whole only its neighbours tell": (
        FINAL,
        "一般公共预算财政拨款支出200.00万元。\n支出主要用于以下几个方面：\n（1）教育支出100.00万元，占50.00%。\n（2）科学技术支出60.00万元，占30.00%。\n"
        "（3）卫生健康支出20.00万元，占10.00%。\n（4）住房保障支出20.00万元，占10.00%。",
        "占30.00%",
        "占36.00%",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_sentences_of_final_accounts_is_seen(name: str) -> None:
    heading, text, right, wrong = SLIPS[name]
    assert not prose(*text.split("\n"), heading=heading, final=True).broken()
    assert prose(*text.replace(right, wrong).split("\n"), heading=heading, final=True).broken()

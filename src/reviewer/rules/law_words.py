"""Words that rules of sums and ties share: messages, tolerances, bases. Called by rule files; owns no rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reviewer.words import Words

SUM = Words(
    "{place}：列示 {stated}，按各部分应为 {expected}，相差 {difference} {unit}（尾差最多 {allowed}）",
    "{place}: printed {stated}, its parts make {expected}; {difference} {unit} apart (rounding explains {allowed})",
)
SAME = Words(
    "{place}：列示 {stated}，另一处为 {expected}，相差 {difference} {unit}（尾差最多 {allowed}）",
    "{place}: printed {stated}, elsewhere {expected}; {difference} {unit} apart (rounding explains {allowed})",
)
AT_MOST = Words(
    "{place}：列示 {stated}，不应小于 {expected}，相差 {difference} {unit}（尾差最多 {allowed}）",
    "{place}: printed {stated}, must not be below {expected}; {difference} {unit} apart (rounding explains {allowed})",
)
LAW_MESSAGES: Mapping[str, Words] = MappingProxyType(
    {"default": SUM, "roll-up": SUM, "tie": SAME, "balance": SAME, "bound": AT_MOST}
)

SUM_TOLERANCE = Words(
    "每个数按其显示位数代表一个区间；合计的区间与各部分之和的区间不相交才报告，区间内的尾差每表只提示一次。",
    "Each number stands for an interval by its printed digits; only where the intervals of the total and of its parts "
    "do not meet is it reported. Differences of rounding are one line of advice per table.",
)
TIE_TOLERANCE = Words(
    "两处换算为元并各按显示位数放宽后仍不相交才报告。",
    "Both places in 元, each widened by its own precision; reported only where they do not meet.",
)
BOUND_TOLERANCE = Words(
    "按显示位数取区间，下限仍超过上限才报告。",
    "By intervals of the printed digits; reported only where even the lowest value exceeds the limit.",
)
NO_TOLERANCE = Words("不涉及金额容差。", "No tolerance of amounts is involved.")

ARITHMETIC = Words("表内与表间勾稽关系", "arithmetic of the forms")
PRACTICE = Words("检查惯例", "inspection practice")
LAW_14 = Words("《预算法》关于预决算公开的规定", "Budget Law, provisions on publication")
DETAIL = Words("《预算法》《预算法实施条例》关于编列到项、款的规定", "Budget Law and its Regulation, level of detail")
NOTICE_143 = Words("财预〔2016〕143号", "财预〔2016〕143号")

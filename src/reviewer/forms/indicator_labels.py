"""The words of the indicator block of a performance form: levels, column heads, the labels beside the block.

Owns: normal forms of level 1 and level 2, the role of a column head and the half it stands for. Does not know where a
cell stands. Called by the readers of indicators and of lists of projects.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from reviewer.forms.performance import Half
from reviewer.forms.performance_labels import compact, label_form

FIRST_LEVEL = MappingProxyType(
    {
        "产出指标": "产出",
        "效益指标": "效益",
        "满意度指标": "满意度",
        "成本指标": "成本",
        "产出": "产出",
        "效益": "效益",
        "满意度": "满意度",
    }
)
"""Level-1 words → normal form. 成本指标 is level 1 only in forms that split it (2023 and later)."""

SECOND_LEVEL = MappingProxyType(
    {
        "数量": "数量",
        "质量": "质量",
        "时效": "时效",
        "成本": "成本",
        "经济成本": "经济成本",
        "社会成本": "社会成本",
        "生态环境成本": "生态环境成本",
        "生态成本": "生态环境成本",
        "经济效益": "经济效益",
        "社会效益": "社会效益",
        "生态效益": "生态效益",
        "环境效益": "生态效益",
        "可持续影响": "可持续影响",
        "可持续性影响": "可持续影响",
        "可持续发展": "可持续影响",
        "服务对象满意度": "服务对象满意度",
        "社会公众满意度": "服务对象满意度",
        "帮扶对象满意度": "服务对象满意度",
        "受益对象满意度": "服务对象满意度",
        "社会公众或服务对象满意度": "服务对象满意度",
        "服务对象满意": "服务对象满意度",
    }
)
"""Level-2 words without the ending 指标 → normal form."""
SPLIT_COSTS = frozenset({"经济成本", "社会成本", "生态环境成本"})

INDICATOR_HEADS = MappingProxyType(
    {
        "一级指标": "first",
        "二级指标": "second",
        "三级指标": "name",
        "指标内容": "name",
        "指标名称": "name",
        "指标值": "target",
        "指标目标值": "target",
        "年度指标值": "target",
        "绩效指标值": "target",
        "目标值": "target",
        "指标值及单位": "target",
        "计划指标值": "target",
        "三级指标值": "target",
        "指标性质": "direction",
        "绩效指标性质": "direction",
        "指标方向": "direction",
        "运算符号": "direction",
        "度量单位": "measure",
        "绩效度量单位": "measure",
        "计量单位": "measure",
        "指标值单位": "measure",
    }
)
"""Column heads of the indicator block → role."""

_BLOCK_LABEL = re.compile(
    r"^(?:(?:部门|单位|\(单位\)|项目|年度|全年|当年|实施期|预算|整体)*(?:支出)?绩效(?:目标)?(?:指标)?|指标|绩效目标指标)$"
)
_OTHER_HEAD = re.compile(r"实际|完成|偏差|得分|分值|权重|说明|性质|方向|评分|解释|上年|历史|半年|前三年|参考|备注")
_TARGET_HEAD = re.compile(r"^.{0,14}?(?:指标|目标)值(?:\(.*\))?$")
_NAME_HEAD = re.compile(r"^三级指标.{0,8}$|^(?:三级)?指标(?:内容|名称)$")
_HALF_OF_TARGET = (
    (Half.PERIOD, re.compile(r"实施期|中期|长期|总体|总目标|三年")),
    (Half.YEAR, re.compile(r"年度|全年|当年|本年|预期")),
)
_NO_DIRECTION = frozenset({"定性", "定性指标", "正向指标", "反向指标", "正向", "反向", "定量指标"})
_AFTER_BLOCK = re.compile(
    r"^(?:其[他它]?需?要?说明|需要说明|其[他它]说明|备注|说明|总分|总计|合计|自评(?:得分|结论|等级)|评价(?:等级|结论)|审核意见"
    r"|.{0,6}部门.{0,6}意见|.{0,4}单位.{0,6}意见|注:?)"
)


def is_block_label(text: str) -> bool:
    """The label that stands beside the whole block (绩效指标), also where it is printed one character to a line."""
    return bool(_BLOCK_LABEL.match(compact(text)))


def follows_block(text: str) -> bool:
    """The label of a row that comes after the indicators: 总分, 其他需要说明的问题."""
    return bool(_AFTER_BLOCK.match(compact(text)))


def indicator_head_of(text: str) -> str | None:
    """The role of a column head of the indicator block; None where the cell is no such head."""
    shaped = compact(text)
    found = INDICATOR_HEADS.get(shaped)
    if found is None and _NAME_HEAD.match(shaped) and not _TARGET_HEAD.match(shaped):
        return "name"
    if found is None and _TARGET_HEAD.match(shaped) and not _OTHER_HEAD.search(shaped):
        return "target"
    return found


def is_other_head(text: str) -> bool:
    """A column head beside the indicators that is no part of one: 分值, 得分, 实际完成值, 备注."""
    return bool(_OTHER_HEAD.search(compact(text)))


def is_direction(text: str, in_column: bool) -> bool:
    """Whether a text is printed with the target: all but the words that say there is no direction (定性)."""
    return not (in_column and compact(text) in _NO_DIRECTION) and compact(text) != "无"


def target_half(text: str) -> Half | None:
    """The half a head of targets names (中期指标值, 年度指标值); None where it names none."""
    shaped = label_form(text)
    return next((half for half, pattern in _HALF_OF_TARGET if pattern.search(shaped)), None)


def first_level(text: str) -> str | None:
    """Normal form of a level-1 indicator word; None for other text."""
    return FIRST_LEVEL.get(compact(text))


def second_level(text: str) -> str | None:
    """Normal form of a level-2 indicator word; None for other text."""
    shaped = compact(text)
    return SECOND_LEVEL.get(shaped.removesuffix("指标").removesuffix("标") if shaped.endswith("标") else shaped)


def second_in_column(text: str) -> str | None:
    """Normal form of what stands in the column of level 2: a known word, a level-1 word said again (满意度指标), or a
    word of the body's own that ends in 指标; None for other text."""
    known = second_level(text)
    if known is not None:
        return known
    first = first_level(text)
    if first is not None:
        return "服务对象满意度" if first == "满意度" else first
    shaped = compact(text)
    return shaped.removesuffix("指标") if len(shaped) > len("指标") and shaped.endswith("指标") else None


def first_in_column(text: str) -> str | None:
    """Normal form of what stands in the column of level 1: a known word, or one of the body's own that ends in 指标."""
    shaped = compact(text)
    own = shaped.removesuffix("指标") if len(shaped) > len("指标") and shaped.endswith("指标") else None
    return FIRST_LEVEL.get(shaped, own)

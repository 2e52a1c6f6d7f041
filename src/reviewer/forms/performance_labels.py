"""The words performance forms use for their fields, and telling a label from a value.

Owns: synonyms of every label over provinces and years, the normal form labels are compared in, splitting a cell that
holds a label and its value. Does not know where a cell stands. Called by the readers of the form's blocks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType

from reviewer.forms.performance import FundingSource, Half
from reviewer.model.figure import Unit

_SPACE = re.compile(r"\s+")
_EDGE = re.compile(r"^\(?[一二三四五六七八九十\d]{1,2}[)、.]|:+$|\([\d年月至~—-]+\)$")
_UNIT_BEHIND = re.compile(r"\((万?元|人民币:?万?元|单位:?万?元)\)$")

FIELD_LABELS = MappingProxyType(
    {
        "project": "项目名称 项目(政策)名称 政策(项目)名称 二级项目名称 专项名称",
        "department": "主管部门及代码 主管部门 主管部门名称 预算主管部门 项目主管部门 主管部门(单位) 主管部门及编码",
        "executing_unit": "实施单位 项目单位 项目实施单位 实施单位(公章) 预算单位 具体实施处室(单位) 项目实施部门",
        "kind": "项目属性 项目类型 项目性质",
        "category": "项目类别 项目分类",
        "period": "项目期 项目日期 项目周期 实施周期 项目期限 实施期限 项目实施周期 项目年限 项目实施期 存续期限",
        "period_start": "计划开始日期 项目开始时间 开始日期 计划开始时间 项目起始时间 项目起始年度",
        "period_end": "计划完成日期 项目结束时间 结束日期 计划完成时间 完成日期 项目终止时间 项目终止年度",
        "overview": "项目概况 项目概述 项目内容 项目基本情况 项目简介 项目基本概况 项目描述 项目主要内容",
        "basis": "立项依据 项目立项依据 政策依据 立项依据及必要性 项目立项情况 项目依据 设立依据",
        "necessity": "项目设立必要性 项目设立的必要性 立项必要性 项目必要性 项目立项的必要性 设立必要性 项目实施必要性",
        "measures": "保证项目实施的制度、措施 保证项目实施的制度措施 保证项目实施的制度、措施等 制度、措施 制度措施"
        " 保障措施 保证项目实施的措施 管理制度及措施",
        "plan": "项目实施计划 实施计划 项目实施方案 项目实施内容 实施进度计划 项目实施进度计划 实施方案",
        "goal": "总体目标 绩效目标 总目标 项目绩效目标 项目总体目标 目标",
        "goal_period": "项目总目标 实施期总目标 中期目标 长期目标 实施期绩效目标 项目中长期目标 中长期目标"
        " 实施期总体目标",
        "goal_year": "年度总目标 年度总体目标 年度绩效目标 当年绩效目标 项目年度目标 年度目标(预期目标)"
        " 项目年度绩效目标",
        "responsible": "负责人 项目负责人 单位负责人 项目负责人签字",
        "handler": "经办人 填报人 填表人 项目联系人 联系人",
        "phone": "联系电话 电话 联系方式 联系人电话",
        "filed": "填报日期 填报时间 填表日期 填表时间 申报日期",
    }
)
"""Field name → its labels, separated by blanks (no label holds one)."""

SIGNATURE = frozenset({"responsible", "handler", "phone", "filed"})
"""Fields of the last line of a form."""

TEXT_FIELDS = frozenset({"overview", "basis", "necessity", "measures", "plan"})
"""Long texts over the full width."""

_FUNDING_LABELS = MappingProxyType(
    {
        FundingSource.TOTAL: "资金总额 项目资金总额 实施期资金总额 长期资金总额 中期资金总额 年度资金总额 当年资金总额"
        " 项目总投资 预算资金总额 项目总预算 项目当年预算 本年度资金总额 年度预算资金总额 中长期资金总额"
        " 年度资金申请总额 项目资金申请总额 当年资金申请总额 年度预算申请总额",
        FundingSource.CENTRAL: "中央财政资金 中央资金 中央补助资金 中央补助 中央专项资金 中央财政补助",
        FundingSource.PROVINCIAL: "省级财政资金 省级资金 省级补助资金 省级补助 省财政资金 自治区财政资金 自治区资金",
        FundingSource.LOCAL: "市县(区)财政资金 市县财政资金 市县(区)资金 市县资金 本级财政资金 财政拨款 财政资金"
        " 当年财政拨款 一般公共预算资金 地方资金 市县(区)级财政资金 区级财政资金 县级财政资金 市级财政资金 本级资金",
        FundingSource.OWN: "单位自筹 自筹资金 单位自筹资金 单位资金 自有资金",
        FundingSource.OTHER: "其他资金 其他 其它资金 上年结转资金 上年结转",
    }
)
_YEAR_WORDS = ("年度", "当年", "本年")
_PERIOD_WORDS = ("实施期", "长期", "中期", "中长期", "项目总")

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


def compact(text: str) -> str:
    """The normal form labels are compared in: NFKC, no white space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def label_form(text: str) -> str:
    """A label without numbering, 其中, and colons at its end."""
    shaped = _EDGE.sub("", compact(text))
    return _EDGE.sub("", shaped.removeprefix("其中").lstrip(":"))


def unit_in(text: str) -> Unit | None:
    """The amount unit printed behind a label (`项目资金(元)`); None where there is none."""
    found = _UNIT_BEHIND.search(compact(text).rstrip(":"))
    return Unit.from_label(found[1].removeprefix("单位").lstrip(":")) if found else None


GOAL_HEADS = MappingProxyType(
    {
        "实施期目标": Half.PERIOD,
        "中期目标": Half.PERIOD,
        "长期目标": Half.PERIOD,
        "项目总目标": Half.PERIOD,
        "实施期总目标": Half.PERIOD,
        "实施期绩效目标": Half.PERIOD,
        "年度目标": Half.YEAR,
        "年度总目标": Half.YEAR,
        "年度绩效目标": Half.YEAR,
        "当年目标": Half.YEAR,
    }
)
"""Heads over the two columns of goals."""


def goal_head_of(text: str) -> Half | None:
    """The half a column head of the goals stands over; None where the cell is no such head."""
    return GOAL_HEADS.get(label_form(text))


_OTHER_HEADS = re.compile(r"实际|完成|偏差|得分|分值|权重")
_TARGET_HEAD = re.compile(
    r"^(?:\d{4}年)?(?:年度|全年|项目|计划|当年|预期)?(?:\(/?项目\))?(?:绩效)?(?:指标|目标)(?:目标)?值(?:\(.*\))?$"
)


def indicator_head_of(text: str) -> str | None:
    """The role of a column head of the indicator block; None where the cell is no such head."""
    shaped = compact(text)
    found = INDICATOR_HEADS.get(shaped)
    if found is None and _TARGET_HEAD.match(shaped) and not _OTHER_HEADS.search(shaped):
        return "target"
    return found


_FIELDS = MappingProxyType({label: name for name, labels in FIELD_LABELS.items() for label in labels.split()})
_FUNDS = MappingProxyType({label: source for source, labels in _FUNDING_LABELS.items() for label in labels.split()})
_LONGEST_FIRST = tuple(sorted(_FIELDS, key=len, reverse=True))
_SIGNATURE_LABEL = re.compile(
    "("
    + "|".join(re.escape(label) for label in _LONGEST_FIRST if _FIELDS[label] in SIGNATURE)
    + r")\s*(?:[:：]|(?=\d{8,14}))"
)


def field_of(text: str) -> str | None:
    """The field a cell is the label of; None where it is no label."""
    return _FIELDS.get(label_form(text))


def funding_of(text: str) -> FundingSource | None:
    """The row of the funding block a cell is the label of; None where it is no such label."""
    return _FUNDS.get(_UNIT_BEHIND.sub("", label_form(text)))


def half_of(text: str) -> Half | None:
    """The half a label names itself (年度资金总额); None where it does not."""
    shaped = label_form(text)
    if shaped.startswith(_YEAR_WORDS):
        return Half.YEAR
    if shaped.startswith(_PERIOD_WORDS):
        return Half.PERIOD
    return None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and the value that shares its cell."""

    name: str
    value: str


def split_cell(text: str) -> tuple[Labelled, ...]:
    """Labels with values inside one cell (`实施单位 示例局`, `填报日期: 20300115093000`, a whole signature line);
    empty where the cell starts with no label."""
    signature = list(_SIGNATURE_LABEL.finditer(text))
    if signature and not text[: signature[0].start()].strip():
        ends = [match.start() for match in signature[1:]] + [len(text)]
        return tuple(
            Labelled(_FIELDS[match[1]], text[match.end() : end].strip())
            for match, end in zip(signature, ends, strict=True)
        )
    for label in _LONGEST_FIRST:
        if text.startswith(label) and len(text) > len(label) and text[len(label)] in ":： \t":
            return (Labelled(_FIELDS[label], text[len(label) :].lstrip(":： \t")),)
    return ()


def first_level(text: str) -> str | None:
    """Normal form of a level-1 indicator word; None for other text."""
    return FIRST_LEVEL.get(compact(text))


def second_level(text: str) -> str | None:
    """Normal form of a level-2 indicator word; None for other text."""
    shaped = compact(text)
    return SECOND_LEVEL.get(shaped.removesuffix("指标").removesuffix("标") if shaped.endswith("标") else shaped)

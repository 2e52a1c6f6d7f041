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
_EDGE = re.compile(
    r"^\(?[一二三四五六七八九十\d]{1,2}[)、.]|:+$|\([\d年月度至~—\-×XxNn+ ]+\)$"
    r"|\((?:签字|签章|盖章|公章|签名|印章|签字或盖章)\)$"
)
_UNIT_BEHIND = re.compile(r"[(,](万?元|人民币:?万?元|(?:金额)?单位:?万?元)\)?$")

FIELD_LABELS = MappingProxyType(
    {
        "project": "项目名称 项目(政策)名称 政策(项目)名称 二级项目名称 专项名称 专项(项目)名称 项目(专项)名称"
        " 单位(专项)名称 转移支付名称 转移支付(项目)名称 专项资金名称 支出项目名称 项目(专项资金)名称",
        "project_code": "项目代码 项目编码 项目编号",
        "department": "主管部门及代码 主管部门 主管部门名称 预算主管部门 项目主管部门 主管部门(单位) 主管部门及编码"
        " 主管单位 中央主管部门 主管部门(编码) 项目主管单位",
        "executing_unit": "实施单位 项目单位 项目实施单位 实施单位(公章) 预算单位 具体实施处室(单位) 项目实施部门"
        " 项目执行单位 执行单位 项目承担单位 承担单位 项目申报单位 申报单位 填报单位 部门(单位)名称 单位(部门)名称"
        " 单位名称 部门名称 项目实施主体 资金使用单位",
        "kind": "项目属性 项目类型 项目性质",
        "category": "项目类别 项目分类",
        "period": "项目期 项目日期 项目周期 实施周期 项目期限 实施期限 项目实施周期 项目年限 项目实施期 存续期限"
        " 项目起止时间 项目起止年限 项目起止日期 起止时间 起止年限 项目实施时间 实施时间 项目执行期限 项目执行期"
        " 实施年限",
        "period_start": "计划开始日期 项目开始时间 开始日期 计划开始时间 项目起始时间 项目起始年度",
        "period_end": "计划完成日期 项目结束时间 结束日期 计划完成时间 完成日期 项目终止时间 项目终止年度",
        "overview": "项目概况 项目概述 项目内容 项目基本情况 项目简介 项目基本概况 项目描述 项目主要内容",
        "basis": "立项依据 项目立项依据 政策依据 立项依据及必要性 项目立项情况 项目依据 设立依据",
        "necessity": "项目设立必要性 项目设立的必要性 立项必要性 项目必要性 项目立项的必要性 设立必要性 项目实施必要性",
        "measures": "保证项目实施的制度、措施 保证项目实施的制度措施 保证项目实施的制度、措施等 制度、措施 制度措施"
        " 保障措施 保证项目实施的措施 管理制度及措施",
        "plan": "项目实施计划 实施计划 项目实施方案 项目实施内容 实施进度计划 项目实施进度计划 实施方案",
        "goal": "总体目标 绩效目标 总目标 项目绩效目标 项目总体目标 目标 总体绩效目标 项目总体绩效目标 整体绩效目标"
        " 绩效总目标 项目绩效总目标",
        "goal_period": "项目总目标 实施期总目标 中期目标 长期目标 实施期绩效目标 项目中长期目标 中长期目标"
        " 实施期总体目标",
        "goal_year": "年度总目标 年度总体目标 年度绩效目标 当年绩效目标 项目年度目标 年度目标(预期目标)"
        " 项目年度绩效目标 年度绩效总目标 项目年度总体目标 年度总体绩效目标 本年度绩效目标 当年度绩效目标 年度目标",
        "responsible": "负责人 项目负责人 单位负责人 项目负责人签字 部门负责人 单位主要负责人",
        "handler": "经办人 填报人 填表人 项目联系人 联系人 制表人 填报联系人",
        "phone": "联系电话 电话 联系方式 联系人电话 填报人电话",
        "filed": "填报日期 填报时间 填表日期 填表时间 申报日期 申报时间 制表日期",
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
        " 年度资金申请总额 项目资金申请总额 当年资金申请总额 年度预算申请总额 年度金额",
        FundingSource.CENTRAL: "中央财政资金 中央资金 中央补助资金 中央补助 中央专项资金 中央财政补助 中央财政"
        " 中央转移支付资金 中央转移支付",
        FundingSource.PROVINCIAL: "省级财政资金 省级资金 省级补助资金 省级补助 省财政资金 自治区财政资金 自治区资金"
        " 省级财政 省补助资金 省级补助收入",
        FundingSource.LOCAL: "市县(区)财政资金 市县财政资金 市县(区)资金 市县资金 本级财政资金 财政拨款 财政资金"
        " 当年财政拨款 一般公共预算资金 地方资金 市县(区)级财政资金 区级财政资金 县级财政资金 市级财政资金 本级资金"
        " 一般公共预算财政拨款 本级财政拨款 地方财政资金 当年财政拨款资金 财政拨款资金 财政性资金"
        " 一般公共预算拨款 一般公共预算",
        FundingSource.OWN: "单位自筹 自筹资金 单位自筹资金 单位资金 自有资金",
        FundingSource.OTHER: "其他资金 其他 其它资金 上年结转资金 上年结转 结转资金 以前年度结转资金"
        " 社会资金 其他渠道资金",
    }
)
_YEAR_WORDS = re.compile(r"^(?:年度|本年|当年)|(?:当年|本年度?|年度)(?:预算|资金|金额|财政)")
_PERIOD_WORDS = re.compile(r"^(?:实施期|长期|中期|中长期|项目总)|^总(?:预算|投资|金额)")
_TOTAL_LABEL = re.compile(
    r"^(?:(?:项目|实施期|中长期|中期|长期|年度|本年度?|当年|全年|总)*(?:项目)?(?:预算|资金|投资|财政)?(?:申请|安排|需求|预算)?"
    r"(?:总额|总金额|总预算|总投资|预算金额|预算总额)|(?:项目)?(?:年度|本年度?|当年|全年)(?:预算|资金)?(?:金额|预算数?|预算安排|安排数))$"
)


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
    return Unit.from_label(found[1].removeprefix("金额").removeprefix("单位").lstrip(":")) if found else None


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
        "年度总体目标": Half.YEAR,
        "项目年度目标": Half.YEAR,
        "年度总体绩效目标": Half.YEAR,
        "中长期目标": Half.PERIOD,
        "项目总体目标": Half.PERIOD,
        "实施期总体目标": Half.PERIOD,
        "预期目标": Half.YEAR,
        "年初设定目标": Half.YEAR,
    }
)
"""Heads over the two columns of goals."""


def goal_head_of(text: str) -> Half | None:
    """The half a column head of the goals stands over; None where the cell is no such head."""
    return GOAL_HEADS.get(label_form(text))


_FIELDS = MappingProxyType({label: name for name, labels in FIELD_LABELS.items() for label in labels.split()})
_FUNDS = MappingProxyType({label: source for source, labels in _FUNDING_LABELS.items() for label in labels.split()})
_LONGEST_FIRST = tuple(sorted(_FIELDS, key=len, reverse=True))
_SIGNATURE_LABEL = re.compile(
    "("
    + "|".join(re.escape(label) for label in _LONGEST_FIRST if _FIELDS[label] in SIGNATURE)
    + r")\s*(?:[(（](?:签字|签章|盖章|公章|签名)[)）])?\s*(?:[:：]|(?=\d{8,14}))"
)


_STAMP = re.compile(r"^\s*[(（](?:签字|签章|盖章|公章|签名)[)）]")
_RESULT_HEAD = re.compile(r"^(?:(?:全年|年度|目标)?实际)?完成情况(?:综述)?$|^(?:年度)?总体目标完成情况(?:综述)?$")
_SENTENCE = re.compile(r"[。；，,;!?！？]")
MAX_LABEL = 14
"""Characters of the longest label nobody knows."""


def is_result_head(text: str) -> bool:
    """The head over what was reached, beside the goal of a self-assessment."""
    return bool(_RESULT_HEAD.match(label_form(text)))


def may_be_label(text: str) -> bool:
    """Whether a cell can be a label nobody knows: a few Chinese words, no sentence, no number."""
    shaped = compact(text)
    return len(shaped) <= MAX_LABEL and bool(re.match(r"[(\u4e00-\u9fff]", shaped)) and not _SENTENCE.search(shaped)


def field_of(text: str) -> str | None:
    """The field a cell is the label of; None where it is no label."""
    return _FIELDS.get(label_form(text))


def funding_of(text: str) -> FundingSource | None:
    """The row of the funding block a cell is the label of; None where it is no such label."""
    shaped = _UNIT_BEHIND.sub("", label_form(text))
    return _FUNDS.get(shaped, FundingSource.TOTAL if _TOTAL_LABEL.match(shaped) else None)


def half_of(text: str) -> Half | None:
    """The half a label names itself (年度资金总额); None where it does not."""
    shaped = label_form(text)
    if _YEAR_WORDS.search(shaped):
        return Half.YEAR
    if _PERIOD_WORDS.search(shaped):
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
        if text.startswith(label) and (rest := _STAMP.sub("", text[len(label) :], count=1)) and rest[0] in ":： \t":
            return (Labelled(_FIELDS[label], rest.lstrip(":： \t")),)
    return ()

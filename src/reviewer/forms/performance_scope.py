"""What a performance form speaks of: one project, a whole body, a transfer to a region, or a year that is over.

Owns the words that tell it, in the title and in the labels. Called by `read_performance`.
"""

from __future__ import annotations

import re

from reviewer.forms.performance import FormScope
from reviewer.forms.performance_grid import Block
from reviewer.forms.performance_labels import compact, field_of
from reviewer.model.document import Table

_ASSESSMENT = re.compile(r"自评|自我?评价|绩效评价")
_TRANSFER = re.compile(r"转移支付|区域绩效")
_UNIT = re.compile(r"整体(?:支出)?绩效|整体支出")
_UNIT_LABEL = re.compile(
    r"^年度主要(?:任务|工作|职能)|^(?:部门|单位)(?:\((?:单位|部门)\))?名称|^(?:部门|单位|年度)?(?:总体|整体)(?:收支|预算)"
    r"|^年度(?:部门|单位)?(?:整体)?(?:支出)?预算|^部门职能|^单位职能"
)
_REGION_LABEL = re.compile(r"^(?:中央|省级|地方|市县)(?:主管|财政)部门|^专项\(?项目\)?名称|^地方资金")
_SCORED = frozenset({"分值", "得分"})


def scope_of(table: Table, block: Block) -> FormScope:
    """The scope of the form in `block`, a part of `table`; a project where nothing says otherwise."""
    title = compact(table.title) or next((compact(line.tokens[0].text) for line in block if len(line.tokens) == 1), "")
    texts = {compact(token.text) for line in block for token in line.tokens if len(token.text) <= _LONGEST}
    if _ASSESSMENT.search(title) or {text.lstrip("实际自评") for text in texts} >= _SCORED:
        return FormScope.ASSESSMENT
    has_project = any(field_of(text) == "project" for text in texts)
    if _TRANSFER.search(title) and any(_REGION_LABEL.match(text) for text in texts):
        return FormScope.TRANSFER
    if not has_project and (_UNIT.search(title) or any(_UNIT_LABEL.match(text) for text in texts)):
        return FormScope.UNIT
    return FormScope.PROJECT


_LONGEST = 16
"""Characters of a label, with blanks."""

"""A project performance-target form 项目支出绩效目标表 by meaning, whatever grid the file used.

Data only; `forms.read_performance` builds it from a table of kind PERFORMANCE by label, never by position. Every field
of the left half (实施期, whole period) and the right half (年度, year) stands side by side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reviewer.forms.performance_names import ticked
from reviewer.model.document import NOWHERE, Source
from reviewer.model.figure import Figure, Unit


class Half(StrEnum):
    """The two halves of a form."""

    PERIOD = "period"
    YEAR = "year"


class FormScope(StrEnum):
    """What a form speaks of."""

    PROJECT = "project"
    """One project of a body: 项目支出绩效目标表."""
    UNIT = "unit"
    """A whole body: 部门（单位）整体支出绩效目标表."""
    TRANSFER = "transfer"
    """A transfer to a region: 转移支付区域绩效目标表."""
    ASSESSMENT = "assessment"
    """A self-assessment of a year that is over: 绩效自评表, with points and scores."""


class FundingSource(StrEnum):
    """Rows of the funding block, in printed order."""

    TOTAL = "total"
    CENTRAL = "central"
    PROVINCIAL = "provincial"
    LOCAL = "local"
    OWN = "own"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """A text field. `is_lost`: the reading lost it (half cut off); an empty text that is not lost was left blank."""

    name: str
    text: str
    ref: str
    source: Source = NOWHERE
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class Funding:
    """One amount of the funding block; `figure` None where blank or lost (`is_lost`)."""

    half: Half
    source_of_funds: FundingSource
    label: str
    figure: Figure | None
    ref: str
    source: Source = NOWHERE
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator row of one half. `first`, `second`: level-1 and level-2 names in normal form ("" where slid);
    `name`: 三级指标; `target`: 指标值; `is_shifted`: the row slid, its labels cannot be trusted."""

    half: Half
    first: str
    second: str
    name: str
    target: str
    ref: str
    target_ref: str
    source: Source = NOWHERE
    is_shifted: bool = False


@dataclass(frozen=True)
class PerformanceForm:
    """One form, joined over its pages. `fields` by stable name: project, project_code, department, department_code,
    executing_unit, kind (项目属性), category (项目类别), period (项目期), overview, basis, necessity, measures, plan,
    goal_period, goal_year, filed, responsible, handler, phone. Amounts in 元 unless the form prints another unit."""

    table_ids: tuple[str, ...]
    title: str
    year: int | None
    fields: dict[str, Field] = field(default_factory=dict)
    funding: tuple[Funding, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    source: Source = NOWHERE
    unit: Unit = Unit.YUAN
    """Unit of the funding block, 元 where none is printed."""
    funding_is_complete: bool = True
    """False where amounts stand under labels nobody knows: the sources need not add up to the total."""
    scope: FormScope = FormScope.PROJECT

    @property
    def project(self) -> str:
        """Project name, "" where not found."""
        found = self.fields.get("project")
        return found.text if found else ""

    @property
    def kind(self) -> str:
        """The kind of the project (经常性, 一次性, 延续 …), of several options the ticked one; "" where not found."""
        found = self.fields.get("kind")
        return ticked(found.text) if found else ""

    def amount(self, half: Half, source_of_funds: FundingSource = FundingSource.TOTAL) -> Decimal | None:
        """An amount of the funding block in 元; None where blank or lost."""
        for item in self.funding:
            if item.half is half and item.source_of_funds is source_of_funds:
                return item.figure.base if item.figure else None
        return None

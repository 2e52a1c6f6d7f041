"""The document's outline: parts, sections and what stands in them. Data only; `forms.outline` builds it."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.model.document import Block, Heading


@dataclass(frozen=True)
class Section:
    """A heading with everything up to the next heading of the same or a higher level.

    `topic`: stable name where recognised (`duties`, `organisation`, `tables`, `narrative`, `overall`, `revenue`,
    `expenditure`, `appropriation`, `general_budget`, `basic`, `three_public`, `operating_cost`, `procurement`,
    `performance`, `assets`, `other`, `glossary`, `services_directory` …), "" otherwise. `blocks`: all blocks under it,
    those of subsections included, heading excluded. `path`: headings from the part down to this one."""

    heading: Heading
    topic: str
    blocks: tuple[Block, ...]
    path: tuple[str, ...]
    depth: int

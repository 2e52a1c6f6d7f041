"""One cause, one finding: broken equations that one wrong number explains become one finding that names the number.

Owns merging the findings of broken equations, naming the likely slip, and telling a fault of the reading from a fault
of the disclosure. Called by `session.analysis` after the rules have spoken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from reviewer.diagnose.graph import Graph
from reviewer.diagnose.slips import Slip, Surroundings, name_slip
from reviewer.diagnose.suspects import Namer, Search, Suspect, explain
from reviewer.model.document import Table, Trust
from reviewer.model.equation import Role, Verdict
from reviewer.model.figure import Figure, parse_number
from reviewer.model.finding import Category, Culprit, Evidence, Finding, Severity
from reviewer.rules.engine import in_document_order, unique_keys
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.words import message

MAX_SUGGESTIONS = 5
MISREAD = "look-alike"
"""The cause of a number whose characters may be read otherwise."""


def localise(findings: tuple[Finding, ...], material: Material, figures: Mapping[str, Figure]) -> tuple[Finding, ...]:
    """`findings` with those of broken equations merged by cause; all others stay as they are."""
    by_equation: dict[str, Finding] = {}
    others: list[Finding] = []
    for finding in findings:
        if len(finding.proofs) == 1 and finding.key.split("#")[0].endswith(finding.proofs[0].equation.id):
            by_equation[finding.proofs[0].equation.id] = finding
        else:
            others.append(finding)
    if not by_equation:
        return findings
    search = Search.of(
        dict(figures),
        Graph.of(material.verdicts),
        material.profile.regime,
        _namer(material, figures),
        readings=lambda ref: _readings(ref, material),
    )
    merged: list[Finding] = []
    for component in search.graph.components():
        told = tuple(verdict for verdict in component if verdict.equation.id in by_equation)
        if told:
            merged += _findings_of(search, told, by_equation, material)
    silent = [item for key, item in by_equation.items() if key not in search.graph.broken]
    return tuple(unique_keys(in_document_order([*others, *merged, *silent], material)))


def _findings_of(
    search: Search, component: tuple[Verdict, ...], by_equation: dict[str, Finding], material: Material
) -> list[Finding]:
    causes = explain(search, component)
    told: list[Finding] = []
    open_ids = {verdict.equation.id: verdict for verdict in component}
    for suspects in causes:
        explained = [open_ids.pop(identity) for identity in suspects[0].repaired if identity in open_ids]
        if explained:
            told.append(_merged(explained, suspects, by_equation, material))
    return [*told, *(by_equation[identity] for identity in open_ids)]


def _merged(
    verdicts: list[Verdict], suspects: list[Suspect], by_equation: dict[str, Finding], material: Material
) -> Finding:
    """One finding for a cause: speaks with the gravest and most telling of its equations."""
    misread = _misread(suspects)
    if misread is not None:
        suspects = [misread, *(item for item in suspects if item is not misread)]
    first = suspects[0]
    parts = sorted(
        (by_equation[verdict.equation.id] for verdict in verdicts),
        key=lambda item: (item.severity.rank, not _leads(item, first), _family_rank(item.code, first.is_prose)),
    )
    lead = parts[0]
    names = {operand.ref: operand.label for verdict in verdicts for operand in verdict.equation.operands}
    culprits = tuple(_culprit(suspect, material, names) for suspect in suspects[:MAX_SUGGESTIONS])
    stands_out = misread is not None or _stands_out(suspects)
    anchor = anchor_of(first.ref, material) if stands_out else lead.anchor
    severity, category, said = lead.severity, lead.category, lead.message
    if misread is not None:
        severity, category = Severity.QUESTION, Category.EXTRACTION
        said = message("cause.misread", said=said, printed=first.figure.text, read=first.suggested.text)
    evidence: dict[tuple[str, Role], Evidence] = {}
    for part in parts:
        for item in part.evidence:
            evidence.setdefault((item.ref, item.role), item)
    key = f"{lead.code}:{anchor.ref}" if stands_out else lead.key
    return replace(
        lead,
        key=key,
        anchor=anchor,
        severity=severity,
        category=category,
        message=said,
        evidence=tuple(evidence.values()),
        proofs=tuple(part.proofs[0] for part in parts),
        culprits=culprits,
        places=tuple(dict.fromkeys((anchor, *(part.anchor for part in parts)))),
        stake=max((part.stake for part in parts), default=Decimal(0)),
    )


def _misread(suspects: list[Suspect]) -> Suspect | None:
    """The number whose other reading closes all that the best suggestion closes: then the reading is at fault, and
    nothing is said against the disclosure."""
    wanted = set(suspects[0].repaired)
    reread = (item for item in suspects if item.slip.cause == MISREAD and not item.broken)
    return next((item for item in reread if wanted <= set(item.repaired)), None)


def _leads(finding: Finding, suspect: Suspect) -> bool:
    return finding.anchor.ref == suspect.ref


def _family_rank(code: str, is_prose: bool) -> str:
    order = "NPATXFUYCSDVG" if is_prose else "TXFPNAUYCSDVG"
    return f"{order.find(code[0]):02d}{code}"


def _stands_out(suspects: list[Suspect]) -> bool:
    """Whether the first suspect explains more, or breaks less, than the second."""
    if len(suspects) == 1:
        return True
    first, second = suspects[0], suspects[1]
    ahead = (len(first.repaired) - len(first.broken)) - (len(second.repaired) - len(second.broken))
    return ahead > 0


def _culprit(suspect: Suspect, material: Material, names: Mapping[str, str]) -> Culprit:
    anchor = anchor_of(suspect.ref, material)
    # A sentence holds many numbers: the words for the thing tell which one is meant.
    name = names.get(suspect.ref, "") if suspect.is_prose else ""
    return Culprit(
        ref=suspect.ref,
        source=anchor.source,
        printed=suspect.figure.text,
        suggested=suspect.suggested.text,
        repairs=len(suspect.repaired),
        breaks=len(suspect.broken),
        cause=suspect.slip.cause,
        likelihood=suspect.slip.likelihood,
        label=" / ".join(part for part in (anchor.semantic, name) if part),
        repaired=suspect.repaired,
        broken=suspect.broken,
    )


def _namer(material: Material, figures: Mapping[str, Figure]) -> Namer:
    prior = _prior_values(material)

    def name(ref: str, printed: Figure, right: Figure, repaired: tuple[Verdict, ...]) -> Slip:
        return name_slip(
            printed.value,
            right.value,
            decimals=max(printed.decimals, right.decimals),
            around=Surroundings(
                neighbours=_neighbours(ref, figures),
                addends=_addends(ref, repaired, figures, printed),
                last_year=prior.get(anchor_of(ref, material).semantic) if prior else None,
                readings=_readings(ref, material),
            ),
        )

    return name


def _neighbours(ref: str, figures: Mapping[str, Figure]) -> tuple[Decimal, ...]:
    head, _, rest = ref.partition("/")
    parts = rest.split("/")
    if len(parts) != 2 or parts[0][:1] != "r":
        return ()
    row, column = int(parts[0][1:]), int(parts[1][1:])
    around = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
    found = (figures.get(f"{head}/r{r}/c{c}") for r, c in around)
    return tuple(figure.value for figure in found if figure is not None and not figure.is_blank)


def _addends(
    ref: str, verdicts: tuple[Verdict, ...], figures: Mapping[str, Figure], like: Figure
) -> tuple[Decimal, ...]:
    """Parts of the sums whose total the number is, in its unit."""
    return tuple(
        figure.base / like.unit.factor
        for verdict in verdicts
        if any(operand.ref == ref and operand.role is Role.TOTAL for operand in verdict.equation.operands)
        for operand in verdict.equation.operands
        if operand.role is Role.ADDEND and (figure := figures.get(operand.ref)) is not None and not figure.is_blank
    )


def _readings(ref: str, material: Material) -> tuple[Decimal, ...]:
    head, _, rest = ref.partition("/")
    try:
        block = material.document.block(head)
    except KeyError:
        return ()
    parts = rest.split("/")
    if not isinstance(block, Table) or len(parts) != 2 or parts[0][:1] != "r":
        return ()
    cell = block.cell(int(parts[0][1:]) - 1, int(parts[1][1:]) - 1)
    if cell.trust is Trust.CERTAIN and not cell.readings:
        return ()
    parsed = (parse_number(text) for text in cell.readings)
    return tuple(item[0] for item in parsed if item is not None)


def _prior_values(material: Material) -> dict[str, Decimal]:
    """Values of last year's document by semantic place, where one was given."""
    if material.prior is None:
        return {}
    earlier = material.prior
    return {anchor_of(fact.ref, earlier).semantic: fact.figure.value for fact in earlier.facts}

"""N14: three-public items complete. Called by the engine."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reviewer.model.finding import Severity
from reviewer.model.interval import ZERO
from reviewer.rules.material import Material
from reviewer.rules.places import anchor_of
from reviewer.rules.rule import CheckResult, Example, NotApplicable, Observation, Page, Rule, executed
from reviewer.rules.sample_text import budget
from reviewer.words import Words, message

ITEMS = {
    "three_public.abroad": Words("因公出国（境）费", "travel abroad"),
    "three_public.reception": Words("公务接待费", "reception"),
    "three_public.purchase": Words("公务用车购置费", "vehicle purchase"),
    "three_public.running": Words("公务用车运行费", "vehicle running"),
}
VEHICLES = frozenset({"three_public.purchase", "three_public.running"})


def check(material: Material) -> CheckResult:
    """The four items in the section on three-public expenditure."""
    mine = [item for item in material.ledger.statements if item.section == "three_public" and not item.in_reason]
    amounts = {
        item.dimensions.topic: number.figure.value
        for item in mine
        if item.dimensions is not None and (number := material.ledger.number(item.amount("now"))) is not None
    }
    total = amounts.get("three_public")
    if total is None:
        return NotApplicable(message("narrative.no-three-public"))
    if total == 0:
        return executed((), 1)
    missing = [topic for topic in ITEMS if topic not in amounts]
    if amounts.get("three_public.vehicles") == 0:
        missing = [topic for topic in missing if topic not in VEHICLES]
    if len(missing) == 1 and missing[0] in VEHICLES and "three_public.vehicles" in amounts:
        other = next(topic for topic in VEHICLES if topic != missing[0])
        missing = [] if amounts.get(other) == amounts["three_public.vehicles"] else missing
    if set(missing) == {"three_public.purchase"} and total == sum(
        amounts[topic] for topic in ITEMS if topic in amounts
    ):
        missing = []
    is_split = set(missing) <= VEHICLES and "three_public.vehicles" in amounts
    if is_split and _table_splits(material):
        # The sentence names the three kinds, the table beside it both halves of the third.
        missing = []
    if not missing:
        return executed((), len(ITEMS))
    severity = Severity.QUESTION if is_split else Severity.ERROR
    place = next(item for item in mine if item.dimensions is not None and item.dimensions.topic == "three_public")
    params = {"missing": Words("、".join(ITEMS[t].zh for t in missing), ", ".join(ITEMS[t].en for t in missing))}
    if _listed(amounts) == total:
        # The items named make the total, so those not named are zero: a matter of form.
        severity = Severity.ADVICE
    return executed([Observation(anchor_of(place.ref, material), params, severity=severity)], len(ITEMS))


def _table_splits(material: Material) -> bool:
    """Whether a table prints both halves of the vehicles."""
    printed = {fact.dimensions.topic for fact in material.facts if fact.dimensions.year == "0"}
    return printed >= VEHICLES


def _listed(amounts: Mapping[str, Decimal]) -> Decimal:
    vehicles = amounts.get("three_public.vehicles")
    if vehicles is None:
        vehicles = sum((amounts.get(topic, ZERO) for topic in VEHICLES), ZERO)
    return vehicles + amounts.get("three_public.abroad", ZERO) + amounts.get("three_public.reception", ZERO)


RULE = Rule(
    code="N14",
    name=Words("三公各项齐全", "three-public items complete"),
    severity=Severity.ERROR,
    page=Page(
        what=Words(
            "“三公”经费说明应列出因公出国（境）、公务接待、公务用车购置、公务用车运行四项金额。",
            "The three-public paragraph gives the amounts of travel abroad, reception, vehicle purchase and "
            "vehicle running.",
        ),
        why=Words(
            "分项缺失不符合“三公”经费公开要求。",
            "Missing items do not meet the requirements for three-public disclosure.",
        ),
        tolerance=Words(
            "总额为零、或说明无“三公”经费且表为空的不报；公务用车合计为零时不要求细分。",
            "Silent where the total is zero or the text says there is none and the table is empty; a zero "
            "vehicle total needs no split.",
        ),
        basis=Words("财预〔2016〕143号", "财预〔2016〕143号"),
    ),
    messages={
        "default": Words("“三公”经费说明未列：{missing}", "The three-public paragraph does not give: {missing}"),
    },
    example=Example(
        budget(
            narrative="七、“三公”经费增减变动原因说明\n\n"
            "2030年示例县示例局“三公”经费预算9.00万元，比2029年减少1.00万元，主要原因是压减支出。其中：公务接待费1.00"
            "万元，比上年减少1.00万元；公务用车购置及运行费8.00万元，与上年相同。",
        )
    ),
    check=check,
)

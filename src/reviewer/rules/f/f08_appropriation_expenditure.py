"""F08: appropriation expenditure of final accounts adds up.

Equations come from `laws.stack`; the engine makes findings of broken ones.
"""

from __future__ import annotations

from reviewer.model.equation import Law
from reviewer.model.finding import Severity
from reviewer.rules.law_words import ARITHMETIC, LAW_MESSAGES, SUM_TOLERANCE
from reviewer.rules.rule import Example, Page, Rule
from reviewer.rules.sample_tables import tables
from reviewer.words import Words

RULE = Rule(
    code="F08",
    name=Words("财政拨款支出决算", "appropriation expenditure"),
    severity=Severity.ERROR,
    law=Law.ROLL_UP,
    page=Page(
        what=Words(
            "每行合计等于三项资金之和；各资金年末结转等于年初结转加收入减支出。",
            "In each row the funds make the total; what is left of a fund is opening balance plus "
            "revenue less expenditure.",
        ),
        why=Words("合计由其各部分构成。", "A total consists of its parts."),
        tolerance=SUM_TOLERANCE,
        basis=ARITHMETIC,
    ),
    messages=LAW_MESSAGES,
    example=Example(
        tables("final-appropriation-summary", change=(("四、农林水支出\t760.00", "四、农林水支出\t770.00"),))
    ),
    kinds=frozenset({"final"}),
    is_first_release=True,
)

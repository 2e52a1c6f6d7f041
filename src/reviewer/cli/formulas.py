"""`reviewer rules test FILE…`: the tests written in formula files."""

from __future__ import annotations

from pathlib import Path

from reviewer.cli.console import Console
from reviewer.errors import UsageError
from reviewer.rules.formulas import failing_tests, load_formulas
from reviewer.words import say


def test_formulas(files: list[str], console: Console) -> int:
    """One line per formula; 1 where a test fails."""
    if not files:
        raise UsageError("cli.error.which-file")
    failed = 0
    for formula in load_formulas(Path(name) for name in files):
        wrong = list(failing_tests(formula))
        failed += len(wrong)
        key = "cli.formula.fails" if wrong else "cli.formula.holds"
        console.write(
            say(
                key,
                console.language,
                code=formula.rule.code,
                name=formula.rule.name.text(console.language),
                count=len(wrong) if wrong else len(formula.tests),
                values="; ".join(str(dict(test.values)) for test in wrong),
            )
        )
    return 1 if failed else 0

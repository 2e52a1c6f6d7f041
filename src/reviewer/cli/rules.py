"""`reviewer rules`: what the program checks, each rule's page with its example executed."""

from __future__ import annotations

import argparse

from reviewer.cli.command import Command
from reviewer.cli.console import Console
from reviewer.errors import UsageError
from reviewer.words import Words, say


def configure(parser: argparse.ArgumentParser, console: Console) -> None:
    """`list`, `explain CODE`, `test FILE`."""
    language = console.language
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "explain", "test"),
        default="list",
        help=say("cli.option.rules-action", language),
    )
    parser.add_argument("what", nargs="*", metavar="CODE|FILE", help=say("cli.option.rule", language))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.option.format", language))


def run(args: argparse.Namespace, console: Console) -> int:
    """List or explain."""
    if args.action == "test":
        from reviewer.cli.formulas import test_formulas

        return test_formulas(args.what, console)
    if args.action == "explain":
        return _explain(args.what, console)
    from reviewer.rules.registry import all_rules

    if args.format == "json":
        console.write_json(
            [
                {
                    "code": rule.code,
                    "name": rule.name.text(console.language),
                    "severity": rule.severity.value,
                    "law": rule.law.value if rule.law else None,
                    "kinds": sorted(rule.kinds),
                    "basis": rule.page.basis.text(console.language),
                }
                for rule in all_rules()
            ]
        )
        return 0
    for rule in all_rules():
        severity = say(f"check.severity.{rule.severity.value}", console.language)
        console.write(f"{rule.code}  {severity}  {rule.name.text(console.language)}")
    return 0


def _explain(codes: list[str], console: Console) -> int:
    from reviewer.export.rule_page import rule_page
    from reviewer.rules.registry import all_rules, rule

    if not codes:
        raise UsageError("cli.error.which-rule")
    for code in codes:
        try:
            found = rule(code)
        except KeyError as missing:
            known = ", ".join(sorted({item.code for item in all_rules() if item.code[0] == code[:1].upper()}))
            raise UsageError("cli.error.no-rule", code=code, known=known or "S D T X N P A C V F Y U G") from missing
        console.write(rule_page(found, console.language))
    return 0


COMMAND = Command(
    name="rules",
    help=Words("列出规则，或说明某条规则并运行其示例", "list the rules, or explain one and run its example"),
    configure=configure,
    run=run,
    order=70,
    epilog=Words("示例：\n  reviewer rules explain T01", "examples:\n  reviewer rules explain T01"),
)

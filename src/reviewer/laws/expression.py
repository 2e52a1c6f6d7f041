"""A small, safe expression language over intervals: numbers, names, + − × ÷, brackets, sum, min, max, abs, round.

Owns: parsing and evaluating arithmetic written in prose or by a user. No `eval`, no attribute access, no recursion
deeper than `DEEPEST`. Does not own: what a name stands for (the caller passes values). Called by `laws.evaluate` and by
user formulas.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, reduce

from reviewer.model.interval import Interval

LONGEST = 2000
"""Characters of an expression; longer ones are refused."""
DEEPEST = 50
"""Levels of brackets; deeper ones are refused."""


class ExpressionError(ValueError):
    """The expression cannot be read or uses an unknown name; the text says where (1-based column)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A literal."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A value passed in."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """An operator or a function applied to its arguments."""

    function: str
    arguments: tuple[Node, ...]


Node = Number | Name | Call

_SYMBOL = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_.:]*)|(<=|>=|==|[-+*/(),=×÷<>]))")
_MULTIPLY = {"*": "*", "×": "*", "/": "/", "÷": "/"}
_RELATIONS = {"=": "=", "==": "=", "<=": "<=", ">=": ">="}
ONE = Decimal(1)


def compare(text: str, values: Mapping[str, Interval]) -> tuple[str, Interval, Interval]:
    """Relation ("=" or "<=") and both sides of "left = right"; ">=" is turned round. Raises `ExpressionError` or
    `ZeroDivisionError`."""
    relation, left, right = parse(text)
    if relation == "":
        raise ExpressionError("no relation")
    one, other = evaluate_node(left, values), evaluate_node(right, values)
    return ("<=", other, one) if relation == ">=" else (relation, one, other)


def names_of(text: str) -> tuple[str, ...]:
    """The names an expression uses, in order of appearance, without repeats."""
    _, left, right = parse(text)
    return tuple(dict.fromkeys([*_names(left), *_names(right)]))


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[str, Node, Node]:
    """Relation ("" where the text is a plain expression; the right side is then 0), left and right side."""
    if len(text) > LONGEST:
        raise ExpressionError(f"longer than {LONGEST} characters")
    reader = _Reader(_tokens(text))
    left = reader.sum(0)
    symbol = reader.peek()
    if symbol is None:
        return "", left, Number(Decimal(0))
    if symbol not in _RELATIONS:
        raise ExpressionError(f"unexpected {symbol}")
    reader.take()
    right = reader.sum(0)
    if reader.peek() is not None:
        raise ExpressionError(f"unexpected {reader.peek()}")
    return _RELATIONS[symbol], left, right


def evaluate_node(node: Node, values: Mapping[str, Interval]) -> Interval:
    """The interval of a parsed side; raises `ExpressionError` for an unknown name."""
    match node:
        case Number(value):
            return Interval.exact(value)
        case Name(text):
            if text not in values:
                raise ExpressionError(f"unknown name {text}")
            return values[text]
        case Call(function, arguments):
            return _FUNCTIONS[function]([evaluate_node(argument, values) for argument in arguments])


def _round(arguments: list[Interval]) -> Interval:
    digits = int(arguments[1].low) if len(arguments) > 1 else 0
    step = ONE.scaleb(-digits)
    value = arguments[0]
    return Interval(value.low.quantize(step, ROUND_HALF_UP), value.high.quantize(step, ROUND_HALF_UP))


def _absolute(arguments: list[Interval]) -> Interval:
    value = arguments[0]
    if value.low >= 0:
        return value
    if value.high <= 0:
        return -value
    return Interval(Decimal(0), max(-value.low, value.high))


_FUNCTIONS: Mapping[str, Callable[[list[Interval]], Interval]] = {
    "+": lambda items: items[0] + items[1],
    "-": lambda items: items[0] - items[1],
    "*": lambda items: items[0] * items[1],
    "/": lambda items: items[0] / items[1],
    "neg": lambda items: -items[0],
    "sum": lambda items: reduce(lambda one, other: one + other, items),
    "min": lambda items: Interval(min(item.low for item in items), min(item.high for item in items)),
    "max": lambda items: Interval(max(item.low for item in items), max(item.high for item in items)),
    "abs": _absolute,
    "round": _round,
}
_CALLABLE = frozenset({"sum", "min", "max", "abs", "round"})


def _names(node: Node) -> list[str]:
    match node:
        case Name(text):
            return [text]
        case Call(_, arguments):
            return [name for argument in arguments for name in _names(argument)]
        case _:
            return []


def _tokens(text: str) -> list[str]:
    tokens, position = [], 0
    stripped = text.rstrip()
    while position < len(stripped):
        match = _SYMBOL.match(stripped, position)
        if match is None:
            raise ExpressionError(f"unreadable at column {position + 1}")
        tokens.append(match[0].strip())
        position = match.end()
    return tokens


class _Reader:
    """Recursive descent over the tokens of one expression."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._next = 0

    def peek(self) -> str | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def take(self) -> str:
        symbol = self.peek()
        if symbol is None:
            raise ExpressionError("ends too early")
        self._next += 1
        return symbol

    def expect(self, wanted: str) -> None:
        symbol = self.take()
        if symbol != wanted:
            raise ExpressionError(f"{wanted} expected, {symbol} found")

    def sum(self, depth: int) -> Node:
        node = self.product(depth)
        while self.peek() in {"+", "-"}:
            operator = self.take()
            node = Call(operator, (node, self.product(depth)))
        return node

    def product(self, depth: int) -> Node:
        node = self.single(depth)
        while (symbol := self.peek()) in _MULTIPLY:
            self.take()
            assert symbol is not None
            node = Call(_MULTIPLY[symbol], (node, self.single(depth)))
        return node

    def single(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise ExpressionError(f"more than {DEEPEST} levels of brackets")
        symbol = self.take()
        if symbol == "-":
            return Call("neg", (self.single(depth + 1),))
        if symbol == "(":
            node = self.sum(depth + 1)
            self.expect(")")
            return node
        if symbol[0].isdigit():
            return Number(Decimal(symbol))
        if not (symbol[0].isalpha() or symbol[0] == "_"):
            raise ExpressionError(f"unexpected {symbol}")
        if self.peek() != "(":
            return Name(symbol)
        if symbol not in _CALLABLE:
            raise ExpressionError(f"unknown function {symbol}")
        self.take()
        arguments = [self.sum(depth + 1)]
        while self.peek() == ",":
            self.take()
            arguments.append(self.sum(depth + 1))
        self.expect(")")
        return Call(symbol, tuple(arguments))

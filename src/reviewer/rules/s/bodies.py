"""Names of bodies: when two printed names are the same body, an abbreviation of it, or a slip of the pen.

Owns: the normal form of a body's name, abbreviations, slips of one character, the same office of another place.
Called by rules about bodies.
"""

from __future__ import annotations

import re
from enum import StrEnum

from reviewer.forms.performance_names import normal_name

_SUFFIX = re.compile(r"\((本级|本部|机关|机关本级|汇总|部门|单位|公章|盖章)\)|\((部门|单位)\)$|本级$|本部$|机关$")
PLACE = re.compile(r"[\u4e00-\u9fff]{1,7}?(?:省|市|自治区|自治州|地区|盟|州|区|县|旗|镇|乡|街道)")
LEVEL_WORDS = frozenset("省市县区州盟旗镇乡")
ORDER_WORDS = frozenset("一二三四五六七八九十东南西北中上下第0123456789")
BODY_ENDS = (
    "局|委员会|委|办公室|办事处|中心|研究院|研究所|医院|学校|学院|厅|人民政府|政府|大队|支队|总队|监狱|所|站|馆|队|"
    "联合会|协会|学会|总工会|法院|检察院|党校|集团|公司|园|场|处|组织部|宣传部|统战部|科"
)
MINIMUM = 6
"""Characters; shorter names differ by chance."""


class Likeness(StrEnum):
    """How a printed name relates to the body's own."""

    SAME = "same"
    SHORT = "short"
    """An abbreviation, or the name with a unit of it behind."""
    SLIP = "slip"
    """One character differs, is missing or is too many."""
    LEVEL = "level"
    """The name of the same office of another place or level."""
    OTHER = "other"


def body_name(text: str) -> str:
    """A body's name in normal form, without （本级）, [部门] and the like."""
    return _SUFFIX.sub("", normal_name(text).replace("[", "(").replace("]", ")"))


def likeness(printed: str, own: str) -> Likeness:
    """How `printed` relates to `own`."""
    first, second = body_name(printed), body_name(own)
    if first == second:
        return Likeness.SAME
    if not first or not second or second.endswith(first) or second in first or _is_abbreviation(first, second):
        return Likeness.SHORT
    if min(len(first), len(second)) >= MINIMUM and is_slip(first, second):
        return Likeness.SLIP
    if _office(first) == _office(second):
        return Likeness.LEVEL
    return Likeness.OTHER


def is_slip(first: str, second: str) -> bool:
    """Whether one edit of a character that means no level, place or order turns one name into the other."""
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    changed = {*first[start : len(first) - end], *second[start : len(second) - end]}
    if len(first) - end - start > 1 or len(second) - end - start > 1:
        return False
    return not changed & (LEVEL_WORDS | ORDER_WORDS) and start > 0


def is_other_word(first: str, second: str) -> bool:
    """Whether one name is the other with a level or the word for the office exchanged, where no such body can be:
    示例市东县水务局 for 示例市东区水务局, 示例县水务厅 for 示例县水务局."""
    if len(first) != len(second):
        return False
    places = [place for place, (mine, its) in enumerate(zip(first, second, strict=True)) if mine != its]
    if len(places) != 1 or places[0] == 0:
        return False
    pair = {first[places[0]], second[places[0]]}
    if places[0] == len(second) - 1:
        return pair <= OFFICES
    within = sum(character in LEVEL_WORDS for character in second[:-2])
    return pair <= LEVEL_WORDS and within >= 2


OFFICES = frozenset("局厅委部")
"""Last words for an office of a government: one place has one of them for one matter."""


def _is_abbreviation(short: str, full: str) -> bool:
    """城区工信局 for 示例市城区工业和信息化局: its characters occur in the full name in order."""
    if len(short) >= len(full) or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return len(short) <= MINIMUM + 1 and all(character in rest for character in short)


def _office(name: str) -> str:
    """A name without its places."""
    return PLACE.sub("", name)

"""Names of persons are told from words, places and firms that begin with the same characters."""

from __future__ import annotations

import pytest

from reviewer.rules.v.numbers import is_card, is_identity
from reviewer.rules.v.people import people_in, people_in_posts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("用于支付原职工赵明远因病住院医疗费补助。", "赵明远"),
        ("村民欧阳建国，家住示例镇。", "欧阳建国"),
        ("救助对象：周秀英，补助金2000元。", "周秀英"),
        ("孙桂兰同志抚恤金。", "孙桂兰"),
        ("信访人吴志强等3人稳控经费。", "吴志强"),
    ],
)
def test_a_person_in_a_clear_context_is_found(text: str, name: str) -> None:
    assert [person.name for person in people_in(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "困难职工高温补贴、老人康复救助和残疾人温馨家园建设。",
        "保障在职职工工资、津贴及时足额发放，做好信访接待工作。",
        "对患者平安出院、低保户住房安全进行救助。",
        "伤残军人抚恤金、退役军人安置经费、学生资助资金。",
        "困难群众救助补助金、孤儿基本生活费、党员教育经费。",
        "甲州市恒富商贸有限公司、高平市、于家村、武乡县。",
        "残疾人就业保障金，老党员生活补助，遗属补助。",
        "民警因公伤残补助、职工医疗保险、居民基本养老保险。",
        "救助对象：城乡低保、特困人员；申请人：符合条件的企业。",
        "患者满意度、居民满意度、学生满意度≥95%",
        "罪犯医疗、罪犯生活、罪犯改造经费，服刑人员权益保障。",
        "老人关爱、儿童成长、妇女权益、同志任务。",
    ],
)
def test_ordinary_words_are_no_persons(text: str) -> None:
    assert list(people_in(text)) == []


def test_officials_in_their_function_are_told_apart() -> None:
    text = "第一书记2名,赵明远驻村于示例镇上坪村,周建国驻村于示例镇下坪村"
    assert [person.name for person in people_in_posts(text)] == ["赵明远", "周建国"]


def test_identity_numbers_are_known_by_their_check_digit() -> None:
    assert is_identity("11010519491231002X")
    assert not is_identity("110105194912310021")
    assert not is_identity("203001150930001234")


def test_card_numbers_are_known_by_luhn() -> None:
    assert is_card("4111111111111111")
    assert not is_card("4111111111111112")

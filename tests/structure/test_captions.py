"""Labels before a colon inside a line."""

from __future__ import annotations

import pytest

from extract.rulebook import Rulebook
from extract.structure.captions import split_captions
from tests.factories import make_passage

CASES = [
    pytest.param("Sở Y tế chủ trì", "Sở Y tế chủ trì", [], id="no colon"),
    pytest.param(
        "Lưu ý: không quá 5 ngày", "Lưu ý: không quá 5 ngày", [], id="label that is not known"
    ),
    pytest.param(
        "Phòng Kế hoạch chủ trì: rà soát", "Phòng Kế hoạch chủ trì: rà soát", [], id="a body"
    ),
    pytest.param("Đơn vị chủ trì: Sở Y tế.", "", [("lead", "Sở Y tế.")], id="one label"),
    pytest.param(
        "- Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Tài chính; thời gian: quý I/2026.",
        "",
        [("lead", "Sở Y tế"), ("support", "Sở Tài chính"), ("deadline", "quý I/2026.")],
        id="labels in a row",
    ),
    pytest.param(
        "Rà soát quy hoạch. Đơn vị thực hiện: Phòng Kinh tế",
        "Rà soát quy hoạch",
        [("lead", "Phòng Kinh tế")],
        id="text before the label",
    ),
    pytest.param(
        "Rà soát quy hoạch (Chủ trì: Sở A; phối hợp: Sở B)",
        "Rà soát quy hoạch",
        [("lead", "Sở A"), ("support", "Sở B")],
        id="labels in brackets",
    ),
    *(
        pytest.param(f"{label}: Phòng A", "", [(role, "Phòng A")], id=label)
        for label, role in (
            ("Bộ phận chủ trì", "lead"),
            ("Phòng, ban chủ trì", "lead"),
            ("Đơn vị được giao chủ trì", "lead"),
            ("Cơ quan/đơn vị phối hợp", "support"),
            ("Đơn vị tham gia, phối hợp", "support"),
            ("Thời gian dự kiến hoàn thành", "deadline"),
            ("Dự kiến sản phẩm, kết quả", "output"),
        )
    ),
    pytest.param(
        "Đơn vị chủ trì: Sở Y tế\nThời gian hoàn thành: Tháng 6/2026",
        "",
        [("lead", "Sở Y tế"), ("deadline", "Tháng 6/2026")],
        id="a label a line",
    ),
    pytest.param("CƠ QUAN CHỦ TRÌ: SỞ Y TẾ", "", [("lead", "SỞ Y TẾ")], id="labels in capitals"),
    pytest.param(
        "Đơn vị chủ trì, phối hợp: Sở Y tế, Sở Tài chính",
        "",
        [("lead_support", "Sở Y tế, Sở Tài chính")],
        id="both roles in one label",
    ),
    pytest.param("Kết quả dự kiến:", "", [("output", "")], id="nothing behind the label"),
    pytest.param(
        "Nhiệm vụ: Họp lúc 14:30 tại xã", "", [("task", "Họp lúc 14:30 tại xã")], id="a clock"
    ),
]


@pytest.mark.parametrize(("text", "rest", "captions"), CASES)
def test_split(text: str, rest: str, captions: list[tuple[str, str]], rulebook: Rulebook) -> None:
    found_rest, found = split_captions(make_passage(text), rulebook.labels)
    assert [(caption.role, caption.value.text) for caption in found] == captions
    assert found_rest.text == rest


def test_every_known_label_is_found(rulebook: Rulebook) -> None:
    for rule in rulebook.labels.labels:
        for word in rule.words:
            for written in (word, word.capitalize(), word.upper()):
                _, found = split_captions(make_passage(f"- {written}: abc"), rulebook.labels)
                assert [caption.role for caption in found] == [rule.role], written


def test_no_label_means_two_things(rulebook: Rulebook) -> None:
    seen: dict[str, str] = {}
    for rule in rulebook.labels.labels:
        for key in rule.keys:
            assert seen.setdefault(key, rule.id) == rule.id, key

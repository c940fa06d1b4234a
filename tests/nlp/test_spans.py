"""Bodies and cues of running text, by patterns made of the rules."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.nlp.spans import SpanFinder
from extract.rulebook import load_rulebook

pytest.importorskip("spacy")


@lru_cache(maxsize=1)
def finder() -> SpanFinder:
    return SpanFinder(load_rulebook().units)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Giao Sở Y tế, Công an tỉnh thực hiện",
            [("Giao", "order"), ("Sở Y tế", "body"), ("Công an tỉnh", "body")],
        ),
        (
            "Chi cục Kiểm lâm chủ trì, phối hợp với UBND xã Sơn Lâm",
            [
                ("Chi cục Kiểm lâm", "body"),
                ("chủ trì", "leading"),
                ("phối hợp với", "supporting"),
                ("UBND xã Sơn Lâm", "body"),
            ],
        ),
        ("Nâng cao ý thức phòng ngừa cho ca trực", []),
        ("", []),
    ],
)
def test_spans(text: str, expected: list[tuple[str, str]]) -> None:
    spans = finder().find(text)
    assert [(text[span.start : span.end], span.label) for span in spans] == expected


@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                ["Sở", "Y tế", " ", "\n", ",", "giao", "phối hợp với", "Đ/c", "hoà", "\t"]
            ),
            max_size=15,
        ).map("".join),
    )
)
def test_spans_are_in_order_and_in_the_text(text: str) -> None:
    end = 0
    for span in finder().find(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end

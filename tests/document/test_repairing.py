"""A draft in an old encoding: repaired before it is read, and said."""

from __future__ import annotations

import pytest

from extract import extract
from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable, RecognisedWord
from extract.document.repairing import repair_draft
from tests.legacy.encoders import SHOWN, show_tcvn3, show_vni, type_plainly, write_bytes
from tests.samples import SAMPLES, STEMS
from tests.test_evidence import check_quotes
from tests.test_formats_agree import strip_places

LINES = ["Uỷ ban nhân dân tỉnh ban hành Kế hoạch", "Sở Y tế chủ trì, phối hợp các sở, ngành"]


def make_draft(*texts: str, encoding: str | None = None) -> Draft:
    cell = DraftCell(texts[-1], 0, 0)
    paragraphs = [DraftParagraph(text, lines=(text,)) for text in texts[:-1]]
    return Draft([*paragraphs, DraftTable([cell], 1)], parser="hand", encoding=encoding)


def list_texts(draft: Draft) -> list[str]:
    return [
        text
        for item in draft.items
        for text in (
            [item.text, *item.lines]
            if isinstance(item, DraftParagraph)
            else [cell.text for cell in item.cells]
        )
    ]


def test_paragraphs_lines_and_cells_are_repaired_and_counted() -> None:
    draft = repair_draft(make_draft(*map(show_vni, LINES)))
    assert list_texts(draft) == [LINES[0], LINES[0], LINES[1]]
    assert draft.encoding == "VNI"
    (problem,) = draft.problems
    assert (problem.rule, problem.loss) == ("legacy-encoding", False)
    assert problem.message == "Văn bản dùng bảng mã VNI; đã chuyển sang Unicode: 3 đoạn."


def test_clean_draft_stays() -> None:
    draft = make_draft(*LINES)
    assert repair_draft(draft) is draft
    assert list_texts(draft) == [LINES[0], LINES[0], LINES[1]]


def test_what_the_parser_repaired_is_said_too() -> None:
    draft = repair_draft(make_draft("Kế hoạch", "đợc giao đầu t công", encoding="TCVN3"))
    assert list_texts(draft)[-1] == "được giao đầu t công"
    assert [(problem.rule, problem.loss) for problem in draft.problems] == [
        ("legacy-encoding", False),
        ("letters-lost", True),
    ]
    assert draft.problems[1].message == (
        "Chữ “ư” đã mất khi chuyển mã; đã khôi phục 1 chỗ chỉ có một cách viết, "
        "còn 1 chỗ không khôi phục được: “giao đầu t công”."
    )


def test_letters_that_nobody_can_know_are_listed() -> None:
    texts = ["Cá»™ng hÃ²a xÃ£ há»™i", "Kế hoạch vá» viá»‡c"]
    draft = repair_draft(make_draft(*texts))
    assert list_texts(draft)[0] == "Cộng hòa xã hội"
    assert list_texts(draft)[-1] == "Kế hoạch v\ufffd việc"
    assert "1 chỗ không khôi phục được: “v\ufffd”" in draft.problems[-1].message


def test_words_read_from_a_picture_stay() -> None:
    text = show_vni(LINES[0])
    word = RecognisedWord("x", (0, 0, 1, 1), 50)
    draft = Draft([DraftParagraph(text, words=(word,))], parser="ocr")
    assert repair_draft(draft) is draft


@pytest.mark.parametrize(
    ("name", "stem"),
    [(name, stem) for name in SHOWN for stem in STEMS],
)
def test_records_are_those_of_the_unicode_text(name: str, stem: str) -> None:
    text = type_plainly((SAMPLES / f"{stem}.txt").read_text(encoding="utf-8"))
    text = text.replace("Ủy ", "Uỷ ").replace("Ít nhất", "Có ít nhất")  # no capital has a tone
    expected = extract(text.encode(), name="plan.txt", with_blocks=True)
    shown = SHOWN[name](text)
    data = shown.encode() if name.startswith("utf-8") else write_bytes(shown)
    found = extract(data, name="plan.txt", with_blocks=True)
    assert found.source.encoding == name
    assert [block.text for block in found.blocks or ()] == [
        block.text for block in expected.blocks or ()
    ]
    notes = [finding for finding in found.findings if finding.rule == "parser-note"]
    assert [note.severity for note in notes] == ["info"]
    found.findings = [finding for finding in found.findings if finding.rule != "parser-note"]
    for index, finding in enumerate(found.findings, 1):
        assert finding.model_copy(update={"id": ""}) == expected.findings[index - 1].model_copy(
            update={"id": ""}
        )
    check_quotes(found)
    found.findings = expected.findings
    assert strip_places(found.model_dump(mode="json")) == strip_places(
        expected.model_dump(mode="json")
    )


def test_text_file_of_mixed_encodings() -> None:
    text = "\n\n".join(["KẾ HOẠCH", LINES[0], show_tcvn3(LINES[1]), "Nơi nhận: Lưu: VT."])
    plan = extract(text.encode(), name="plan.txt", with_blocks=True)
    assert [block.text for block in plan.blocks or ()][1:3] == LINES
    assert plan.source.encoding == "TCVN3"

"""Values of recognised text: their place on the page, their words, their doubts."""

from __future__ import annotations

from extract.assembly.assembling import Assembly, assemble
from extract.assembly.recognised import summarize_recognition
from extract.audit import run_audit
from extract.document.building import build_document
from extract.document.draft import Draft, DraftCell, DraftParagraph, DraftTable, RecognisedWord
from extract.nlp import Opinion
from extract.recognition import read_through
from extract.records import SourceInfo
from extract.rulebook import Rulebook
from tests.recognition.test_recognition import recognise

HEADER = ["TT", "Nhiệm vụ", "Đơn vị chú tri", "Thời gian hoàn thành"]
ROWS = [
    ["1", "Rà soát thủ tục hành chính", "Sở Nõi vụ", "Quý 11/2026"],
    ["2", "Tổ chúc tập huấn cho cán bộ", "Sở Tài chính", "30/6/2026"],
]


def read(rulebook: Rulebook, unsure: str = "", sure: float = 40.0) -> Assembly:
    items = [
        DraftParagraph(text, 1, words=weigh(text, unsure, sure))
        for text in ("PHỤ LỤC", "NHIỆM VỤ NĂM 2026")
    ]
    cells = [
        DraftCell(text, row, column, page=1, words=weigh(text, unsure, sure))
        for row, texts in enumerate([HEADER, *ROWS])
        for column, text in enumerate(texts)
    ]
    draft = Draft([*items, DraftTable(cells, len(HEADER))], "scan", 1)
    document = read_through(build_document(draft), rulebook)
    info = SourceInfo(
        name="a.png",
        sha256="",
        media_type="image/png",
        size_bytes=1,
        parser="scan",
        ocr=summarize_recognition(document.blocks),
    )
    return assemble(document, info, rulebook, Opinion(rulebook.units))


def weigh(text: str, unsure: str, sure: float) -> tuple[RecognisedWord, ...]:
    return recognise(text, sure if unsure and unsure in text else 95.0)


def test_names_and_times_are_read_through_and_words_stay(rulebook: Rulebook) -> None:
    first, second = read(rulebook).plan.tasks
    assert (first.lead_units[0].name, first.lead_units[0].raw) == ("Sở Nội vụ", "Sở Nõi vụ")
    assert (first.deadlines[0].raw, first.deadlines[0].end) == ("Quý 11/2026", "2026-06-30")
    assert second.text == "Tổ chúc tập huấn cho cán bộ"


def test_quotes_are_slices_of_what_is_shown(rulebook: Rulebook) -> None:
    assembly = read(rulebook)
    for task in assembly.plan.tasks:
        for item in task.evidence:
            block = assembly.document.blocks[item.block]
            assert item.quote == block.shown[item.start : item.end]


def test_evidence_has_boxes_and_confidence(rulebook: Rulebook) -> None:
    task = read(rulebook).plan.tasks[1]
    [lead] = [item for item in task.evidence if item.field == "lead_units"]
    assert lead.recognition is not None
    assert lead.recognition.confidence == 95.0
    [box] = lead.recognition.boxes
    assert (box.page, box.left, box.right, box.top, box.bottom) == (1, 0, 85, 0, 10)
    assert lead.review is None


def test_a_figure_that_was_read_through_is_for_review(rulebook: Rulebook) -> None:
    [deadline] = read(rulebook).plan.tasks[0].deadlines
    assert deadline.review == "nhận dạng là “Quý 11/2026”, hiểu là “Quý II/2026”"


def test_every_value_of_unsure_words_is_for_review(rulebook: Rulebook) -> None:
    assembly = read(rulebook, unsure="Sở Tài chính")
    task = assembly.plan.tasks[1]
    assert task.lead_units[0].review == "nhận dạng chữ không chắc chắn (40%)"
    assert [item.field for item in task.evidence if item.review] == ["lead_units"]
    assembly = read(rulebook, unsure="tập huấn")
    task = assembly.plan.tasks[1]
    assert [item.field for item in task.evidence if item.review] == ["text"]
    notes = [note for note in run_audit(assembly) if note.rule == "needs-review"]
    assert "Tổ chúc tập huấn cho cán bộ" in notes[0].left.value  # type: ignore[union-attr, operator]


def test_the_source_says_what_was_recognised(rulebook: Rulebook) -> None:
    info = read(rulebook).plan.source.ocr
    assert info is not None
    assert (info.pages, info.confidence) == ([1], 95.0)
    assert info.words > 30


def test_figures_must_be_surer_than_words(rulebook: Rulebook) -> None:
    """A 5 that was taken for a 9 is another day, and no word tells."""
    rules = rulebook.recognition
    middling = (rules.low_confidence + rules.low_confidence_figures) / 2
    tasks = read(rulebook, unsure="30/6/2026", sure=middling).plan.tasks
    assert tasks[1].deadlines[0].review == f"nhận dạng chữ không chắc chắn ({middling:.0f}%)"
    tasks = read(rulebook, unsure="Sở Tài chính", sure=middling).plan.tasks
    assert tasks[1].lead_units[0].review is None

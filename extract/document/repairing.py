"""A draft whose letters are not those the author wrote, made right before anything reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.document.draft import Draft, DraftCell, DraftParagraph, Problem
from extract.text.legacy import repair_texts
from extract.text.legacy.holes import Holes, mend_holes
from extract.text.legacy.lookalikes import FOREIGN_NAME, HORN_NAME
from extract.text.legacy.mojibake import LOST
from extract.text.legacy.mojibake import NAME as UTF8_NAME
from extract.text.legacy.tables import CP1258, TCVN3

# How a finding says it.
_SENTENCES = {
    UTF8_NAME: "Văn bản UTF-8 bị đọc nhầm thành Latin-1; đã sửa lại",
    HORN_NAME: "Chữ “ư” bị ghi thành “ƣ”; đã sửa lại",
    FOREIGN_NAME: "Có chữ cái của ngôn ngữ khác nhìn giống chữ tiếng Việt; đã sửa lại",
}
_LABELS = {TCVN3.name: "TCVN3 (ABC)", CP1258.name: "Windows-1258"}
_SHOWN = 10


def repair_draft(draft: Draft) -> Draft:
    """The draft with its text in Unicode, and with what was repaired or lost among its problems.

    Takes the encodings that the parser named as repaired, finds those it could not know,
    and names all of them. Words read from pictures stay as they are. Costs one search
    where the text is clean.
    """
    holders = [item for item in _list_holders(draft) if not item.words]
    texts = [text for item in holders for text in _list_texts(item)]
    repair = repair_texts(texts)
    counts = dict.fromkeys(draft.encoding.split(", ") if draft.encoding else (), 0)
    if repair is not None:
        texts = repair.texts
        counts |= {name: count + counts.get(name, 0) for name, count in repair.counts.items()}
    if not counts:
        return draft
    holes = mend_holes(texts) if TCVN3.name in counts else Holes()
    _put_back(holders, texts)
    problems = [*_report(counts), *_report_holes(holes), *_report_lost(texts, counts)]
    return replace(draft, encoding=", ".join(counts), problems=[*draft.problems, *problems])


def _list_holders(draft: Draft) -> Iterator[DraftParagraph | DraftCell]:
    for item in draft.items:
        if isinstance(item, DraftParagraph):
            yield item
        else:
            yield from item.cells


def _list_texts(item: DraftParagraph | DraftCell) -> tuple[str, ...]:
    return (item.text, *item.lines) if isinstance(item, DraftParagraph) else (item.text,)


def _put_back(holders: list[DraftParagraph | DraftCell], texts: list[str]) -> None:
    place = 0
    for item in holders:
        item.text = texts[place]
        place += 1
        if isinstance(item, DraftParagraph) and item.lines:
            item.lines = tuple(texts[place : place + len(item.lines)])
            place += len(item.lines)


def _report(counts: dict[str, int]) -> Iterator[Problem]:
    for name, count in counts.items():
        sentence = _SENTENCES.get(
            name, f"Văn bản dùng bảng mã {_LABELS.get(name, name)}; đã chuyển sang Unicode"
        )
        amount = f": {count} đoạn." if count else "."
        yield Problem("legacy-encoding", sentence + amount, loss=False)


def _report_holes(holes: Holes) -> Iterator[Problem]:
    if holes.restored:
        message = (
            f"Chữ “ư” đã mất khi chuyển mã; đã khôi phục {holes.restored} chỗ chỉ có một cách viết"
        )
        if holes.lost:
            message += f", còn {_say_places(holes.lost)}"
        yield Problem("letters-lost", f"{message}.", loss=bool(holes.lost))


def _report_lost(texts: list[str], counts: dict[str, int]) -> Iterator[Problem]:
    if UTF8_NAME in counts:
        lost = [word for text in texts for word in text.split() if LOST in word]
        if lost:
            message = f"Có chữ đã mất khi chuyển mã (ghi là “{LOST}”): {_say_places(lost)}."
            yield Problem("letters-lost", message)


def _say_places(places: list[str]) -> str:
    shown = ", ".join(f"“{place}”" for place in dict.fromkeys(places[:_SHOWN]))
    more = ", …" if len(places) > _SHOWN else ""
    return f"{len(places)} chỗ không khôi phục được: {shown}{more}"

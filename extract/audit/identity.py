"""The plan's own number and date, and those of the documents it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.assembly.collecting import cite
from extract.audit.registry import Note, Review, of_field, rule, side
from extract.document.model import Passage
from extract.records import Annex, Evidence

_ABBREVIATION = re.compile(r"(?:^|[/-])([A-ZĐa-zđỹ]{1,5})[-/]")


def _annexes(review: Review) -> Iterator[tuple[Annex, list[Evidence]]]:
    document = review.assembly.plan.document
    for annex in document.annexes:
        if annex.cites is not None:
            evidence = [
                e
                for e in of_field(document.evidence, "annexes")
                if annex.cites.raw in " ".join(e.quote.split())
            ]
            yield annex, evidence


def _main_code(review: Review) -> str | None:
    document = review.assembly.plan.document
    return document.code if document.kind != "phụ lục" else None


@rule("number-mismatch", "error", "Phụ lục ghi số, ký hiệu khác với kế hoạch")
def check_number(review: Review) -> Iterator[Note]:
    """The annex's "kèm theo" line names another number or symbol than the plan's own."""
    code = _main_code(review)
    if code is None:
        return
    document = review.assembly.plan.document
    for annex, evidence in _annexes(review):
        other = annex.cites.code if annex.cites else None
        if other and other.upper() != code.upper():
            yield Note(
                f"Phụ lục ghi kèm theo văn bản số {other}, "
                f"trong khi số, ký hiệu của văn bản là {code}.",
                "document",
                "document",
                side(code, None, of_field(document.evidence, "number", "symbol")),
                side(other, None, evidence),
            )


@rule("date-mismatch", "error", "Phụ lục ghi ngày ban hành khác với kế hoạch")
def check_date(review: Review) -> Iterator[Note]:
    """The annex's "kèm theo" line names another date than the plan's own."""
    document = review.assembly.plan.document
    if document.kind == "phụ lục" or not document.issued_on:
        return
    for annex, evidence in _annexes(review):
        other = annex.cites.issued_on if annex.cites else None
        if other and other != document.issued_on:
            yield Note(
                f"Phụ lục ghi ngày ban hành {show_date(other)}, văn bản ghi ngày "
                f"{show_date(document.issued_on)}.",
                "document",
                "document",
                side(document.issued_on, None, of_field(document.evidence, "issued_on")),
                side(other, None, evidence),
            )


def show_date(iso: str) -> str:
    """A date as offices write it.

    >>> show_date("2026-02-06")
    '06/02/2026'
    """
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


@rule("blank-number", "warning", "Số của kế hoạch còn để trống")
def check_blank_number(review: Review) -> Iterator[Note]:
    """A draft: no number in the header, nor in the "kèm theo" line of a file without one.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1.c lets an electronic document leave
    the annex's line blank, so a blank there beside a numbered plan is no finding.
    """
    document = review.assembly.plan.document
    if document.number is not None or document.symbol is None:
        return
    evidence = of_field(document.evidence, "symbol")
    quote = evidence[0].quote if evidence else document.symbol
    yield Note(
        f"Số của văn bản còn để trống: “{' '.join(quote.split())}”.",
        "document",
        "document",
        side(" ".join(quote.split()), None, evidence),
    )


@rule("blank-date", "warning", "Ngày ban hành còn để trống")
def check_blank_date(review: Review) -> Iterator[Note]:
    """A draft: the dateline, or without one the "kèm theo" line, lacks day or month."""
    document = review.assembly.plan.document
    if document.issued_on is not None:
        return
    front = review.assembly.front
    if front.dateline is not None:
        evidence = [cite("issued_on", front.dateline)]
    else:
        evidence = [
            cite("issued_on", passage.cut(*hit.date_span))
            for passage in front.attached[:1]
            for hit in review.assembly.find_citations(passage.text)[:1]
            if hit.date_span is not None
        ]
    if not evidence:
        return
    quote = " ".join(evidence[0].quote.split())
    yield Note(
        f"Ngày, tháng ban hành còn để trống: “{quote}”.",
        "document",
        "document",
        side(quote, None, evidence),
    )


@rule("kind-mismatch", "warning", "Loại văn bản không khớp ký hiệu")
def check_kind(review: Review) -> Iterator[Note]:
    """A document type that disagrees with its symbol ("Quyết định số 22/KH-SNN")."""
    document = review.assembly.plan.document
    if document.kind != "phụ lục" and document.symbol:
        evidence = of_field(document.evidence, "symbol")
        yield from _compare_kind(review, document.kind, document.code, document.symbol, evidence)
    seen: set[str] = set()
    for hit, passage in review.assembly.mentions:
        code = hit.code or hit.symbol
        if hit.kind is None or code is None or code in seen:
            continue
        notes = list(_compare_kind(review, hit.kind, code, code, [cite("citations", passage)]))
        seen.update(code for _ in notes)
        yield from notes


def _compare_kind(
    review: Review, kind: str | None, code: str | None, symbol: str, evidence: list[Evidence]
) -> Iterator[Note]:
    types = review.assembly.rulebook.types
    found = _ABBREVIATION.search(symbol)
    expected = types.by_abbreviation.get(found[1]) if found else None
    own = types.by_name.get(kind or "")
    if found is None or expected is None or own is None or not own.abbreviations:
        return
    # "Chương trình hành động" is a chương trình: one name begins with the other.
    related = own.name.startswith(expected.name) or expected.name.startswith(own.name)
    if found[1] in own.abbreviations or related:
        return
    yield Note(
        f"Văn bản được gọi là {kind} nhưng ký hiệu {code or symbol} là của {expected.name}.",
        "document",
        code or symbol,
        side(kind or "", None, evidence),
        side(code or symbol, None, evidence),
    )


def _differ(date: str, other: str) -> bool:
    """Whether two dates can only be one document's.

    Numbers begin anew each year (Nghị định 30/2020/NĐ-CP, Điều 15), so one code under dates
    with neither year nor day in common belongs to two documents.
    """
    alike = date[:4] == other[:4] or date[5:] == other[5:]
    return date != other and alike


@rule("citation-mismatch", "warning", "Cùng một văn bản được viện dẫn khác nhau")
def check_citations(review: Review) -> Iterator[Note]:
    """One code cited with different dates."""
    dates: dict[str, tuple[str, Passage]] = {}
    reported: set[str] = set()
    for hit, passage in review.assembly.mentions:
        if not hit.code or not hit.issued_on:
            continue
        key = hit.code.upper()
        known = dates.setdefault(key, (hit.issued_on, passage))
        if key not in reported and _differ(known[0], hit.issued_on):
            reported.add(key)
            first = cite("citations", known[1])
            yield Note(
                f"Văn bản số {hit.code} được viện dẫn với hai ngày: {show_date(known[0])} và "
                f"{show_date(hit.issued_on)}.",
                "document",
                hit.code,
                side(known[0], None, [first]),
                side(hit.issued_on, None, [cite("citations", passage)]),
            )

"""Deadlines in running text: only words that bound or schedule the work.

A bare date is a document's, a bare year a title's; both need a bound ("trước", "trong",
"đến hết") or a place that schedules (the start of a clause). Turns need reporting near them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.fields.deadlines.cells import event_hit, is_absorbed, read_deadline_cell
from extract.fields.deadlines.hits import (
    DeadlineContext,
    DeadlineHit,
    drop_coarse,
    make_hits,
)
from extract.fields.deadlines.lines import hide_bullets, read_key
from extract.fields.deadlines.phrases import Phrase, find_phrases, join_phrases
from extract.rulebook.deadlines import DeadlineGrammar

_SENTENCE_END = re.compile(r"[;\n]|\.(?!\d)|$")
_CLAUSE_MARKS = ".;:,(\n"
_CLAUSE_START = re.compile(r"(?:^|[.;:(\n]|^[-+*•–]|\n[-+*•–])\s*(?:[-+*•–]\s*)?$")
_SCHEDULED = frozenset({"month", "quarter", "half", "season"})
_YEARS = frozenset(
    {"year", "years", "year_list", "this_year", "year_end", "school_year", "year_part"}
)
_DAYS = frozenset({"date", "dates"})
_TURNS = frozenset({"turns", "interval", "times"})
_FIXED_TURNS = frozenset(
    {"yearly_date", "yearly_month", "yearly_quarter", "monthly_day", "quarterly_day", "weekly_day"}
)
_PHASES = ("giai đoạn", "thời kỳ", "nhiệm kỳ")
_CLAUSE_END = re.compile(r"\s*(?:[,:;.)\n]|$)")
_AMOUNT = re.compile(r"(?<![\w/.,-])(?!(?:19|20)\d\d )\d+(?:[.,]\d+)* ?(?:%|[^\W\d])")
_TOLD = re.compile(r"[^.;\n]{0,60}(?<!\w)(?:đã|là|còn|khoảng|ước)(?!\w)")
"""What tells how things were or are, behind an opening: "Giai đoạn 2021-2025, tỉnh đã ..."."""
_SAID_OF = re.compile(r" (?:được|thì|vẫn|nhưng)(?!\w)")
_REPORT_REACH = 45
_LABEL_REACH = 120


def find_deadlines(
    text: str, grammar: DeadlineGrammar, context: DeadlineContext
) -> list[DeadlineHit]:
    """The deadlines a sentence or paragraph gives, in their order."""
    lowered = text.casefold()
    if not grammar.prose_hint.search(lowered):
        return []
    key = hide_bullets(text, read_key(text, grammar))
    labelled, hits = _read_labels(text, key, grammar, context)
    phrases = join_phrases(find_phrases(key, grammar, context.year), key)
    for phrase in phrases:
        if any(start <= phrase.word_start < end for start, end in labelled):
            continue
        if _counts(phrase, text, key, grammar, context):
            hits += make_hits(phrase, text, grammar, context)
    if hits:
        hits += _find_requests(text, key, hits, grammar)
        hits = _drop_coarse_by_sentence(hits, text)
    return sorted(hits, key=lambda hit: (hit.start, hit.end))


def _drop_coarse_by_sentence(hits: list[DeadlineHit], text: str) -> list[DeadlineHit]:
    sentences: dict[int, list[DeadlineHit]] = {}
    for hit in hits:
        sentences.setdefault(_sentence_start(text, hit.start), []).append(hit)
    return [hit for group in sentences.values() for hit in drop_coarse(group)]


def _read_labels(
    text: str, key: str, grammar: DeadlineGrammar, context: DeadlineContext
) -> tuple[list[tuple[int, int]], list[DeadlineHit]]:
    """Values of "Thời gian thực hiện:" inside the text, read as a cell is."""
    spans, hits = [], []
    for label in grammar.label.finditer(key):
        end = min(_sentence_end(text, label.end()), label.end() + _LABEL_REACH)
        value = text[label.end() : end]
        spans.append((label.end(), end))
        hits += [
            _moved(hit, label.end())
            for hit in read_deadline_cell(value, grammar, context)
            if hit.rule != "none"
        ]
    return spans, hits


def _moved(hit: DeadlineHit, by: int) -> DeadlineHit:
    return replace(hit, start=hit.start + by, end=hit.end + by)


def _sentence_end(text: str, position: int) -> int:
    found = _SENTENCE_END.search(text, position)
    return found.start() if found else len(text)


def _sentence_start(text: str, position: int) -> int:
    start = max(text.rfind(mark, 0, position) for mark in (";", "\n"))
    stop = text.rfind(". ", 0, position)
    return max(start, stop) + 1


def _counts(
    phrase: Phrase, text: str, key: str, grammar: DeadlineGrammar, context: DeadlineContext
) -> bool:
    """Whether the phrase bounds or schedules work, by the kind of time it is."""
    reads = phrase.word.reads
    if _is_quoted(text, phrase) or _is_undone(phrase, key, grammar):
        return False
    if is_absorbed(phrase, text, key, grammar):
        return False
    if _bound_is(phrase, "until") and _is_past(phrase, context):
        return False
    if phrase.spanned and _reaches_back(phrase, context):
        return False
    if reads in _FIXED_TURNS:
        return True
    if reads in _TURNS:
        return _is_reporting_turn(phrase, text, key, grammar)
    if reads == "relative":
        return bool(grammar.issue.search(phrase.groups.get("anchor") or ""))
    if reads in _DAYS:
        # "Hồ sơ tiếp nhận trước ngày 01/7/2025 được ...": which ones, not when to be done.
        if _is_past(phrase, context) and _SAID_OF.match(key, phrase.end):
            return False
        return phrase.spanned or _bound_is(phrase, "before", "until")
    if reads in _SCHEDULED:
        return _is_scheduled(phrase, text, key, context)
    return reads in _YEARS and _is_bounding_year(phrase, text, key, grammar, context)


def _bound_is(phrase: Phrase, *reads: str) -> bool:
    return phrase.bound is not None and phrase.bound.reads in reads


def _is_quoted(text: str, phrase: Phrase) -> bool:
    opening = text.rfind("“", 0, phrase.start)
    return opening > text.rfind("”", 0, phrase.start) and text.find("”", phrase.end) >= 0


def _is_undone(phrase: Phrase, key: str, grammar: DeadlineGrammar) -> bool:
    return grammar.undue.search(key, max(0, phrase.start - 24), phrase.start) is not None


def _is_past(phrase: Phrase, context: DeadlineContext) -> bool:
    """A bare year or a clause's opening before the plan's year looks back."""
    last, first_year = phrase.moments[-1].last, _first_year(context)
    return first_year is not None and last is not None and last.year < first_year


def _begins_in_plan(phrase: Phrase, context: DeadlineContext) -> bool:
    opening, first_year = phrase.moments[0].first, _first_year(context)
    return bool(opening and first_year and opening.year >= first_year)


def _reaches_back(phrase: Phrase, context: DeadlineContext) -> bool:
    """Whether a span begins long before the plan: an anniversary, years looked back on."""
    opening, first_year = phrase.moments[0].first, _first_year(context)
    return bool(opening and first_year and opening.year < first_year - 1)


def _first_year(context: DeadlineContext) -> int | None:
    return context.first_year if context.year is None else context.year


def _starts_clause(phrase: Phrase, text: str) -> bool:
    return _CLAUSE_START.search(text, max(0, phrase.start - 8), phrase.start) is not None


def _is_scheduled(phrase: Phrase, text: str, key: str, context: DeadlineContext) -> bool:
    if phrase.spanned or _bound_is(phrase, "before", "until", "within", "finish"):
        return True
    if _bound_is(phrase, "from"):
        return _begins_in_plan(phrase, context)
    # "Tháng 4/2020 ... đã": an opening in the past tells a story.
    return _starts_clause(phrase, text) and not _is_past(phrase, context)


def _is_bounding_year(
    phrase: Phrase, text: str, key: str, grammar: DeadlineGrammar, context: DeadlineContext
) -> bool:
    words = key[phrase.word_start : phrase.word_end]
    if _is_past(phrase, context) or grammar.vision_ahead.match(key, phrase.word_end):
        return False
    if words.startswith(_PHASES) and not _bound_is(phrase, "within"):
        return _is_bounding_phase(phrase, text, key, grammar)
    if phrase.word.reads == "this_year" or phrase.moments[-1].kind == "event":
        return False
    if _bound_is(phrase, "within"):
        # "Các dự án triển khai trong giai đoạn 2021-2025": a phase under way tells which.
        return _begins_in_plan(phrase, context) or _is_led(phrase, key, grammar, context)
    if _bound_is(phrase, "until", "before", "finish") or phrase.word.reads == "year_end":
        return not _is_in_title(phrase, key, grammar)
    opens = _starts_clause(phrase, text)
    if phrase.word.reads == "year_list" and opens:
        return words.startswith(("năm ", "các năm "))
    if phrase.spanned or phrase.word.reads in {"years", "year_list", "school_year"}:
        return _bound_is(phrase, "from") or key.startswith("từ ", phrase.start)
    if _bound_is(phrase, "from") and phrase.word.reads == "year":
        return _begins_in_plan(phrase, context) and not _is_in_title(phrase, key, grammar)
    if phrase.word.reads == "year_part" and opens:
        return _TOLD.match(key, phrase.end) is None
    followed = text[phrase.end : phrase.end + 1] in {",", ":"}
    return opens and followed and phrase.word.id == "year" and context.year is not None


def _is_bounding_phase(phrase: Phrase, text: str, key: str, grammar: DeadlineGrammar) -> bool:
    """Whether "giai đoạn 2026-2030" is when to do it, and not part of a title.

    It is where it opens a clause, and where the clause says how much is to be done by then.
    """
    if phrase.bound is not None:
        return False
    start = _clause_start(key, phrase.start)
    led = grammar.effort.fullmatch(key[start : phrase.start].strip())
    if led or _starts_clause(phrase, text):
        if _CLAUSE_END.match(text, phrase.end):
            return True
        clause = key[phrase.end : _sentence_end(text, phrase.end)]
        return _AMOUNT.search(clause) is not None and _TOLD.match(clause) is None
    clause = key[start : phrase.start]
    return _AMOUNT.search(clause) is not None and grammar.name.search(clause) is None


def _is_led(phrase: Phrase, key: str, grammar: DeadlineGrammar, context: DeadlineContext) -> bool:
    """Whether a time that began before the plan is what the words before it work towards."""
    if not key.startswith(_PHASES, phrase.word_start) or _first_year(context) is None:
        return True
    return grammar.effort.search(key, _clause_start(key, phrase.start), phrase.start) is not None


def _clause_start(key: str, position: int) -> int:
    while position > 0:
        position = max(key.rfind(mark, 0, position) for mark in _CLAUSE_MARKS)
        if not _is_inside_number(key, position):
            return position + 1
    return 0


def _is_inside_number(key: str, position: int) -> bool:
    """Whether the mark parts the digits of one number: "1.500"."""
    return key[max(0, position - 1) : position].isdigit() and key[position + 1 :][:1].isdigit()


def _is_in_title(phrase: Phrase, key: str, grammar: DeadlineGrammar) -> bool:
    """Whether "đến năm 2030" ends a title: its head stands before it in the same clause."""
    start = _clause_start(key, phrase.start)
    heads = list(grammar.name.finditer(key, start, phrase.start))
    return bool(heads) and not grammar.effort.search(key, heads[-1].end(), phrase.start)


def _is_reporting_turn(phrase: Phrase, text: str, key: str, grammar: DeadlineGrammar) -> bool:
    if grammar.habit.search(key, max(0, phrase.start - 30), phrase.start):
        return False
    start = max(_sentence_start(text, phrase.start), phrase.start - _REPORT_REACH)
    end = min(_sentence_end(text, phrase.end), phrase.end + _REPORT_REACH)
    return grammar.report.search(key, start, end) is not None


def _find_requests(
    text: str, key: str, hits: list[DeadlineHit], grammar: DeadlineGrammar
) -> list[DeadlineHit]:
    """Requests in a sentence that has a deadline: "... hoặc theo yêu cầu đột xuất"."""
    found_requests: list[DeadlineHit] = []
    sentences = {(_sentence_start(text, hit.start), _sentence_end(text, hit.end)) for hit in hits}
    for start, end in sorted(sentences):
        for word in grammar.events:
            if not word.request:
                continue
            found = word.compiled.search(key, start, end)
            taken = found and any(h.start < found.end() and h.end > found.start() for h in hits)
            if found and not taken:
                found_requests.append(event_hit(text, *found.span(), rule=word.id))
    return found_requests

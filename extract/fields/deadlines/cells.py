"""Deadlines of a deadline column's cell or a label's value, where bare forms count."""

from __future__ import annotations

import re

from extract.fields.deadlines.hits import (
    DeadlineContext,
    DeadlineHit,
    drop_coarse,
    make_hits,
)
from extract.fields.deadlines.lines import hide_bullets, join_wrapped_lines, read_key
from extract.fields.deadlines.phrases import Phrase, find_phrases, join_phrases
from extract.rulebook.deadlines import DeadlineGrammar

NOT_UNDERSTOOD = "không hiểu thời hạn"
_RULE_NONE = "none"
_EVENT_REACH = 120

_SEGMENT = re.compile(r"(?:[^.;\n]|\.(?=\d))+")
_TIMED = re.compile(
    r"(?<!\w)(?:ngày|tháng|quý|tuần|trước|sau|đến|hạn|nhất|từ)(?: (?:ngày|là))? ?"
    r"(?:\d{1,2}|i{1,3}|iv)(?!\w)"
)
_BARE_MARKS = re.compile(r"[\s\W_]*")


def read_deadline_cell(
    text: str, grammar: DeadlineGrammar, context: DeadlineContext
) -> list[DeadlineHit]:
    """The deadlines a cell gives, one for each milestone, in their order.

    Input: a deadline column's cell or what follows "Thời gian hoàn thành:". Output: nothing
    for a blank or a mark; one hit of kind "event" with a review for words it cannot read.
    """
    key = read_key(text, grammar)
    if key.strip(" .") in grammar.blank or _BARE_MARKS.fullmatch(key):
        return []
    key = hide_bullets(text, key)
    shown = _hide_remarks(text, key, grammar)
    found = join_phrases(find_phrases(shown, grammar, context.year), key)
    flat = join_wrapped_lines(text)
    phrases = [
        phrase
        for phrase in _drop_idle(found, key)
        if not _explains(phrase, found, key) and not is_absorbed(phrase, flat, key, grammar)
    ]
    hits = [hit for phrase in phrases for hit in make_hits(phrase, text, grammar, context)]
    hits += _find_events(text, flat, key, hits, grammar)
    if hits:
        hits += _list_unread(text, shown, hits)
        return sorted(drop_coarse(hits), key=lambda hit: (hit.start, hit.end))
    return [_not_understood(text)]


def _hide_remarks(text: str, key: str, grammar: DeadlineGrammar) -> str:
    """Blank out the lines that speak about the deadline; a cell of remarks only is kept."""
    hidden = key
    for found in _SEGMENT.finditer(text):
        if found.start() and grammar.remark.match(key, found.start()):
            blank = " " * (found.end() - found.start())
            hidden = hidden[: found.start()] + blank + hidden[found.end() :]
    return hidden


def _drop_idle(phrases: list[Phrase], key: str) -> list[Phrase]:
    """Leave out words that only colour a time beside them.

    "Thường xuyên từ năm 2026" is the year, "định kỳ, hằng quý" the quarters.
    """
    kept = []
    for index, phrase in enumerate(phrases):
        following = phrases[index + 1] if index + 1 < len(phrases) else None
        if len(phrases) > 1 and _is_weak(phrase):
            continue
        coloured = (
            phrase.word.reads == "ongoing"
            and following is not None
            and following.bound is not None
            and following.bound.reads in {"within", "from"}
            and not key[phrase.end : following.start].strip()
        )
        if not coloured:
            kept.append(phrase)
    return kept


def _is_weak(phrase: Phrase) -> bool:
    """A word that says something only where nothing else does: "định kỳ", "6 tháng"."""
    if phrase.word.reads == "relative":
        return phrase.bound is None and not phrase.groups.get("anchor")
    return phrase.word.reads == "occasional"


def _explains(phrase: Phrase, phrases: list[Phrase], key: str) -> bool:
    """Whether brackets behind another time hold this one among other words.

    "Quý I/2026 (Kế hoạch năm 2025)" explains the quarter and sets no second date.
    """
    opening = key.rfind("(", 0, phrase.start)
    if opening < 0 or key.find(")", opening, phrase.start) >= 0:
        return False
    closing = key.find(")", phrase.end)
    inside = key[opening + 1 : closing if closing >= 0 else len(key)]
    alone = len(inside.strip()) - (phrase.end - phrase.start) <= 4
    led = not key[opening + 1 : phrase.start].strip()
    if phrase.bound is not None and phrase.bound.reads == "before":
        # "Thường xuyên (báo cáo trước 25/12)" sets two.
        return False
    return not alone and not led and any(other.end <= opening for other in phrases)


def is_absorbed(phrase: Phrase, text: str, key: str, grammar: DeadlineGrammar) -> bool:
    """Whether the time names the event that the work waits for, and binds nothing itself."""
    if phrase.bound is not None and phrase.bound.reads != "finish":
        return False
    if phrase.spanned and phrase.word.reads in {"date", "dates", "month", "quarter"}:
        return False
    floor = max(0, phrase.word_start - _EVENT_REACH)
    start = max(text.rfind(mark, floor, phrase.word_start) for mark in ";\n,(") + 1
    stop = text.rfind(". ", floor, phrase.word_start) + 1
    for word in grammar.events:
        if not word.absorbs:
            continue
        found = word.compiled.search(key, max(floor, start, stop), phrase.word_end)
        if found and found.start() < phrase.word_start < found.end():
            return True
    return False


def _find_events(
    text: str, flat: str, key: str, hits: list[DeadlineHit], grammar: DeadlineGrammar
) -> list[DeadlineHit]:
    """Events that stand alone in their segment, and requests wherever they stand."""
    events: list[DeadlineHit] = []
    for segment in _SEGMENT.finditer(flat):
        start, end = segment.span()
        dated = any(hit.start < end and hit.end > start for hit in hits)
        for word in grammar.events:
            if dated and not word.request:
                continue
            found = word.compiled.search(key, start, end)
            if found and not any(
                hit.start < found.end() and hit.end > found.start() for hit in hits
            ):
                events.append(event_hit(text, *found.span(), rule=word.id))
                break
    return events


def _list_unread(text: str, key: str, hits: list[DeadlineHit]) -> list[DeadlineHit]:
    """Segments beside the read ones that set a time in words nobody knows."""
    unread = []
    for segment in _SEGMENT.finditer(text):
        start, end = segment.span()
        read = any(hit.start < end and hit.end > start for hit in hits)
        if not read and _TIMED.search(key, start, end):
            unread.append(_not_understood(text[:end], start))
    return unread


def event_hit(text: str, start: int, end: int, rule: str, review: str | None = None) -> DeadlineHit:
    """A deadline of kind "event" at a place, without the marks around it."""
    while end > start and text[end - 1] in " ,:()\n":
        end -= 1
    return DeadlineHit(start, end, text[start:end], "event", None, None, False, None, rule, review)


def _not_understood(text: str, start: int = 0) -> DeadlineHit:
    start = len(text) - len(text[start:].lstrip())
    return event_hit(text, start, len(text.rstrip()), _RULE_NONE, NOT_UNDERSTOOD)

"""How far the name of one body goes."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.fields.units.endings import (
    counts,
    fills,
    goes_on,
    is_behind_province,
    is_tail,
    verb_before,
)
from extract.fields.units.known import CLOSED
from extract.fields.units.places import Areas, is_quality, read_areas
from extract.fields.units.reading import COMMA, LINE, SEMICOLON, SOFT, SPACE, Reading
from extract.fields.units.tokens import tokenize
from extract.rulebook.units import Head

LONGEST = 22
_UNPARTED = "không có dấu phân cách với đơn vị sau"


@dataclass(slots=True)
class Extent:
    """How far a name goes: tokens of brackets inside it are no part of the name."""

    end: int
    skipped: list[range] = field(default_factory=list)
    areas: Areas | None = None
    areas_at: int = 0
    review: str | None = None
    whole: bool = False


def read_extent(reading: Reading, head: Head, at: int, whole: int | None) -> Extent:
    """How far the name goes whose head ends at ``at``; ``whole`` is the end of a known name."""
    first = at
    extent = Extent(at, whole=whole is not None)
    known = reading.names.prefix(head.id, reading.tokens[first : first + LONGEST])
    if whole is not None:
        at = extent.end = whole
    elif known is not None and not _lacks_area(reading, first + known.count):
        at = extent.end = first + known.count
    while at < len(reading.tokens):
        if reading.key(at) == "(" and at > first - 1:
            behind = reading.close(at)
            if not is_tail(reading, behind):
                break
            extent.skipped.append(range(at, behind))
            at = behind
            continue
        step = _next_of_name(reading, head, extent, first, at)
        if step is None:
            break
        is_area = step == at and not is_quality(reading, first, at)
        areas = read_areas(reading, at) if is_area else None
        if areas is not None and (areas.places or areas.group):
            extent.areas, extent.areas_at, extent.end = areas, at, areas.end
            at = areas.end
            if areas.group or len(areas.places) > 1 or not goes_on(reading, head, at):
                break
            continue
        if fills(reading, head, at, whole):
            break
        inner = reading.named_head(step) if reading.is_upper(step) else None
        if inner is not None and _is_run_on(reading, inner.head, first, step):
            extent.review = _UNPARTED
        at = extent.end = inner.end if inner is not None else step + 1
    return extent


def _lacks_area(reading: Reading, end: int) -> bool:
    """A known "UBND tỉnh" is not all where its area has a name here ("UBND tỉnh Hải Tây")."""
    return (
        reading.lexicon.place_at(reading.tokens, end - 1) is not None
        and reading.is_upper(end)
        and reading.named_head(end) is None
    )


def _next_of_name(reading: Reading, head: Head, extent: Extent, first: int, at: int) -> int | None:
    """The next token of the name from ``at``; None where it ends, ``extent`` told why."""
    if reading.ends(at) or (at > first and is_behind_province(reading, first, at)):
        return None
    if at == first and head.alone and (reading.key(at) == "," or _is_twin(reading, at)):
        parted, _ = reading.part(at)
        if reading.lexicon.joins[head.id].end(reading.tokens, parted) is None:
            return None
    if at > first and counts(reading, at):
        _cut_verb(reading, extent, first, at)
        return None
    step = _step(reading, head, first, at)
    unparted = step is not None and at > first and _is_unparted(reading, head, first, at)
    if unparted or (step is not None and step < 0):
        extent.review = _UNPARTED
        return None
    if step is not None and _is_unsure(reading, first, at, step):
        extent.review = "chưa rõ tên kết thúc ở đâu"
    return step


def _is_unsure(reading: Reading, first: int, at: int, step: int) -> bool:
    """In running text the words at ``step`` may be the work: behind capitals, or in a list."""
    if not reading.prose or reading.is_upper(step) or not reading.tokens[step].word:
        return False
    if step > at:
        return reading.works(step)
    lexicon = reading.lexicon
    short = at > first and reading.tokens[at - 1].caps
    known = lexicon.place_at(reading.tokens, at) or lexicon.compounds.end(reading.tokens, at)
    return short and not known


def _is_unparted(reading: Reading, head: Head, first: int, at: int) -> bool:
    """Behind a whole name of a department or ministry: "Sở Công Thương Cục A"."""
    behind = at + (reading.key(at) == "-")
    if head.id not in CLOSED or reading.prose or not reading.is_upper(behind):
        return False
    known = reading.names.prefix(head.id, reading.tokens[first:at])
    found = reading.named_head(behind)
    return found is not None and known is not None and known.count == at - first


def _is_run_on(reading: Reading, inner: Head, first: int, at: int) -> bool:
    """In a cell the word of another body stands behind words of a name, with no mark before it.

    "Phòng Tài chính Tổ Công nghệ thông tin" may be two bodies, "Văn phòng Đảng ủy" is one.
    """
    if reading.prose or at <= first or inner.brand or not reading.tokens[at - 1].word:
        return False
    lexicon, tokens = reading.lexicon, reading.tokens
    if reading.key(at - 1) in lexicon.joining or lexicon.owning.end(tokens, at - 1) == at:
        return False
    return inner.listed and lexicon.determiners.end(tokens, at - 1) != at


def _cut_verb(reading: Reading, extent: Extent, first: int, at: int) -> None:
    """What a number at ``at`` counts is the object of a verb, which is no part of the name."""
    verb = verb_before(reading, first + 1, at)
    if verb is not None:
        extent.end = min(extent.end, verb)
    elif not reading.is_upper(at - 1):
        extent.review = "chưa rõ tên kết thúc ở đâu"


def _step(reading: Reading, head: Head, begin: int, at: int) -> int | None:
    """The next token of the name from ``at``; None where it ends; -1 where another begins.

    ``begin``: behind the head.
    """
    first = at == begin and not head.alone
    parted, strength = reading.part(at)
    if strength == SEMICOLON or parted >= len(reading.tokens):
        return None
    if strength == LINE and not first and reading.key(parted - 1) in ("-", "+", "*", "•"):
        return None
    if strength != SPACE:
        joined = reading.lexicon.joins[head.id].end(reading.tokens, parted)
        if joined is not None:
            return joined - 1
        if _lists_people(reading, at, parted):
            return parted
        area_follows = head.place and reading.lexicon.place_at(reading.tokens, parted)
        if area_follows and not _holds(reading, head, parted):
            return None
        if not area_follows and reading.begins(parted) and not (first and strength == LINE):
            return None
        if _is_parted(reading, head, begin, at):
            return None
    works = strength == SPACE and reading.works(at, first=first)
    if works and not _keeps(reading, head, begin, at):
        return None
    if strength == SPACE and not first and _is_another(reading, head, at):
        return -1
    return None if strength == SPACE and _is_group(reading, at) else parted


def _is_group(reading: Reading, at: int) -> bool:
    """A group in capitals stands in a cell behind a name ("Phòng A Các khoa, phòng")."""
    is_new = not reading.prose and reading.is_upper(at) and not reading.tokens[at].caps
    return is_new and reading.key(at - 1) != "-" and reading.group(at) is not None


def _is_parted(reading: Reading, head: Head, begin: int, at: int) -> bool:
    """The mark at ``at`` ends the name, though no other body stands behind it."""
    parted, strength = reading.part(at)
    if strength == COMMA and reading.is_numeral(at - 1) and reading.is_upper(at + 1):
        return True
    keeps = head.keeps_verbs or _lists_work(reading, begin, at, parted)
    return (not keeps and _work_follows(reading, parted, strength)) or reading.ends(parted)


def _lists_people(reading: Reading, at: int, parted: int) -> bool:
    """A name in a cell ends with a word for people and lists another: "Vụ Học sinh, sinh viên"."""
    if reading.prose or reading.is_upper(parted):
        return False
    people = reading.lexicon.cell_groups
    ended = any(people.end(reading.tokens, at - back) == at for back in (1, 2, 3) if at >= back)
    return ended and people.end(reading.tokens, parted) is not None


def _lists_work(reading: Reading, begin: int, at: int, parted: int) -> bool:
    """In running text a name that is a word for work lists more of it.

    No mark parts a body from what it does: "Phòng Kiểm tra, giám sát mua bán điện".
    """
    lexicon, tokens = reading.lexicon, reading.tokens
    if not reading.prose or reading.key(at) != "," or lexicon.strong.end(tokens, parted):
        return False
    named = lexicon.weak.end(tokens, begin) == at or lexicon.strong.end(tokens, begin) == at
    return named and reading.is_upper(begin) and lexicon.weak.end(tokens, parted) is not None


def _holds(reading: Reading, head: Head, at: int) -> bool:
    """No area stands at ``at``, or one that holds the area before it: "Xã A, huyện B"."""
    area = reading.lexicon.place_at(reading.tokens, at)
    own = reading.lexicon.place_types.match(tokenize(head.name), 0)
    return area is None or own is None or area[1] > own[1]


def _work_follows(reading: Reading, at: int, strength: int) -> bool:
    if strength == SOFT:
        # "Khảo thí và đảm bảo chất lượng" is a name, "và báo cáo UBND tỉnh" is none.
        return reading.works(at) and reading.lexicon.strong.end(reading.tokens, at) is not None
    return strength == COMMA and reading.works(at)


def _keeps(reading: Reading, head: Head, begin: int, at: int) -> bool:
    lexicon, tokens = reading.lexicon, reading.tokens
    if any(at >= back and lexicon.verbs_after.end(tokens, at - back) == at for back in (1, 2)):
        return True
    if reading.prose and (reading.is_upper(begin) or reading.is_numeral(begin)):
        # "Tổ công tác triển khai Đề án" is a name; "Hội đồng Thuốc triển khai" has ended.
        return False
    return head.keeps_verbs and lexicon.duties.end(tokens, at) is None


def _is_another(reading: Reading, head: Head, at: int) -> bool:
    """A second body of the same kind stands there without a mark ("Sở A Sở B")."""
    if reading.key(at) == "-":
        at += 1
    found = reading.named_head(at)
    if found is None or not reading.is_upper(at) or _is_owned(reading, at):
        return False
    twins = found.head.kind == head.kind and head.listed
    return twins or (found.head.id == "ubnd" and head.id in CLOSED)


def _is_owned(reading: Reading, at: int) -> bool:
    return reading.lexicon.owning.end(reading.tokens, at - 1) == at


def _is_twin(reading: Reading, at: int) -> bool:
    """Bodies that need no name stand in a row: "Đảng ủy - HĐND - UBND xã"."""
    if reading.key(at) != "-":
        return False
    found = reading.named_head(at + 1)
    return found is not None and found.head.alone

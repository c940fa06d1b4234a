"""Who leads and who supports, read from running text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from extract.fields.units.beginning import read_item
from extract.fields.units.hits import UnitHit
from extract.fields.units.known import KnownNames
from extract.fields.units.lexicon import Lexicon
from extract.fields.units.naming import unit_key
from extract.fields.units.reading import SPACE, Reading
from extract.fields.units.roles import with_bracket
from extract.fields.units.tokens import Phrases, Token


@dataclass(frozen=True, slots=True)
class Assignments:
    """The bodies that a text makes lead or support, each once, in order."""

    leads: list[UnitHit] = field(default_factory=list)
    supports: list[UnitHit] = field(default_factory=list)


class _Cues:
    """The cue phrases of the rules, by what they do."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues = lexicon.rulebook.units.cues

        def listed(phrases: Iterable[str]) -> Phrases[None]:
            return Phrases((phrase, None) for phrase in phrases)

        self.orders = listed(cues.orders)
        self.requests = listed(cues.requests)
        self.lead_labels = listed(cues.lead_labels)
        self.support_labels = listed(cues.support_labels)
        self.leading = listed(cues.leading)
        self.supporting = listed(cues.supporting)
        self.manner = listed(cues.manner)
        self.with_words = listed(cues.with_words)
        self.not_after = listed(cues.not_after)
        self.steering = listed(cues.steering)
        self.reporting = listed(cues.reporting)
        self.conditions = listed(cues.conditions)
        self.lead_ins = listed(cues.lead_ins)
        self.predicates = listed(cues.predicates)


@lru_cache(maxsize=4)
def _cues_of(lexicon: Lexicon) -> _Cues:
    return _Cues(lexicon)


@dataclass(slots=True)
class _Search:
    reading: Reading
    cues: _Cues
    leads: list[UnitHit] = field(default_factory=list)
    supports: list[UnitHit] = field(default_factory=list)

    @property
    def tokens(self) -> list[Token]:
        return self.reading.tokens

    def at(self, phrases: Phrases[None], at: int) -> int | None:
        return phrases.end(self.tokens, at)


def find_assignments(text: str, names: KnownNames) -> Assignments:
    """The bodies that lead and support according to the running text of one task or duty.

    Leads: the subject of the first sentence ("Sở X có trách nhiệm ...", "Sở X: ..."), who is
    ordered or asked ("Giao Phòng X ...", "Đề nghị Y ..."), and whoever "chủ trì". Supports:
    whom one works together with ("phối hợp với A, B và các đơn vị liên quan"). Nobody else:
    not those who are reported to, advised, guided or steered.
    """
    search = _Search(Reading.of(text, names, prose=True), _cues_of(names.lexicon))
    for start, end in _sentences(search):
        at = start
        while at < end:
            step = _read_at(search, start, at)
            at = max(step, at + 1)
    # "Sở A (chủ trì), Sở B (phối hợp) thực hiện ...": the bracket wins over the sentence.
    search.supports += [hit for hit in search.leads if hit.role == "support"]
    leads = _once([hit for hit in search.leads if hit.role != "support"])
    keys = {(hit.generic, unit_key(hit.name)) for hit in leads}
    supports = [
        hit for hit in _once(search.supports) if (hit.generic, unit_key(hit.name)) not in keys
    ]
    return Assignments(leads, supports)


def _sentences(search: _Search) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for at, token in enumerate(search.tokens):
        ended = token.key in ".?!" and search.reading.ends(at) and at + 1 > start
        if token.newline and at > start and token.upper:
            spans.append((start, at))
            start = at
        if ended:
            spans.append((start, at))
            start = at + 1
    spans.append((start, len(search.tokens)))
    return [span for span in spans if span[1] > span[0]]


def _read_at(search: _Search, start: int, at: int) -> int:
    """Try what may stand at ``at``; the token to go on from."""
    for read in (_labelled, _supported, _ordered, _leading):
        end = read(search, start, at)
        if end is not None:
            return end
    return at + 1


def _list(search: _Search, at: int) -> tuple[list[UnitHit], int]:
    """The bodies in a row at ``at``, and the token behind the last."""
    hits: list[UnitHit] = []
    end = at
    while at < len(search.tokens) and search.reading.begins(at, within_name=bool(hits)):
        item = read_item(search.reading, at)
        if item is None or not item.hits:
            break
        hits.extend(with_bracket(search.reading, hit) for hit in item.hits)
        end = item.end
        at, strength = search.reading.part(end)
        if strength == SPACE:
            break
    return hits, end


def _labelled(search: _Search, start: int, at: int) -> int | None:
    """Such as "Chủ trì: A; phối hợp: B, C"."""
    for labels, hits in (
        (search.cues.lead_labels, search.leads),
        (search.cues.support_labels, search.supports),
    ):
        end = search.at(labels, at)
        if end is not None and search.reading.key(end) == ":":
            found, behind = _list(search, end + 1)
            hits.extend(found)
            return behind if found else end + 1
    return None


def _supported(search: _Search, start: int, at: int) -> int | None:
    """Such as "phối hợp (chặt chẽ) (với) A, B và các đơn vị liên quan"."""
    end = search.at(search.cues.supporting, at)
    if end is None:
        return None
    manner = search.at(search.cues.manner, end)
    while manner is not None:
        end = manner
        manner = search.at(search.cues.manner, end)
    with_word = search.at(search.cues.with_words, end)
    hits, behind = _list(search, with_word or end)
    if not hits:
        return end
    if not (_is_noun(search, at) or _is_steered(search, start, at)):
        search.supports.extend(hits)
    return behind


def _is_noun(search: _Search, at: int) -> bool:
    """Such as "quy chế phối hợp với ..." is the name of a thing."""
    return any(
        search.at(search.cues.not_after, at - back) == at for back in (1, 2, 3) if at >= back
    )


def _is_steered(search: _Search, start: int, at: int) -> bool:
    """Somebody else is told to work together: "Chỉ đạo các chủ đầu tư phối hợp với ..."."""
    clause = at
    while clause > start and search.reading.key(clause - 1) not in (";", "(", ":"):
        clause -= 1
    for place in range(at - 1, clause - 1, -1):
        behind = search.at(search.cues.steering, place)
        if behind is None or behind >= at or not search.reading.begins(behind, within_name=False):
            continue
        return search.reading.key(at - 1) not in (",", "và", "đồng")
    return False


def _ordered(search: _Search, start: int, at: int) -> int | None:
    """Such as "Giao Phòng X chủ trì ...", "Đề nghị Y phối hợp ..."."""
    order = search.at(search.cues.orders, at)
    request = search.at(search.cues.requests, at)
    end = order if order is not None else request
    if end is None or not _opens(search, start, at):
        return None
    hits, behind = _list(search, end)
    if not hits:
        return end
    if search.reading.key(behind) == ":" and all(hit.generic for hit in hits):
        # "Giao các đơn vị: Phòng A, Phòng B …" names them behind the colon.
        named, after = _list(search, behind + 1)
        hits, behind = (named, after) if named else (hits, behind)
    asked_to_report = search.at(search.cues.reporting, behind) is not None
    conditional = _has(search, search.cues.conditions, start, at)
    if asked_to_report or conditional or (request is not None and search.leads):
        return behind
    if _is_followed(search, behind) or order is not None:
        search.leads.extend(hits)
    return behind


def _opens(search: _Search, start: int, at: int) -> bool:
    """An order stands at the beginning of a clause."""
    return at == start or search.reading.key(at - 1) in (
        ",",
        ";",
        "(",
        "[",
        ":",
        "đó",
        "-",
        "+",
        "thời",
    )


def _leading(search: _Search, start: int, at: int) -> int | None:
    """The subject of a sentence, and whoever "chủ trì"."""
    opened = _subject_may_stand(search, start, at)
    if opened is None or not search.reading.begins(opened, within_name=False):
        return None
    hits, behind = _list(search, opened)
    if not hits:
        return None
    in_clause = at == start or search.reading.key(at - 1) in ("do", ";", "(", "[", ":")
    if search.at(search.cues.leading, behind) is not None:
        search.leads.extend(hit for hit in hits if in_clause or not hit.generic)
        return behind
    if search.leads and search.at(search.cues.supporting, behind) is not None:
        search.supports.extend(hits)
        return behind
    if _is_subject(search, start, opened, behind) or _is_next_subject(search, start, at, hits):
        search.leads.extend(hits)
        return behind
    return None


def _subject_may_stand(search: _Search, start: int, at: int) -> int | None:
    """Where a subject would begin if ``at`` opens a clause; None if it does not."""
    reading = search.reading
    before = reading.key(at - 1)
    if at == start:
        opened = at
        while opened < len(search.tokens) and not search.tokens[opened].word:
            opened += 1
        # "100% các đơn vị hoàn thành ..."
        if reading.key(opened).isdigit() and reading.key(opened + 1) == "%":
            opened += 2
            opened += reading.key(opened) == "số"
        return opened
    return at if before in ("do", ";", "(", "[", ",", ":") else None


def _is_subject(search: _Search, start: int, opened: int, behind: int) -> bool:
    reading = search.reading
    if search.leads or start > 0 or _has(search, search.cues.conditions, start, opened):
        return False
    if reading.key(behind) == ":":
        return _is_first(search, opened) and behind + 1 < len(search.tokens)
    led_in = search.at(search.cues.lead_ins, start) is not None
    if not (_is_first(search, opened) or (led_in and reading.key(opened - 1) == ",")):
        return False
    return _is_followed(search, behind) and _is_plainly_named(search, opened, behind)


def _is_next_subject(search: _Search, start: int, at: int, hits: list[UnitHit]) -> bool:
    """A named body that begins a later sentence has a duty of its own beside the first's."""
    vague = any(hit.generic for hit in hits) and not search.tokens[at].caps
    if vague or not (search.leads and 0 < start == at):
        return False
    behind = _list(search, at)[1]
    reports = search.at(search.cues.reporting, search.reading.part(behind)[0]) is not None
    return not reports and _is_followed(search, behind) and _is_plainly_named(search, at, behind)


def _is_first(search: _Search, opened: int) -> bool:
    return not any(token.word and not token.text.isdigit() for token in search.tokens[:opened]) or (
        search.reading.key(opened - 1) == "số"
    )


def _is_followed(search: _Search, behind: int) -> bool:
    """What follows says what the body does: the work, or a report on it."""
    parted, _ = search.reading.part(behind)
    cues, lexicon = search.cues, search.reading.lexicon
    return any(
        phrases.end(search.tokens, parted) is not None
        for phrases in (cues.predicates, cues.reporting, lexicon.strong, lexicon.weak)
    )


def _is_plainly_named(search: _Search, opened: int, behind: int) -> bool:
    """A capital at a sentence's beginning does not make "Thống kê số lượng" a body."""
    reading = search.reading
    found = reading.lexicon.head_at(search.tokens, opened)
    if search.tokens[opened].caps:
        return True
    if found is None or reading.group(opened) is not None:
        return True
    if reading.is_upper(found.end) or reading.lexicon.place_at(search.tokens, found.end):
        return True
    parted, _ = reading.part(behind)
    if search.at(search.cues.supporting, parted) is not None or found.end - opened > 2:
        return True
    return found.head.alone and not found.head.verb and found.end == behind


def _has(search: _Search, phrases: Phrases[None], start: int, end: int) -> bool:
    return any(search.at(phrases, at) is not None for at in range(start, end))


def _once(hits: list[UnitHit]) -> list[UnitHit]:
    seen: dict[tuple[bool, str], UnitHit] = {}
    for hit in sorted(hits, key=lambda hit: hit.start):
        seen.setdefault((hit.generic, unit_key(hit.name)), hit)
    return list(seen.values())

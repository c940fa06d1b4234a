"""Names of bodies that may have words for the work at their end."""

from __future__ import annotations

from extract.fields.units import UnitHit, UnitNames
from extract.fields.units.tokens import tokenize
from extract.nlp.tagging import tag_words

REVIEW = "cuối tên có thể là việc, không phải tên"
_JOINS = frozenset(["và", "&", ",", "-", "–", "/", "hoặc"])


def doubt_name(hit: UnitHit, names: UnitNames) -> str | None:
    """Why the end of a name from a cell may be no name: the tagger sees a verb there.

    Asked only where the rules are not sure: not of groups, of names they know or spelled out,
    or of those in doubt already. Verbs belong to a name that begins with one ("Đội Tuần tra
    kiểm soát giao thông"), in a row with another word, before a capital, or as its last word
    ("Viện Kinh tế xây dựng").
    """
    tokens = tokenize(hit.name)
    found = names.lexicon.head_at(tokens, 0)
    if hit.generic or hit.review is not None or found is None or found.bare:
        return None
    rest = tokens[found.end :]
    if names.is_name(found.head.id, rest) or any(token.caps for token in tokenize(hit.raw)):
        return None
    known = names.prefix(found.head.id, rest)
    first = rest[known.count - 1].end if known else rest[0].start
    return REVIEW if _has_verb(hit.name, first, is_known=known is not None) else None


def _has_verb(name: str, first: int, *, is_known: bool) -> bool:
    words = [word for word in tag_words(name) if word.start >= first]
    capitals = [at for at, word in enumerate(words) if name[word.start].isupper()]
    # Without a capital nothing tells the name from the work ("Tổ kiểm tra, xử lý vi phạm").
    begun = bool(capitals) and all(words[at].tag != "V" for at in capitals)
    if not (is_known or begun):
        return False
    behind = max(capitals, default=-1) + 1
    for at in range(behind, len(words) - 1):
        before = name[words[at - 1].start : words[at - 1].end].casefold() if at else ""
        if words[at].tag == "V" and before not in _JOINS:
            return True
    return False

"""A text while bodies are read from it: what begins, parts and ends a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.fields.units.codes import split_codes
from extract.fields.units.known import KnownNames
from extract.fields.units.lexicon import HeadAt, Lexicon
from extract.fields.units.tokens import Token, tokenize

# "*" behind a name points to a footnote.
_ENDS = frozenset(':()[]{}“”"…?!|*¹²³')
_ROMAN = re.compile(r"[IVX]+$")
SPACE, SOFT, COMMA, LINE, SEMICOLON = range(5)
_BULLETS = frozenset({"-", "+", "*", "•", "·", "–", "●", "o", ""})


@dataclass(frozen=True, slots=True)
class Reading:
    """One text being read.

    ``prose`` is running text: a body's name ends at any word for work, and a group needs a
    word of the rules. In a cell everything is taken for bodies.
    """

    text: str
    names: KnownNames
    prose: bool
    tokens: list[Token] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, names: KnownNames, *, prose: bool) -> Reading:
        """Read ``text``."""
        return cls(text, names, prose, split_codes(tokenize(text), names))

    @property
    def lexicon(self) -> Lexicon:
        """The words of the rules."""
        return self.names.lexicon

    def key(self, at: int) -> str:
        """The key of a token; "" behind the last."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def is_upper(self, at: int) -> bool:
        """A token that begins with a capital stands there."""
        return at < len(self.tokens) and self.tokens[at].upper

    def part(self, at: int) -> tuple[int, int]:
        """Skip what parts bodies: the token behind, and how strongly it parts."""
        strength = SPACE
        start = at
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.newline and at:
                strength = max(strength, LINE)
            if token.key == ";":
                strength = SEMICOLON
            elif token.key == ",":
                strength = max(strength, COMMA)
            elif self._is_soft(at):
                strength = max(strength, SOFT)
            elif self._is_number(at):
                at += 1
            elif not (token.key in _BULLETS and (token.newline or at == 0)):
                break
            at += 1
        if at > start and self.key(at - 1) == "với" and self.key(at - 2) != "cùng":
            return start, SPACE
        return at, strength

    def _is_number(self, at: int) -> bool:
        """A line's number ("2.", "b)") stands there, in a list with one body a line."""
        token = self.tokens[at]
        if not token.newline or self.key(at + 1) not in (".", ")"):
            return False
        mark = self.tokens[at + 1]
        return (
            (token.text.isdigit() or len(token.text) == 1) and not mark.gap and len(token.text) < 3
        )

    def _is_soft(self, at: int) -> bool:
        token = self.tokens[at]
        if token.key not in self.lexicon.joining:
            return False
        if token.key in "&+/":
            # "TT&BVTV": a sign that touches capitals on both sides is part of them.
            glued = not token.gap and at + 1 < len(self.tokens) and not self.tokens[at + 1].gap
            return not (glued and at and self.tokens[at - 1].caps) and bool(at)
        return True

    def is_numeral(self, at: int) -> bool:
        """Digits or a roman number stand there."""
        text = self.tokens[at].text if 0 <= at < len(self.tokens) else ""
        return text.isdigit() or bool(_ROMAN.match(text))

    def ends(self, at: int) -> bool:
        """The text, the sentence or a bracket ends a name at ``at``."""
        if at >= len(self.tokens):
            return True
        if self.lexicon.role_at(self.tokens, at) is not None or self._has_role(at):
            return True
        if self._begins_aside(at):
            return True
        key = self.key(at)
        if key == ".":
            dotted = self.key(at - 1) in self.lexicon.dotted or (at and self.tokens[at - 1].caps)
            follows = at + 1 < len(self.tokens)
            if follows and self.is_numeral(at - 1) and self._is_glued_number(at):
                return False
            return not (follows and dotted and self.tokens[at + 1].upper)
        return key in _ENDS

    def _begins_aside(self, at: int) -> bool:
        """A person's title ("- đ/c A", "- Ông B") or a telephone number stands there."""
        if self.lexicon.asides.end(self.tokens, at) is not None:
            return True
        if self.key(at) == "-":
            return self.names.people.titles.end(self.tokens, at + 1) is not None
        digits = self.key(at)
        return digits.isdigit() and (len(digits) > 7 or (digits[0] == "0" and len(digits) > 2))

    def _has_role(self, at: int) -> bool:
        """Such as "- chủ trì" behind a name, where the part ends with it."""
        if self.key(at) != "-" or self.is_upper(at + 1):
            return False
        end = self.lexicon.roles.end(self.tokens, at + 1)
        if end is None:
            return False
        return end >= len(self.tokens) or self.tokens[end].newline or self.key(end) in ",;."

    def _is_glued_number(self, at: int) -> bool:
        """Such as ".3" in "Văn phòng II.3"."""
        mark, behind = self.tokens[at], self.tokens[at + 1]
        return not (mark.gap or behind.gap) and behind.text.isdigit()

    def close(self, at: int) -> int:
        """The token behind the bracket that opens at ``at``."""
        depth = 0
        for place in range(at, len(self.tokens)):
            depth += {"(": 1, ")": -1}.get(self.key(place), 0)
            if depth <= 0:
                return place + 1
        return len(self.tokens)

    def works(self, at: int, *, first: bool = False) -> bool:
        """Words for the work, or a preposition, stand at ``at``, where the name has ended."""
        if at >= len(self.tokens) or self.tokens[at].upper:
            return False
        lexicon = self.lexicon
        if self._is_no_work(at):
            return False
        if self.prose and lexicon.prose_stops.end(self.tokens, at):
            return True
        if lexicon.strong.end(self.tokens, at) or lexicon.stops.end(self.tokens, at):
            return True
        weak = lexicon.weak.end(self.tokens, at)
        if weak is None or first:
            return weak is not None and self.prose and self._is_listed(weak)
        return not self._has_no_object(weak) if self.prose else self._is_work_in_cell(at, weak)

    def _is_listed(self, end: int) -> bool:
        """More work follows behind a mark: "Văn phòng tổng hợp, theo dõi tiến độ"."""
        parted, strength = self.part(end)
        return strength in (SOFT, COMMA) and self.works(parted)

    def _has_no_object(self, end: int) -> bool:
        """A name ends there: "Trung tâm Bảo trợ tổng hợp, Sở Y tế ...", "tổng hợp chủ trì ..."."""
        if self.lexicon.leading.end(self.tokens, end) is not None:
            return True
        parted, strength = self.part(end)
        return strength in (SOFT, COMMA, SEMICOLON) and self.begins(parted)

    def _is_no_work(self, at: int) -> bool:
        lexicon = self.lexicon
        at_province = self.names.people.provinces.end(self.tokens, at + 1) is not None
        if self.key(at) == "tại" and at_province and not self.prose:
            # "Phân hiệu Trường Đại học A tại Lào Cai"
            return True
        if lexicon.stop_exceptions.end(self.tokens, at) is not None:
            return True
        ends = [lexicon.compounds.end(self.tokens, at - back) for back in (1, 2, 3) if at >= back]
        before = max((end for end in ends if end is not None), default=None)
        here = lexicon.compounds.end(self.tokens, at)
        longer = lexicon.strong.end(self.tokens, at) or 0
        if self.prose:
            # "xã lắp đặt 45 camera": words that may be of a name are work behind one.
            longer = max(longer, lexicon.weak.end(self.tokens, at) or 0)
        return (before or 0) > at or (here is not None and here > longer)

    def _is_work_in_cell(self, at: int, end: int) -> bool:
        # "Tổng hợp tổng hợp", or a row of verbs: "tổng hợp, báo cáo".
        count = end - at
        doubled = [self.key(i) for i in range(at - count, at)] == [
            self.key(i) for i in range(at, end)
        ]
        parted, strength = self.part(end)
        in_row = strength in (SOFT, COMMA) and not self.is_upper(parted)
        lexicon = self.lexicon
        return doubled or (in_row and lexicon.strong.end(self.tokens, parted) is not None)

    def joins_others(self, at: int) -> bool:
        """Whoever one works with begins at ``at``: "phối hợp với A", "phối hợp A"."""
        if self.key(at - 1) == "với":
            return True
        together = self.key(at - 2) == "phối" and self.key(at - 1) == "hợp"
        return together and self.begins(at, within_name=False)

    def named_head(self, at: int) -> HeadAt | None:
        """A head word that begins the name of one body at ``at``."""
        found = self.lexicon.head_at(self.tokens, at)
        if found is None or ((found.head.place or found.head.in_cells) and self.prose):
            return None
        if found.bare:
            return found if found.head.alone and self._stands_alone(at, found) else None
        behind = self.tokens[found.end]
        if found.head.place:
            is_named = behind.upper or behind.text.isdigit() or behind.key == "số"
            opens = self.tokens[at].upper or self.is_opening(at)
            return found if is_named and opens else None
        numbered = behind.text.isdigit() and self.is_opening(at) and not self.prose
        named = self.tokens[at].upper or behind.upper or found.head.alone or numbered
        place = self.lexicon.place_at(self.tokens, found.end)
        return found if named or place else None

    def _stands_alone(self, at: int, found: HeadAt) -> bool:
        if self.tokens[at].upper or found.head.brand:
            return True
        # "ủy ban nhân dân các huyện"
        behind = self.lexicon.determiners.end(self.tokens, found.end)
        return behind is not None and self.lexicon.place_at(self.tokens, behind) is not None

    def noun(self, at: int) -> int | None:
        """The token behind a group's noun that needs no "các" before it."""
        lexicon = self.lexicon
        end = lexicon.nouns.end(self.tokens, at)
        weak = lexicon.weak_nouns.end(self.tokens, at)
        if end is None and not self.prose:
            end = lexicon.cell_groups.end(self.tokens, at)
        if weak is None or (end is not None and end > weak) or self.group_noun(at) is None:
            return end
        place = lexicon.place_types.end(self.tokens, at)
        if place is not None and lexicon.place_at(self.tokens, at) is None:
            return None
        if lexicon.modifiers.end(self.tokens, weak):
            return weak
        parted, strength = self.part(weak)
        in_list = SPACE < strength < SEMICOLON and self.group_noun(parted)
        return weak if in_list and self.named_head(parted) is None else None

    def group_noun(self, at: int) -> int | None:
        """The token behind a noun of groups, unless it begins a verb ("báo cáo")."""
        end = self.lexicon.group_nouns.end(self.tokens, at)
        verbs = (self.lexicon.strong.end(self.tokens, at), self.lexicon.weak.end(self.tokens, at))
        longer = end is not None and any(verb is not None and verb > end for verb in verbs)
        return None if longer else end

    def group(self, at: int) -> int | None:
        """The token behind "các", "tất cả các" ... where a group follows it."""
        end = self.lexicon.determiners.end(self.tokens, at)
        if end is None and self._counts_areas(at):
            return at + 1
        if end is None or end >= len(self.tokens) or not self.tokens[end].word:
            return None
        if not self.prose:
            return end
        known = self.lexicon.group_nouns.end(self.tokens, end) is not None
        return end if known or self.lexicon.head_at(self.tokens, end) else None

    def position(self, at: int) -> int | None:
        """The token behind a position ("Hiệu trưởng") at ``at`` that names no body."""
        end = self.names.people.positions.end(self.tokens, at)
        if end is None or self.tokens[at].caps:
            return None
        if not self.is_upper(at) and (self.prose or not self.is_opening(at)):
            return None
        head = self.lexicon.heads.end(self.tokens, at)
        return end if head is None or head < end else None

    def _counts_areas(self, at: int) -> bool:
        """Such as "15 thôn", "126 xã, phường" in a cell."""
        if self.prose or not self.key(at).isdigit() or not self.is_opening(at):
            return False
        area = self.lexicon.place_at(self.tokens, at + 1)
        return area is not None and not self.tokens[at + 1].upper

    def is_opening(self, at: int) -> bool:
        """The text, a line or a part behind a mark begins there."""
        return at == 0 or self.tokens[at].newline or not self.tokens[at - 1].word

    def begins(self, at: int, *, within_name: bool = True) -> bool:
        """A body or a group begins at ``at``.

        ``within_name``: a name stands open before; a noun in capitals is then part of it.
        """
        if at >= len(self.tokens):
            return False
        if self.names.alias_at(self.tokens, at) is not None:
            return True
        position = self.lexicon.positions.match(self.tokens, at)
        if position is not None and (
            position[1].head is not None or self.begins(position[0], within_name=within_name)
        ):
            return True
        if self.group(at) is not None or self.named_head(at) is not None:
            return True
        if self.position(at) is not None and not self.names.people.jobs.end(self.tokens, at):
            return True
        noun = self.noun(at)
        if noun is None:
            return False
        sure = self.lexicon.modifiers.end(self.tokens, noun) is not None
        return sure or not within_name or not self.tokens[at].upper

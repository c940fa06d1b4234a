"""Where cells may begin and end in running text: capitals, marks, open words, line ends."""

from __future__ import annotations

import re
from itertools import accumulate

from extract.fields.units import UnitNames
from extract.fields.units.tokens import tokenize
from extract.recovery.corpus import Corpus
from extract.recovery.mentions import Mentions
from extract.recovery.stream import Line, Stream
from extract.rulebook import Rulebook
from extract.text.folding import match_key

NEVER = 1e6
_BULLETS = frozenset({"-", "+", "–", "•", "*"})
_BOUNDS = frozenset({"≥", "≤", ">", "<", "~", ">=", "<="})
_SENTENCE_END = (".", ";", ":", "!", "?", "…")
_AFTER_MARK = {",": 8.0, ":": 6.0, ";": 4.0}
_HARDLY = 3.0  # where a cell hardly begins, a capital is no oddity
_LONGEST_NAME = 12
_LONGEST_OPENING = 6
# What stands below tables and in no cell: the recipients, the signature, an annex.
_BELOW = re.compile(
    r"(?:Nơi nhận\s*:|NƠI NHẬN|(?:TM|KT|TL|TUQ)\.\s|PHỤ LỤC\b|Ghi chú:|Điều \d{1,2}\.\s"
    r"|(?:[IVX]{1,5}\.|Phần [IVX]+|PHẦN [IVX]+)\s"
    r"(?:TỔ CHỨC|Tổ chức|KINH PHÍ|Kinh phí|GIẢI PHÁP|Giải pháp))"
)
_BARE = re.compile(r"\d{1,2}|[IVX]{1,4}")
_SECTION = re.compile(r"[IVX]{1,5}\.|[A-H]\.")
_COUNTED = 3.0
_BREAK = 2.5
_LABELLED = 3.0  # "Chủ trì:" in a cell that is for no bodies
_CLAUSES = ("điều", "khoản", "điểm", "mục")
_ROMAN = re.compile(r"[ivx]+")
_ITEM = re.compile(r"(\d{1,2})([.)])")
_LONGEST_LIST = 200
_LONGEST_ITEM = 25
_REACH = 80  # words that a bracket may span


class Wording:
    """Costs of a cell's begin at a word, and of words standing inside a cell."""

    def __init__(
        self, stream: Stream, corpus: Corpus, rulebook: Rulebook, names: UnitNames
    ) -> None:
        self.stream = stream
        self.corpus = corpus
        self.rules = rulebook.cells
        self._kinds = {tuple(name.split()) for name in rulebook.types.by_name}
        self.names = names
        self._begins: dict[int, float] = {}
        self._keys = [match_key(word) for word in stream.words]
        self._mentions = Mentions(stream, rulebook, names)
        self._bare = self._mentions.bare
        self._starts_line = {line.first for line in stream.lines if line.first and stream.wrapped}
        self._in_full = {
            place
            for line in stream.lines
            if line.full and not any(self._numbers_row(at) for at in range(line.first, line.end))
            for place in range(line.first, line.end)
        }
        self._short = [line for line in stream.lines if line.short]
        flowing = stream.layout in ("flow", "rows")
        odd = [self._weigh_capital(place) if flowing else 0.0 for place in range(len(stream.words))]
        self._sums = [0.0, *accumulate(odd)]

    # --- begins -----------------------------------------------------------------------

    def weigh_begin(self, place: int) -> float:
        """What speaks against a cell beginning at this word."""
        if place not in self._begins:
            self._begins[place] = self._weigh_begin(place)
        return self._begins[place]

    def _weigh_begin(self, place: int) -> float:
        words = self.stream.words
        if place == 0 or place >= len(words):
            return 0.0
        if self.stream.layout in ("lines", "gaps"):
            return self._weigh_parted(place)
        if place in self.stream.begins:
            return 0.0
        if place in self._starts_line or place in self._mentions.brackets or self.is_open(place):
            return NEVER
        before = words[place - 1]
        tied = before in _BULLETS or before in _BOUNDS or _ITEM.fullmatch(before)
        if tied or not self._may_begin(place):
            return NEVER
        cost = _AFTER_MARK.get(before[-1], 0.0) + self._weigh_item(place)
        cost += 2.5 * (place in self._in_full)
        return cost + self._weigh_name(place)

    def _weigh_parted(self, place: int) -> float:
        """The same in text that keeps cells apart: at a line's begin or behind a gap."""
        stream = self.stream
        if place not in stream.begins and (stream.layout == "lines" or place not in stream.gaps):
            return NEVER
        word, before = stream.words[place], stream.words[place - 1]
        cost = _AFTER_MARK.get(before[-1], 0.0) / 2
        if word[:1].islower():
            cost += 2.0
        if place in stream.begins and word in _BULLETS and self._follows_item(place, word):
            cost += 1.5
        return cost

    def _follows_item(self, place: int, bullet: str) -> bool:
        """Whether the line above begins with the same bullet."""
        above = max((at for at in self.stream.begins if at < place), default=0)
        return self.stream.words[above] == bullet

    def _weigh_name(self, place: int) -> float:
        """What speaks against a cell beginning in a name, or with one."""
        word, before = self.stream.words[place], self.stream.words[place - 1]
        if place in self._mentions.nested:
            return 3.0
        if place in self._mentions.times:
            return 0.0
        if place in self._mentions.in_places:
            return 1.5 if self.begins_place(place) and not self._behind_type(place) else 4.0
        if place in self._mentions.units:
            return 1.5 if self.takes_body(place) else 0.0
        if self._mentions.begins_position(place):
            return 0.0
        if place in self._mentions.in_units:
            return 4.0
        if word[0] == "(":
            return 2.0
        if self._cites(place):
            return 1.0
        if word in _BULLETS:
            return 0.0 if before.endswith(_SENTENCE_END) else 0.7
        if not word[:1].isupper():
            return 0.0
        if before.isalpha() and before[:1].isupper() and place - 1 not in self._mentions.in_places:
            # A name may go on: "Hà Nội", "Bộ GTVT", "Luật Hàng không"; an abbreviation is whole.
            return 1.0 if before.isupper() and not word.isupper() else 3.0
        behind = self.stream.words[place + 1] if place + 1 < len(self.stream.words) else ""
        return 1.5 if behind[:1].isupper() and not behind.isupper() and word.isalpha() else 0.0

    def _weigh_item(self, place: int) -> float:
        """What speaks against a cell beginning with this number or bullet."""
        word = self.stream.words[place]
        above = range(max(0, place - _LONGEST_LIST), place)
        if word in _BULLETS:
            near = above[-_LONGEST_ITEM:]
            listed = self.stream.words[place - 1].endswith(".")
            return 1.5 * (listed and any(self._is_item(at, word) for at in near))
        item = _ITEM.fullmatch(word)
        if item is None:
            return 0.7 if word[0].isdigit() else 0.0
        before = f"{int(item[1]) - 1}{item[2]}"
        return 3.0 if any(self.stream.words[at] == before for at in above) else 0.0

    def _is_item(self, place: int, bullet: str) -> bool:
        return self.stream.words[place] == bullet and self.ends_sentence(place)

    def begins_unit(self, place: int) -> bool:
        """Whether the name of a body begins at this word."""
        return place in self._mentions.units

    def _may_begin(self, place: int) -> bool:
        word = self.stream.words[place]
        first = word.lstrip("“\"'(≥≤<>~[")[:1]
        return word in _BULLETS or word in _BOUNDS or first.isupper() or first.isdigit()

    def is_open(self, place: int) -> bool:
        """Whether the words before this one wait for it."""
        bare = self._bare[place]
        counted = bare[:1].isdigit() or len(bare) < 2 or _ROMAN.fullmatch(bare) is not None
        return self._waits_for(place) or self._is_counted(place, counted)

    def _waits_for(self, place: int) -> bool:
        keys = [tuple(self._keys[max(place - length, 0) : place]) for length in (1, 2, 3)]
        if any(key in self.rules.noun_keys for key in keys):
            return False
        return any(key in self.rules.open_keys for key in keys)

    def _is_counted(self, place: int, counted: bool) -> bool:
        # "THƯỜNG XUYÊN - ĐỊNH KỲ 1 Tổ chức": a heading in capitals counts nothing.
        shouted = self.stream.words[place - 1].isupper()
        keys = (tuple(self._keys[max(place - length, 0) : place]) for length in (1, 2, 3))
        return counted and not shouted and any(key in self.rules.counter_keys for key in keys)

    # --- insides ----------------------------------------------------------------------

    def weigh_inside(self, first: int, end: int) -> float:
        """What speaks against no cell beginning between these words."""
        if self.stream.layout in ("lines", "gaps"):
            return self._weigh_parts(first, end)
        capitals = self._sums[end] - self._sums[min(first + 1, end)]
        return capitals + self.weigh_lines(first, end)

    def _heads_section(self, place: int) -> bool:
        """Whether a section's number stands here: "II. An toàn"."""
        words = self.stream.words
        marked = _SECTION.fullmatch(words[place]) is not None and place + 1 < len(words)
        return marked and words[place + 1][:1].isupper()

    def weigh_breaks(self, first: int, end: int) -> float:
        """What speaks against a cell going on over a line's end where lines are rows."""
        if self.stream.layout != "rows":
            return 0.0
        return _BREAK * sum(place in self.stream.begins for place in range(first + 1, end))

    def _weigh_parts(self, first: int, end: int) -> float:
        """What the parts inside a cell say against it being one."""
        cost = 0.0
        for place in range(first + 1, end):
            cost += _LABELLED * (place in self._mentions.labels)
            cost += 2.0 * (place in self.stream.begins and self._heads_section(place))
            if place in self.stream.gaps:
                cost += 3.0
            elif place in self.stream.begins:
                cost += 1.0 if self._weigh_parted(place) < 1.0 else 0.1
        return cost

    def weigh_lines(self, first: int, end: int) -> float:
        """What the lengths of source lines say against these words being one cell."""
        whole = [line for line in self._short if line.first >= max(first, 1) and line.end < end]
        return sum(0.4 if self._holds_sentence_end(line) else 2.0 for line in whole)

    def _holds_sentence_end(self, line: Line) -> bool:
        return any(self.ends_paragraph(place) for place in range(line.first + 1, line.end))

    def _numbers_row(self, place: int) -> bool:
        """Whether a bare number stands before a capital, as at the begin of a row."""
        words = self.stream.words
        if not words[place].isdigit() or len(words[place]) > 2 or place + 1 >= len(words):
            return False
        return words[place + 1][:1].isupper() and not self.is_open(place)

    def ends_paragraph(self, place: int) -> bool:
        """Whether a paragraph of the same cell may begin at this word."""
        word, before = self.stream.words[place], self.stream.words[place - 1]
        if word in _BULLETS or _ITEM.fullmatch(word) or (word[0] == "(" and word[1:2].isupper()):
            return True
        return before.endswith((".", ";")) and word[:1].isupper()

    def ends_sentence(self, place: int) -> bool:
        """Whether a mark stands before this word that ends a sentence or an item."""
        return self.stream.words[place - 1].endswith(_SENTENCE_END)

    def takes_body(self, place: int) -> bool:
        """Whether the word before is a verb that takes a body as its object: "báo cáo"."""
        keys = [tuple(self._keys[max(place - length, 0) : place]) for length in (1, 2, 3)]
        return any(key in self.rules.verb_keys for key in keys) and not any(
            key in self.rules.noun_keys for key in keys
        )

    def begins_place(self, place: int) -> bool:
        """Whether the name of a province begins at this word."""
        return place in self._mentions.in_places and place - 1 not in self._mentions.in_places

    def begins_time(self, place: int) -> bool:
        """Whether a time begins at this word, with a capital or a figure."""
        return place in self._mentions.times

    def _weigh_capital(self, place: int) -> float:
        """How odd a capital is in mid-sentence; a word the plan writes small is odd."""
        words = self.stream.words
        word = words[place]
        if place in self._mentions.labels:
            return _LABELLED
        if place == 0 or not word[:1].isupper() or self.weigh_begin(place) >= _HARDLY:
            return 0.0
        corpus, before = self.corpus, words[place - 1]
        if before.endswith(_SENTENCE_END) or before in _BULLETS:
            return 0.3
        bare = re.sub(r"[^\w]", "", word)
        if place in self._mentions.in_units:
            return 0.0
        if len(bare) > 1 and bare.isupper():
            return 0.2
        behind = self._bare[place + 1] if place + 1 < len(words) else ""
        pair = (bare.lower(), behind)
        if self._cites(place):
            return 0.1
        if corpus.small_pairs[pair] > corpus.capital_pairs[pair]:
            return 0.8 if pair in self._kinds else 2.5
        if corpus.capital_pairs[pair]:
            return 0.1
        return 0.8 if corpus.small[bare.lower()] else 0.2

    def is_nested(self, place: int) -> bool:
        """Whether the body that begins here names the one its part stands before."""
        return place in self._mentions.nested

    def _behind_type(self, place: int) -> bool:
        """Whether "tỉnh", "thành phố" or the like stands before."""
        for length in (1, 2):
            tokens = tokenize(self.stream.cut(max(place - length, 0), place))
            found = self._mentions.names.lexicon.place_at(tokens, 0)
            if found is not None and found[0] == len(tokens):
                return True
        return False

    def _cites(self, place: int) -> bool:
        """Whether a document is cited: "Quyết định số …", "Điều 10"."""
        words = self._bare[place : place + 3]
        if len(words) > 1 and words[0] in _CLAUSES:
            return words[1][:1].isdigit()
        return len(words) == 3 and tuple(words[:2]) in self._kinds and words[2] == "số"

    def begins_row(self, place: int) -> bool:
        """Whether a row may begin here: in text with lines, at one of their begins."""
        return self.weigh_row_begin(place) < NEVER

    def weigh_row_begin(self, place: int) -> float:
        """What speaks against a row beginning with the number at this word.

        "số" before it may count ("kỳ thi số 2") or end a heading ("Chuyển đổi số").
        """
        if self.stream.layout != "flow" and place not in self.stream.begins:
            return NEVER
        weight = self.weigh_begin(place)
        if weight < NEVER or not _BARE.fullmatch(self.stream.words[place]):
            return weight
        blocked = (
            place in self._starts_line or place in self._mentions.brackets or self._waits_for(place)
        )
        return NEVER if blocked else _COUNTED

    def is_proper(self, place: int) -> bool:
        """Whether the word begins a name wherever the plan writes it."""
        words = self.stream.words
        bare = re.sub(r"[^\w]", "", words[place])
        if len(bare) > 1 and bare.isupper():
            return True
        behind = self._bare[place + 1] if place + 1 < len(words) else ""
        pair = (bare.lower(), behind)
        return self.corpus.capital_pairs[pair] > self.corpus.small_pairs[pair]

    def is_no_begin(self, place: int) -> bool:
        """Whether no cell can begin here, so that a capital is no oddity."""
        return place in self._starts_line or place in self._mentions.brackets or self.is_open(place)

    # --- names ------------------------------------------------------------------------

    def begins_position(self, place: int) -> bool:
        """Whether the word begins a title or a position: "Đ/c", "Thứ trưởng"."""
        return self._mentions.begins_position(place)

    def is_group(self, place: int) -> bool:
        """Whether a determiner begins here: "Các", "Một số"."""
        return self._mentions.match(self._mentions.names.lexicon.determiners, place)

    def find_ends(self, first: int) -> list[int]:
        """Words behind ``first`` with which something else than a table's row begins."""
        return [
            place
            for place in range(first + 1, len(self.stream.words))
            if (self.stream.layout == "flow" or place in self.stream.begins)
            and _BELOW.match(self.stream.text, self.stream.starts[place])
        ]

    def find_begins(self, first: int, end: int) -> list[int]:
        """Words from ``first`` up to ``end`` at which a cell may begin, the ends included."""
        inner = (place for place in range(first + 1, end) if self.weigh_begin(place) < NEVER)
        return [first, *inner, end]

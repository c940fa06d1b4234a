"""Running text that lost its line breaks: find the items again by their numbers.

Some collections store a document as one stream, hard-wrapped at a width, with "I. …
1. … a) …" in the middle of lines. A number begins a line of its own where it carries a
series on (or begins one) and stands behind the end of a sentence or heading.
"""

from __future__ import annotations

import itertools
import re

from extract.text.letters import LOWER, UPPER

_MARK = re.compile(
    rf"(?<=\s)(?:(?P<article>Điều\s+\d{{1,3}})\.\s|(?P<roman>[IVX]{{1,5}})\.\s(?=[{UPPER}])"
    rf"|(?P<number>\d{{1,2}})\.\s(?=[{UPPER}])|(?P<letter>[a-zđ])\)\s(?=[{UPPER}])"
    rf"|(?P<dash>[-+])\s(?=[{UPPER}]))"
)
# Fixed words that begin a line in every document of Nghị định 30/2020/NĐ-CP, Phụ lục I.
_FIXED = re.compile(
    rf"(?<=\s)(?=(?:CỘNG H[ÒO][ÀA] XÃ HỘI|Độc lập - Tự do|Số\s*:\s*\d|Nơi nhận\s*:|PHỤ LỤC\b|"
    rf"Căn cứ (?:Luật|Nghị|Quyết|Thông|Chỉ|Kế|các)|QUYẾT ĐỊNH\s*:|"
    rf"(?:TM|KT|TL|TUQ)\.\s[{UPPER}]{{2}}|\((?:Ban hành k|K)èm theo))"
)
# Sentences that close a plan, behind the end of another.
_CLOSING = re.compile(
    r"(?<=[.;])\s(?=(?:Trong q|Q)uá trình (?:tổ chức |triển khai )*thực hiện\b|Trên đây là\s|"
    r"Yêu cầu (?:các|[Tt]hủ trưởng|[Gg]iám đốc)\s)"
)
_RECIPIENTS = re.compile(r"\bNơi nhận\s*:")
_RECIPIENT = re.compile(rf"(?<=[;:.)])\s(?=[-+]\s?[{UPPER}])")
# What ends the list: a capacity, an annex, or a title of five words in capitals.
_SIGNATURE = re.compile(
    rf"(?<=\s)(?:(?:TM|KT|TL|TUQ|Q)\.\s|PHỤ LỤC\b|[{UPPER}]{{2,}}(?:\s(?:[{UPPER}]+|\d+)\b){{4}})"
)
# The type of the document between the date line and a title that is not in capitals, and
# the first words of what follows the title.
_TYPE = re.compile(
    rf"(?<=\d{{4}})\s(?P<type>KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|QUYẾT ĐỊNH|CHỈ THỊ|THÔNG BÁO)\s"
    rf"(?P<title>[{UPPER}][{LOWER}].{{10,300}}?)\s"
    rf"(?=(?:Căn cứ|Thực hiện|Nhằm|Để|Triển khai|Xét|Theo) [^.;]{{20}})"
)
_RULES = re.compile(r"\s[-_]{5,}\s")
_CLOSED = re.compile(rf"(?:[.;:!?)”]|[{UPPER}]{{2,}})$")
# Four words or more in capitals are a line of their own: a title, an authority.
_CAPITALS = re.compile(
    rf"(?:^|(?<=\s))[{UPPER}]{{2,}}[.,]?(?:\s(?:[{UPPER}]+[.,]?|\d+(?![.\d]),?|[-–])){{2,}}"
    rf"(?=\s(?:[{UPPER}(][{LOWER}]|\(|\d{{1,2}}\.\s|[a-zđ]\)\s))"
)
_NUMBER_BEFORE = re.compile(r"(?:^|\s)(?:[IVX]{1,5}|[A-Z]|\d{1,2})\.\s$")
_LETTER = re.compile(r"\s?[A-HĐ]\.")
# A table's header: what follows has lost its cells and cannot be read as items.
_TABLE = re.compile(r"(?<=\s)(?<![-,;]\s)(?:STT|TT)\s(?=[^\W\d_])")
# Labels of who does a task and until when, behind a mark: they begin a line in any sentence.
_LABEL = re.compile(
    r"(?:(?:Cơ quan|Đơn vị)\s+(?:chủ trì|phối hợp|thực hiện)|Chủ trì|Phối hợp|Thời (?:gian|hạn)"
    r"|Sản phẩm|Kết quả)[^.:;]{0,30}:"
)
_HEAD = re.compile(r"\s*(?:STT|TT)\b")
_QUOTE_MARK = re.compile(rf"(?<=\s)[“”\"](?=\d{{1,3}}\.\s[{UPPER}])")
_QUOTATION = re.compile(rf"{_QUOTE_MARK.pattern}[^“”\"]{{1,2500}}[”\"]\s*")
_BEGIN = re.compile(
    r"\s*(?:(?:Phần|Chương|Mục|Điều)\s+[IVXLC\d]+\.|[IVX]{1,5}\.|\d{1,2}\.|[a-zđ]\)|[-+])\s"
)
# A capital behind a word, and the verbs that a paragraph may put before its heading's words.
_AGAIN = re.compile(
    rf"(?<=[^\W\d_]) (?=[{UPPER}])(?:(?:Tổ chức|Thực hiện|Triển khai|Tiếp tục|Tập trung) )?"
)
_SENTENCE = re.compile(r"[.;:!?]\s")
_REPEATED = 3
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MIN_INSIDE = 6
_MIN_ALONE = 4  # enough where no line begins with a number
_HEADER_WEIGHT = 3  # a table's header inside a line tells more than one number there
_MIN_ROWS = 3
_HEADING = 160


def is_flattened(lines: list[str]) -> bool:
    """Whether numbers stand inside lines more often than at their begin."""
    if sum("\t" in line.strip() or " | " in line for line in lines) >= _MIN_ROWS:
        return False
    inside = begins = 0
    if _TABLE.search(" ".join(lines)):
        inside = _HEADER_WEIGHT * (not any(_HEAD.match(line) for line in lines))
    for line in lines:
        begins += bool(_BEGIN.match(line))
        inside += sum(_stands_inside(line, found) for found in _MARK.finditer(line))
    return inside > begins and inside >= (_MIN_INSIDE if begins else _MIN_ALONE)


def _stands_inside(line: str, mark: re.Match[str]) -> bool:
    """A mark behind a closed sentence; the dashes of "Độc lập - Tự do" part no items."""
    before = line[: mark.start()].rstrip()
    return len(before) > 3 and bool(_CLOSED.search(before))


def restore_lines(lines: list[str]) -> tuple[list[str], str]:
    """Join the stream and break it again before each item and fixed part.

    Output: the lines up to the first header of a table, and the text from there on.
    """
    text = " ".join(" ".join(lines).split())
    table = _TABLE.search(text)
    end = table.start() if table else len(text)
    text, rest = _RULES.sub("\n", text[:end]), text[end:]
    places = {found.start() for found in _FIXED.finditer(text)}
    places |= {found.end() for found in _CLOSING.finditer(text)}
    items = _find_items(text)
    places |= items | _find_bodies(text, sorted(items))
    typed = _TYPE.search(text)
    if typed:
        places |= {typed.start("type"), typed.start("title"), typed.end("title")}
    # The header of a table, cut off here, ends a run of capitals as any bracket does.
    closed = f"{text.rstrip()} (" if rest else text
    begin, end = _find_recipients(closed)
    places |= {item.end() for item in _RECIPIENT.finditer(text, begin, end)}
    # "TT HĐND, UBND tỉnh" is one who receives the plan, no line of its own.
    for run in (*_CAPITALS.finditer(closed, 0, begin), *_CAPITALS.finditer(closed, end)):
        numbered = _NUMBER_BEFORE.search(text, max(0, run.start() - 8), run.start())
        if numbered and _LETTER.match(numbered[0]):
            places |= {numbered.start(), run.end()}
        else:
            places |= {run.end()} if numbered else {run.start(), run.end()}
    pieces = []
    last = 0
    for place in sorted(places):
        pieces.append(text[last:place])
        last = place
    pieces.append(text[last:])
    restored = (line.strip() for piece in pieces for line in piece.split("\n"))
    return [line for line in restored if line], rest


def _find_recipients(text: str) -> tuple[int, int]:
    """Where the list of those who receive the plan begins and ends."""
    found = _RECIPIENTS.search(text)
    if found is None:
        return len(text), len(text)
    end = _SIGNATURE.search(text, found.end())
    return found.start(), end.start() if end else len(text)


def _find_items(text: str) -> set[int]:
    """Where items begin: each number must follow the last of its kind or begin a series."""
    expected: dict[str, int] = {}
    places: set[int] = set()
    last_place = 0
    quoted = _find_quotations(text)
    places |= {found.start() for found in _QUOTE_MARK.finditer(text)}
    for found in _MARK.finditer(text):
        if any(start <= found.start() < end for start, end in quoted):
            continue
        kind = found.lastgroup or ""
        if _LABEL.match(text, found.end()):
            places.add(found.start())
            last_place = found.start()
            if kind == "letter":
                expected[kind] = _value(kind, found[kind]) + 1
            continue
        before = text[max(0, found.start() - 60) : found.start()].rstrip()
        opens = bool(_CLOSED.search(before))
        near = found.start() - last_place <= _HEADING
        if kind == "article":
            places.add(found.start())
            last_place = found.start()
            continue
        if kind == "dash":
            if opens and re.search(rf"[.;:]$|[{LOWER}]:$", before):
                places.add(found.start())
                last_place = found.start()
            continue
        value = _value(kind, found[kind])
        begins = value == 1 and (opens or near)
        goes_on = value == expected.get(kind, -1)
        if (goes_on and (opens or near)) or begins:
            places.add(found.start())
            last_place = found.start()
            expected[kind] = value + 1
            for deeper in _deeper(kind):
                expected.pop(deeper, None)
    return places


def _find_bodies(text: str, items: list[int]) -> set[int]:
    """Where a heading ends and its paragraph begins, which says its first words again."""
    places = set()
    for begin, end in itertools.pairwise([*items, len(text)]):
        number = _BEGIN.match(text, begin, end)
        if number is None:
            continue
        opening = " ".join(text[number.end() : end].split()[:_REPEATED]).casefold()
        for found in _AGAIN.finditer(text, number.end(), min(end, number.end() + _HEADING)):
            begins = (found.start() + 1, found.end())
            again = any(text[at : at + len(opening)].casefold() == opening for at in begins)
            if again and _SENTENCE.search(text, number.end(), found.start()) is None:
                places.add(found.start() + 1)
                break
    return places


def _find_quotations(text: str) -> list[tuple[int, int]]:
    """Where clauses of other documents are quoted: “4. … b) …”."""
    return [found.span() for found in _QUOTATION.finditer(text)]


def _value(kind: str, mark: str) -> int:
    if kind == "number":
        return int(mark)
    if kind == "roman":
        return _ROMAN.index(mark) + 1 if mark in _ROMAN else -2
    return _LETTERS.index(mark) + 1 if mark in _LETTERS else -2


def _deeper(kind: str) -> tuple[str, ...]:
    order = ("roman", "number", "letter")
    return order[order.index(kind) + 1 :]

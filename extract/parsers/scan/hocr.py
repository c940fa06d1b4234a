"""What Tesseract says it saw: words with boxes, baselines and confidences, from its hOCR."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from extract.errors import UnreadableDocument

_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
# One letter that has two codes, of which only the second is Vietnamese.
_SAME_LETTER = str.maketrans({"Ð": "Đ", "ð": "đ", "ﬁ": "fi", "ﬂ": "fl"})


@dataclass(slots=True)
class SeenWord:
    """A word in pixels of its picture; confidence from 0 to 100."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


@dataclass(slots=True)
class SeenLine:
    """Words on one line.

    Attributes:
        size: from the top of the highest letters to the bottom of the lowest, in pixels.
        baseline: y in the middle of the line.
    """

    words: list[SeenWord]
    size: float
    baseline: float

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def width(self) -> float:
        """Length in pixels."""
        return self.x1 - self.x0

    @property
    def confidence(self) -> float:
        """Mean over the letters."""
        return mean_confidence([self])

    def moved(self, left: float, top: float, scale: float = 1.0) -> SeenLine:
        """The line in a picture where its own, ``scale`` times as large, begins at a place."""
        words = [
            SeenWord(
                word.text,
                left + word.x0 / scale,
                top + word.top / scale,
                left + word.x1 / scale,
                top + word.bottom / scale,
                word.confidence,
            )
            for word in self.words
        ]
        return SeenLine(words, self.size / scale, top + self.baseline / scale)


def mean_confidence(lines: list[SeenLine]) -> float:
    """Mean over the letters of all lines; 0 where there are none."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def read_hocr(data: bytes) -> list[list[SeenLine]]:
    """The lines of each page.

    Raises:
        UnreadableDocument: the program was cut off.
    """
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise UnreadableDocument(
            "what tesseract gave back cannot be read", "try again, or scan the page anew"
        ) from error
    return [list(_lines(page)) for page in _of_class(root, {"ocr_page"})]


def _of_class(
    parent: ElementTree.Element, wanted: set[str] | frozenset[str]
) -> Iterator[ElementTree.Element]:
    return (item for item in parent.iter() if item.get("class") in wanted)


def _lines(page: ElementTree.Element) -> Iterator[SeenLine]:
    for line in _of_class(page, _LINES):
        words = [word for item in _of_class(line, {"ocrx_word"}) if (word := _word(item))]
        if words:
            said = _properties(line)
            left, _, right, bottom = said["bbox"]
            slope, offset = said.get("baseline", [0.0, 0.0])
            baseline = bottom + offset + slope * (right - left) / 2
            yield SeenLine(words, said.get("x_size", [0.0])[0], baseline)


def _word(item: ElementTree.Element) -> SeenWord | None:
    text = unicodedata.normalize("NFC", "".join("".join(item.itertext()).split()))
    if not text:
        return None
    said = _properties(item)
    x0, top, x1, bottom = said["bbox"]
    confidence = said.get("x_wconf", [0.0])[0]
    return SeenWord(text.translate(_SAME_LETTER), x0, top, x1, bottom, confidence)


def _properties(item: ElementTree.Element) -> dict[str, list[float]]:
    """The numbers of each part of a title such as "bbox 1 2 3 4; x_wconf 96"."""
    found = {}
    for part in item.get("title", "").split(";"):
        name, _, rest = part.strip().partition(" ")
        found[name] = [float(number) for number in _NUMBERS.findall(rest)]
    return found

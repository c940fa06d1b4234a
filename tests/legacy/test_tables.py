"""The tables of the old encodings, held against iconv, and what a syllable is."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest

from extract.text.legacy.syllables import is_syllable, is_word
from extract.text.legacy.tables import CP1258, ENCODINGS, TCVN3, VISCII, VNI, Encoding, read_narrow

TONED = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def convert(data: bytes, name: str) -> str:
    if shutil.which("iconv") is None:
        pytest.skip("iconv is not installed")
    done = subprocess.run(["iconv", "-f", name, "-t", "utf-8"], input=data, capture_output=True)
    if done.returncode:
        pytest.skip(f"this iconv knows no {name}")
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("encoding", "name", "codes"),
    [
        (VISCII, "VISCII", [code for code in range(0x80, 0x100) if code != 0xA0]),
        # The table of TCVN 5712 has capitals beside those that the fonts (VN3) have.
        (TCVN3, "TCVN5712-1", [c for c in range(0xA1, 0xFF) if TCVN3.codes.match(chr(c))]),
    ],
)
def test_tables_are_those_of_iconv(encoding: Encoding, name: str, codes: list[int]) -> None:
    data = bytes(codes)
    assert encoding.decode(data.decode("latin-1")) == convert(data, name)


def test_tcvn3_has_every_small_letter_and_the_capitals_without_tone() -> None:
    decoded = TCVN3.decode("".join(map(chr, range(0x80, 0x100))))
    assert {letter for letter in TONED if not letter.isascii()} <= set(decoded)
    assert {letter for letter in decoded if letter.isupper()} >= set("ĂÂÊÔƠƯĐ")


def test_cp1258_is_that_of_python() -> None:
    data = bytes(code for code in range(0xC0, 0xFE))
    expected = unicodedata.normalize("NFC", data.decode("cp1258"))
    assert unicodedata.normalize("NFC", CP1258.decode(data.decode("latin-1"))) == expected


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("KEÁ HOAÏCH ÑÖÔØNG BOÄ", "KẾ HOẠCH ĐƯỜNG BỘ"),
        (
            "Thuûy lôïi, yù nghóa, kyõ sö, tyû leä, thò xaõ",
            "Thủy lợi, ý nghĩa, kỹ sư, tỷ lệ, thị xã",
        ),
        ("naêm, baèng, phaùt trieån, taàng lôùp", "năm, bằng, phát triển, tầng lớp"),
    ],
)
def test_vni(shown: str, text: str) -> None:
    assert unicodedata.normalize("NFC", VNI.decode(shown)) == text


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda item: item.name)
def test_decoding_keeps_the_places_of_characters(encoding: Encoding) -> None:
    shown = "".join(map(chr, (*range(0x20, 0x100), *range(0xF020, 0xF100)))) * 2
    assert len(encoding.decode(shown)) == len(shown)


def test_every_byte_is_shown_as_one_character() -> None:
    data = bytes(range(256))
    assert len(set(read_narrow(data))) == 256


@pytest.mark.parametrize(
    "word",
    """
    nghiệp được quốc giếng gìn gì giữa khuỷu hoà hòa quý quỳnh thuở nguyễn ương uỷ ủy yêu xoong
    oanh khuya hộp huân ngữ nghỉ ghế quyết Đường KẾ Ý lẽ hươu
    """.split(),  # noqa: SIM905
)
def test_syllables(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize(
    "word",
    ["ho¹ch", "cac", "ngi", "kõ", "đợc", "chơng", "nhdân", "tiÕn", "kac", "gê", "quôc", "été", "l"],
)
def test_what_is_no_syllable(word: str) -> None:
    assert not is_word(word)


def test_tone_stands_on_the_nucleus() -> None:
    assert not any(map(is_syllable, ("tóan", "ngừơi", "đựoc", "tuýên")))

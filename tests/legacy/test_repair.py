"""Texts from before Unicode are repaired, clean ones are never touched."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.legacy import repair_text, repair_texts
from extract.text.legacy.capitals import restore_capitals
from extract.text.legacy.holes import mend_holes
from extract.text.legacy.syllables import ONSETS, is_syllable
from tests.legacy.encoders import SHOWN, show_tcvn3, show_utf8, show_vni
from tests.samples import ROOT, SAMPLES, SEEDS

PROSE = (
    "Ủy ban nhân dân tỉnh giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ngành "
    "nghiên cứu, đề xuất giải pháp đẩy mạnh chuyển đổi số; báo cáo kết quả trước ngày 15/12/2026."
)
ENCODINGS = sorted(SHOWN)
RHYMES = """
    a ai ao ay ăng âu e eo ê êu i iu iêm iêng oa oai oe oăn ong ô ôi ơ ơi u ua uân uê ui uôi uy
    uyên ư ưa ưng ươi ươu ương ưu
"""
MARKS = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


def make_word(onset: str, rhyme: str, mark: str) -> str:
    places = range(len(rhyme), 0, -1)
    words = [
        unicodedata.normalize("NFC", onset + rhyme[:place] + mark + rhyme[place:])
        for place in places
    ]
    return next((word for word in words if is_syllable(word)), "và")


WORD = st.builds(
    make_word,
    st.sampled_from(sorted(ONSETS)),
    st.sampled_from(RHYMES.split()),
    st.sampled_from(MARKS),
)
SENTENCE = st.lists(WORD, min_size=5, max_size=20).map(" ".join)


def repaired(text: str) -> tuple[str, str]:
    found = repair_text(text)
    assert found is not None
    return found.texts[0], found.encoding


@pytest.mark.parametrize("name", ENCODINGS)
def test_prose_in_each_encoding(name: str) -> None:
    text = PROSE.replace("Ủy", "Uỷ")
    assert repaired(SHOWN[name](text)) == (text, name)


def test_utf8_read_as_latin1_twice() -> None:
    assert repaired(show_utf8(show_utf8(PROSE))) == (PROSE, "utf-8 read as latin-1")


@pytest.mark.parametrize("name", ENCODINGS)
@given(text=SENTENCE)
def test_what_was_written_comes_back(name: str, text: str) -> None:
    # Words around it say what encoding the document has.
    found = repair_texts([SHOWN[name](PROSE), SHOWN[name](text), SHOWN[name](PROSE)])
    assert found is not None
    assert found.texts[1] == text


@given(st.lists(SENTENCE, max_size=5))
def test_clean_syllables_stay(texts: list[str]) -> None:
    assert repair_texts(texts) is None


CLEAN = [
    "Đồng bào Ê Đê, Gia Rai, Ba Na, Xơ Đăng, Cơ Tu, Bru - Vân Kiều, Hrê, Mnông, Ơ Đu, H'Mông",
    "Tày, Nùng: nặm, phja, slíp; Khmer: phum, sóc; xã Ea H'leo, Krông Nô, Đắk Glong, Pleiku",
    "Nồng độ bụi PM2.5 ≤ 25 µg/m³; cỡ hạt 5 µm; nhiệt độ 20°C ± 2°C; diện tích 12 km²; góc 30°",
    "Phần mềm Windows®, © 2026, § 3 của Bộ luật, mục 1ª và 2º, «tài liệu» · ½ ngày, ¼ giờ",
    "Cité universitaire, Société Générale, développement à Orléans, où déjà créé, Noël, naïf",
    "Thành phố Düsseldorf, Zürich, Malmö, São Paulo, Bogotá, Córdoba, Łódź, Kraków, Århus",
    "CỘNG HÒA XÃ HỘI “XÃ” “PHƯỜNG, XÃ” XÃ\xa0HỘI; ĐÃ… CHÃ–; “bố”, “má”…, KẾ HOẠCH CỦA XÃ",
    "x² + y² = z²; α ≥ β; 10⁻³; H₂SO₄; 100 m² × 3 m; Ω; №",
    "Dự án của Nga: «Москва», ООО «Газпром»; tiếng Hy Lạp: Αθήνα",
    "Ông Võ Văn Tõ, bà Lò Thị Mỵ, ông Ỷ, bà Ỹ Lan, ông Vừ A Sình; tỉnh Đắk Lắk; xã Y Tý",
    "KẾ HOẠCH tổ chức thi đua; ĐẢNG ỦY xã; ủy ban MTTQ; UỶ BAN NHÂN DÂN; Uỷ ban; ý kiến, ủng hộ",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_never_changed(text: str) -> None:
    assert repair_text(text) is None
    assert repair_texts([*CLEAN, text]) is None


FOREIGN = [
    "Hän on työssä. Tämä päivä on hyvä. Yö on pitkä ja sää kylmä. Minä en näe. Älä mene. Yö, jää",
    "Jag är här. Vi får gå på en båt. Två män såg på sjön. Då är det så. Må bra. Så här på höst",
    "Não há pão. São três mãos. A mãe vê o avô. Você está aqui. É bom. À noite. Já vi, só há lá",
    "El niño está aquí. Mañana él irá. ¿Qué tal? Sí, tú y mí. ¡Olé! Más té, qué dé. Él vio el río",
    "Où êtes-vous? Là-bas, le bébé a été gâté. Ça va très bien à la fête. Dû, sûr, mûr, dîner, né",
    "Für das Mädchen. Schön, grün, früh, müde, süß, Tür, Öl, Bär, Tag, Kür, tät, lös, Köln, Höh",
    "Türk, göl, çok, gün, süt, kül, dün, tüm, bütün, öğle, gönül, çöp, tüy, köy, böl, höyük",
    "Það er á morgun. Ég fór í bíó. Þú átt bók. Hún á hús. Ó, sæl. Þá fæ ég te. Maður, bæ, tæ",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_stay_however_they_are_cut(text: str) -> None:
    assert repair_text(text) is None
    assert repair_texts([text, *text.split(". "), *text.split(", "), *text.split()]) is None


FILES = [
    *sorted(SAMPLES.glob("*.txt")),
    *sorted((ROOT / "tests" / "plans").glob("*.txt")),
    *sorted((ROOT / "tests" / "plans").glob("*.md")),
    *(sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else ()),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_clean_plans_are_never_changed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert repair_texts(text.split("\n")) is None


@pytest.mark.parametrize("name", ENCODINGS)
def test_clean_sentences_stay_beside_those_in_an_old_encoding(name: str) -> None:
    legacy = [SHOWN[name](line) for line in (PROSE.replace("Ủy", "Uỷ"), "Tỉnh đoàn chủ trì")]
    found = repair_texts([*CLEAN, *legacy, *CLEAN])
    assert found is not None
    assert found.texts == [*CLEAN, PROSE.replace("Ủy", "Uỷ"), "Tỉnh đoàn chủ trì", *CLEAN]
    assert found.counts == {name: 2}


def test_a_text_that_tells_nothing_goes_with_those_around_it() -> None:
    texts = [PROSE, "Số", "Hóa", PROSE]
    found = repair_texts([show_vni(text) for text in texts])
    assert found is not None
    assert found.texts == texts


def test_a_text_that_tells_nothing_stays_where_unicode_is_nearer() -> None:
    texts = [show_vni(PROSE), "Đường bộ", "hoá chất, soá", "Đường sắt", show_vni(PROSE)]
    found = repair_texts(texts)
    assert found is not None
    assert found.texts == [PROSE, "Đường bộ", "hoá chất, soá", "Đường sắt", PROSE]


def test_part_of_a_paragraph() -> None:
    legacy = show_tcvn3("Uỷ ban nhân dân tỉnh giao Sở Y tế phối hợp với các ngành")
    found, name = repaired(f"Theo văn bản đã gửi: {legacy} (đề nghị kiểm tra)")
    assert name == "TCVN3"
    assert found == (
        "Theo văn bản đã gửi: Uỷ ban nhân dân tỉnh giao Sở Y tế phối hợp với các ngành "
        "(đề nghị kiểm tra)"
    )


def test_two_encodings_in_one_document() -> None:
    found = repair_texts([show_vni(PROSE), "Phụ lục: Đường bộ", show_tcvn3(PROSE.lower())])
    assert found is not None
    assert found.texts == [PROSE, "Phụ lục: Đường bộ", PROSE.lower()]
    assert set(found.encoding.split(", ")) == {"VNI", "TCVN3"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ủY BAN NHâN DâN TỉNH", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Kế HOạCH", "KẾ HOẠCH"),
        ("Đề áN", "ĐỀ ÁN"),
        ("Về VIệC", "VỀ VIỆC"),
        ("Sở Y Tế", "SỞ Y TẾ"),
        ("Sở Y tế", "Sở Y tế"),
        ("Sở KHCN", "Sở KHCN"),
        ("Số 12/KH-UBND", "Số 12/KH-UBND"),
        ("Uỷ ban", "Uỷ ban"),
        ("ở CƠ Sở", "Ở CƠ SỞ"),
        ("Hồ Chí Minh ở Huế", "Hồ Chí Minh ở Huế"),
    ],
)
def test_capitals(written: str, read: str) -> None:
    assert restore_capitals(written) == read


def test_space_that_broke_no_line_and_bytes_that_windows_lacks() -> None:
    shown = "".join(
        char
        for char in show_utf8(PROSE + " Về việc làm nhà ở, hàng năm.")
        if ord(char) not in range(0x80, 0xA0)
    ).replace("\xa0", " ")
    text, _ = repaired(shown)
    assert "việc làm nhà ở, hàng năm." in text
    assert "V\ufffd việc" in text  # "Về", "Vờ", "Vọ" … : nothing says which


def test_utf8_read_as_cp1258() -> None:
    text = "Ủy ban nhân dân giao Sở Y tế chủ trì, phối hợp với các ngành nghiên cứu; hòa bình"
    assert repaired(text.encode().decode("cp1258")) == (text, "utf-8 read as latin-1")


def test_horns() -> None:
    text = "CỘNG HÕA; PHÕNG TÀI CHÍNH; nƣớc, ngƣời, TRƢỜNG; ông Võ"
    assert repaired(text) == (
        "CỘNG HÒA; PHÒNG TÀI CHÍNH; nước, người, TRƯỜNG; ông Võ",
        "U+01A3 for ư",
    )


def test_letters_of_other_scripts_among_latin_ones() -> None:
    assert repaired("Uỷ bаn nhân dân хã, ᴠà; Москва") == (
        "Uỷ ban nhân dân xã, và; Москва",
        "look-alike letters",
    )


LONG = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "a" * LONG + " bаc",
        "aб" * (LONG // 2),
        "ở " * LONG + "¹©",
        "đ" + "b" * LONG + " Uû ban nh©n d©n",
        "Ã " * LONG + "á»‡á»‡",
        "á»" * LONG,
        "Uû nh©n d©n " + "a-" * LONG,
        "Uû nh©n d©n " + "th ¬" * LONG,
        "§" * LONG + "¬" * LONG,
        "Ä" * LONG + "Æ°Æ°",
        "Ð " * LONG,
    ],
    ids=range(11),
)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    found = repair_text(text)
    mend_holes(found.texts if found else [text])
    assert time.process_time() - start < 5


def test_eth_for_d_with_stroke() -> None:
    text = "Ðơn vị chủ trì; QÐ-UBND; ðường; HÐND; Það er ð, Ðøk"
    assert repaired(text) == (
        "Đơn vị chủ trì; QĐ-UBND; đường; HĐND; Það er ð, Ðøk",
        "look-alike letters",
    )


@pytest.mark.parametrize("text", ["KẾ HOẠCH", "Sở Y tế", "Về việc"])
def test_a_few_words_of_misread_utf8(text: str) -> None:
    assert repaired(show_utf8(text))[0] == text


def test_decomposed_utf8_read_as_latin1() -> None:
    shown = show_utf8(unicodedata.normalize("NFD", PROSE))
    assert repaired(shown) == (PROSE, "utf-8 read as latin-1")


@pytest.mark.parametrize("loss", ["", "-", " "])
def test_lost_horn_comes_back_where_only_one_word_fits(loss: str) -> None:
    text = "Chương trình được phê duyệt; trường học; nước; hương lượng; rượu; phường"
    texts = [text.replace("ư", loss)]
    holes = mend_holes(texts)
    assert texts == [text]
    assert holes.restored == 8
    assert holes.lost == []


def test_lost_horn_is_listed_where_several_words_fit() -> None:
    line = " giao cho ngời dân đầu t công, nh sau: dới 5%, 3 m, 5 t; Nh trên; TH; Sở T pháp"
    texts = ["đợc" + line]
    holes = mend_holes(texts)
    assert texts == ["được" + line]
    assert holes.lost == [
        "giao cho ngời dân đầu",
        "dân đầu t công, nh",
        "t công, nh sau: dới",
        "nh sau: dới 5%, 3",
        "5 t; Nh trên; TH;",
        "TH; Sở T pháp",
    ]


def test_names_stay_where_the_letter_is_not_lost() -> None:
    texts = ["Ông Lò Văn Sơng, xã Mơng", "Trưởng phòng"]
    holes = mend_holes(texts)
    assert texts == ["Ông Lò Văn Sơng, xã Mơng", "Trưởng phòng"]
    assert holes.restored == 0


def test_text_that_has_the_letter_stays_beside_one_that_lost_it() -> None:
    texts = ["Ông Lò Văn Sơng, Trưởng phòng", "chơng trình; trờng; đợc; nớc"]
    assert mend_holes(texts).restored == 4
    assert texts == ["Ông Lò Văn Sơng, Trưởng phòng", "chương trình; trường; được; nước"]


def test_word_without_a_vowel_comes_back_where_only_one_fits() -> None:
    texts = ["đợc, nhng; trng bày; Nhng; kg, tphcm, stt, vnđ, Đvt, ntn"]
    mend_holes(texts)
    assert texts == ["được, nhưng; trưng bày; Nhưng; kg, tphcm, stt, vnđ, Đvt, ntn"]


def test_hyphens_stay_that_are_none_for_a_horn() -> None:
    line = "Tự do - Hạnh phúc; kinh tế-xã hội; 12/KH-UBND; a-b; thu-chi; T- 34; loại B- Hà Nội"
    texts = [line, "đ-ợc"]
    mend_holes(texts)
    assert texts == [line, "được"]

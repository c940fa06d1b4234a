"""A plan as files of other word processors: what it holds, and the files in ``office/``.

``python -m tests.parsers.offices`` makes the files anew, with LibreOffice; they are kept so
that finding out what a file is can be tested without it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extract.parsers.libreoffice.converting import build_command, build_environment
from extract.parsers.libreoffice.program import find_program
from extract.parsers.libreoffice.running import run_limited
from samples.office import (
    Level,
    Look,
    define_list,
    new_document,
    save_document,
    write_paragraph,
)
from tests.test_workbook_records import SIGNED_ANNEX
from tests.workbooks import build_xlsx

FOLDER = Path(__file__).parent / "office"
FORMATS = ("doc", "rtf", "odt")
SOFFICE = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
TIME_LIMIT_SECONDS = 120

HEADERS = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Sản phẩm")
LEVELS = (
    Level("upperRoman", "%1."),
    Level("decimal", "%2."),
    Level("decimal", "%2.%3."),
    Level("lowerLetter", "%4)"),
)
OUTLINE = (
    ("MỤC TIÊU", 0),
    ("Mục tiêu chung", 1),
    ("Mục tiêu cụ thể", 1),
    ("100% trại chăn nuôi được cấp mã số.", 2),
    ("Tiêm phòng đạt 80% tổng đàn.", 2),
    ("NHIỆM VỤ", 0),
    ("Nhóm nhiệm vụ thứ nhất", 1),
    ("Chi cục Thú y chủ trì tiêm phòng, xong trước ngày 30/6/2026.", 3),
    ("Phòng Kỹ thuật tổng hợp.", 3),
    ("Nhóm nhiệm vụ thứ hai", 1),
    ("Thanh tra Sở kiểm tra 02 đợt.", 3),
)
# Tracked changes, hidden text, tabs, line breaks, hyphens, a symbol, a field of the day.
RUNS = (
    '<w:r><w:t xml:space="preserve">Kinh phí </w:t></w:r><w:del w:id="1" w:author="A"><w:r>'
    '<w:delText>500</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>700</w:t>'
    '</w:r></w:ins><w:r><w:t xml:space="preserve"> triệu đồng</w:t></w:r><w:r><w:rPr>'
    "<w:vanish/></w:rPr><w:t> (ẩn)</w:t></w:r>",
    "<w:r><w:t>Phòng Một</w:t><w:tab/><w:t>Quý I</w:t><w:tab/><w:t>Báo cáo</w:t></w:r>",
    "<w:r><w:t>Dòng một</w:t><w:br/><w:t>dòng hai không</w:t><w:noBreakHyphen/>"
    "<w:t>ngắt</w:t></w:r>",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:t xml:space="preserve"> Hoàn thành'
    "</w:t></w:r>",
    '<w:r><w:t xml:space="preserve">In ngày </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/>'
    '</w:r><w:r><w:instrText xml:space="preserve"> DATE \\@ "dd/MM/yyyy" </w:instrText></w:r><w:r>'
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>05/02/2026</w:t></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r>',
)
DATE_SHOWN = "In ngày 05/02/2026"


def write_plan(path: Path) -> None:
    """Write the plan as a Word file."""
    document = new_document()
    _add_letterhead(document)
    for text in ("KẾ HOẠCH", "Phát triển chăn nuôi an toàn sinh học năm 2026"):
        write_paragraph(document, text, Look(bold=True, align="center"))
    outline = _add_list(document, LEVELS)
    for text, level in OUTLINE:
        write_paragraph(document, text, Look(bold=level == 0, number=(outline, level)))
    body: Any = document.element.body
    for runs in RUNS:
        body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    for sign in ("-", "\uf0b7"):
        bullets = _add_list(document, [Level("bullet", sign)])
        write_paragraph(document, f"Việc có dấu {ord(sign)}", Look(number=(bullets, 0)))
    _add_table(document)
    document.sections[0].footer.paragraphs[0].text = "Chân trang"
    save_document(document, path, "")


def _add_list(document: Document, levels: Sequence[Level]) -> int:
    """A list that counts from 1 because it is new: LibreOffice's own .doc files lose count
    where a list is restarted, even if at its beginning."""
    numbering = document.part.numbering_part.element
    return int(numbering.add_num(define_list(document, levels)).numId)


def _add_letterhead(document: Document) -> None:
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "UBND TỈNH HÀ VÂN\nSỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = "Số: 15/KH-SNNMT"
    table.cell(1, 1).text = "Hà Vân, ngày 05 tháng 02 năm 2026"


def _add_table(document: Document) -> None:
    """Merged over columns, over rows and over both, a list in the cells, a table in one."""
    table = document.add_table(6, 5)
    for column, header in enumerate(HEADERS):
        table.cell(0, column).text = header
    table.cell(1, 0).merge(table.cell(1, 4)).text = "I. Nhóm kỹ thuật"
    counted = _add_list(document, [Level("decimal", "%1", space=False)])
    for row in range(2, 6):
        number = table.cell(row, 0)
        write_paragraph(number, "", Look(number=(counted, 0)))
        number._tc.remove(number._tc.p_lst[0])
        table.cell(row, 1).text = f"Nhiệm vụ của hàng {row}"
    table.cell(2, 2).merge(table.cell(4, 2)).text = "Chi cục Thú y"
    table.cell(2, 3).merge(table.cell(3, 4)).text = "Quý II/2026"
    table.cell(4, 3).text, table.cell(4, 4).text = "30/8/2026", "01 báo cáo"
    table.cell(5, 2).text = "Phòng Kỹ thuật\nPhòng Kế hoạch"
    table.cell(5, 3).text = "Thường xuyên"
    inner = table.cell(5, 4).add_table(2, 2)
    for index, text in enumerate(("03", "lớp", "02", "đợt")):
        inner.cell(index // 2, index % 2).text = text


def convert_all(files: Sequence[Path], target: str, out: Path, import_filter: str = "") -> None:
    """Convert files of one kind with one start of LibreOffice into the folder ``out``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = build_command(find_program(""), folder, files, target, import_filter)
        outcome = run_limited(command, folder, TIME_LIMIT_SECONDS, build_environment(folder))
        made = sorted((folder / "out").iterdir())
        assert len(made) == len(files), outcome.said
        out.mkdir(parents=True, exist_ok=True)
        for path in made:
            shutil.move(path, out / path.name)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        plan = Path(scratch) / "plan.docx"
        write_plan(plan)
        for extension in FORMATS:
            convert_all([plan], extension, FOLDER)
        annex = Path(scratch) / "annex.xlsx"
        annex.write_bytes(build_xlsx(SIGNED_ANNEX))
        convert_all([annex], "ods", FOLDER)

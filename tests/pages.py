"""A sample plan as web pages: what Word saves as "filtered" HTML, and a legal portal's page.

Both print the same words as the docx, with the markup that those programs make.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from samples.documents import STATE, code_line
from samples.model import Annex, Block, Cell, Plan, Row
from samples.office import split_markup

_GAP = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
_WORD_HEAD = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta http-equiv=Content-Type content="text/html; charset={charset}">
<meta name=Generator content="Microsoft Word 15 (filtered)">
<title>Nhan đề không hiện ra</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
\t{{margin:0in; font-size:14.0pt; font-family:"Times New Roman",serif;}}
h1 {{font-weight:bold; text-align:center}}
p.Giua {{text-align:center}}
@page WordSection1 {{size:595.3pt 841.9pt;}}
-->
</style>
</head>
<body lang=VI link=blue style='word-wrap:break-word'>
<div class=WordSection1>
"""
_PORTAL_HEAD = """\
<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Thư viện</title>
<style>.menu a{color:red} .content1 p{margin:6pt 0} .an{display:none} .giua{text-align:center}
@media print { .content1 { display: none } }</style>
<script>var x = "<p>Nhiệm vụ của máy</p>";</script></head>
<body>
<header class="top"><a href="/"><img src="logo.png" width="120" height="40" alt="Trang chủ"></a>
<nav><ul><li><a href="/vb">Văn bản</a></li><li><a href="/tin">Tin tức</a></li>
<li><a href="/hoi">Hỏi đáp</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/vb">Kế hoạch</a></div>
<div class="an">Đăng nhập để xem Kế hoạch số 1/KH-XYZ</div>
<div id="tab1"><div class="content1"><div>
"""
_PORTAL_FOOT = """\
</div></div></div>
<aside><h3>Văn bản liên quan</h3><ul><li><a href="/1">Kế hoạch 2</a></li></ul></aside>
<form><input value="Tìm"><select><option>Tất cả</option></select><button>Gửi</button></form>
<footer><p>Bản quyền thuộc cổng thông tin. Điện thoại: 024.1234567</p></footer>
</body></html>
"""


def write_word_page(plan: Plan, charset: str = "utf-8") -> str:
    """The page that Word saves: lines broken anywhere, numbers as text in spans of their own."""
    parts = [_WORD_HEAD.format(charset=charset), *_list_parts(plan, _word_paragraph)]
    return _break_lines("\n".join([*parts, "</div>\n</body>\n</html>\n"]))


def write_portal_page(plan: Plan) -> str:
    """The page of a legal portal: menus around the text, bullets as nested lists."""
    return "\n".join([_PORTAL_HEAD, *_list_parts(plan, _portal_paragraph), _PORTAL_FOOT])


def _break_lines(text: str) -> str:
    """Word breaks its lines at 80 characters, at any space."""
    lines = []
    for line in text.split("\n"):
        while len(line) > 80 and " " in line[:80]:
            place = line[:80].rindex(" ")
            lines.append(line[:place])
            line = line[place + 1 :]
        lines.append(line)
    return "\r\n".join(lines)


def _list_parts(plan: Plan, write: object) -> Iterator[str]:
    assert callable(write)
    if plan.letterhead:
        head = plan.letterhead
        left = [head["superior"]] if head.get("superior") else []
        left += [f"**{line}**" for line in head["issuer"]]
        right = [f"**{line}**" for line in STATE]
        dates = ([code_line(head)], [f"*{head['dateline']}*"])
        yield _layout_table([(left, right), dates])
    if plan.title:
        lines = [plan.title["mark"]] if plan.title.get("mark") else []
        for line in [*lines, plan.title["kind"], plan.title["subject"]]:
            yield write(Block("title", f"**{line}**", ""))
    for block in plan.body:
        yield write(block)
    if plan.closing:
        left = ["***Nơi nhận:***", *(f"- {line}" for line in plan.closing["recipients"])]
        right = [f"**{line}**" for line in plan.closing["signature"]]
        right += ["", "", f"**{plan.closing.get('signer') or ''}**"]
        yield _layout_table([(left, right)])
    for annex in plan.annexes:
        yield "<br clear=all style='page-break-before:always'>"
        for line in annex.title:
            yield write(Block("title", f"**{line}**", ""))
        yield write(Block("title", f"*{annex.attached}*", ""))
        yield _annex_table(annex)


def _inline(text: str) -> str:
    text = text.replace("***", "**")
    written = []
    for piece, bold, italic in split_markup(text):
        words = html.escape(piece, quote=False).replace("\n", "<br>\n")
        words = f"<b>{words}</b>" if bold else words
        written.append(f"<i>{words}</i>" if italic else words)
    return "".join(written)


def _word_paragraph(block: Block) -> str:
    if block.kind == "title":
        return f"<p class=Giua>{_inline(block.text)}<o:p></o:p></p>"
    look = _inline(block.text)
    if block.kind in ("h1", "h2") and block.role == "heading":
        look = f"<b><span lang=VI>{look}</span></b>"
    if block.marker in ("-", "+"):
        # Wingdings and Courier letters stand for bullets.
        sign = "§" if block.marker == "-" else "+"
        font = "Wingdings" if block.marker == "-" else "Times New Roman"
        mark = f"<span style='font-family:{font}'>{sign}{_GAP}</span>"
    else:
        mark = f"<span>{block.marker}{_GAP}</span>" if block.marker else ""
    style = "margin-left:.5in;text-align:justify;text-indent:-.25in"
    return f"<p class=MsoNormal style='{style}'><![if !supportLists]>{mark}<![endif]>{look}</p>"


def _portal_paragraph(block: Block) -> str:
    if block.kind == "title":
        return f'<p align="center">{_inline(block.text)}</p>'
    look = _inline(block.text)
    if block.kind in ("h1", "h2") and block.role == "heading":
        return f'<p><a name="muc_{len(look)}"><b>{block.marker} {look}</b></a></p>'
    if block.marker == "-":
        return f"<ul><li>{look}</li></ul>"
    if block.marker == "+":
        return f"<ul><ul><li><p>{look}</p></li></ul></ul>"
    return f"<p>{block.marker}&nbsp;{look}</p>" if block.marker else f"<p>{look}</p>"


def _layout_table(rows: list[tuple[list[str], list[str]]]) -> str:
    lines = ['<table border="0" cellspacing="0" cellpadding="0" width="100%">']
    for row in rows:
        cells = "".join(
            f'<td width="50%"><p align="center">{"<br>".join(map(_inline, cell))}</p></td>'
            for cell in row
        )
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</table>"])


def _annex_table(annex: Annex) -> str:
    lines = ["<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>"]
    for place, row in enumerate(annex.table.rows):
        lines += ["<thead>"] if place == 0 else []
        lines.append(f" <tr>{''.join(_annex_cell(cell, row) for cell in row.cells)}</tr>")
        lines += ["</thead>"] if place == annex.table.header_rows - 1 else []
    return "\n".join([*lines, "</table>"])


def _annex_cell(cell: Cell, row: Row) -> str:
    spans = f" colspan={cell.column_span}" if cell.column_span > 1 else ""
    spans += f" rowspan={cell.row_span}" if cell.row_span > 1 else ""
    texts = [cell.number] if cell.number else cell.paragraphs
    bold = row.kind != "row"
    paragraphs = "".join(
        f"<p class=MsoNormal>{'<b>' if bold else ''}{_inline(text)}{'</b>' if bold else ''}</p>"
        for text in texts or ["&nbsp;"[:0]]
    )
    return f"<td{spans} valign=top>{paragraphs}<o:p>&nbsp;</o:p></td>"

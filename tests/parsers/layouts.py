"""Three invented plans in layouts that hide their structure, as offices make them.

Each is the markup of a whole file; what a person reads in it stands in
``test_docx_layouts.py``.
"""

from __future__ import annotations

from tests.parsers.wordml import (
    abstract,
    box,
    field,
    instance,
    lvl,
    make_parts,
    num,
    p,
    pack,
    style,
    tbl,
    tc,
)

BOLD, CENTER = "<w:b/>", '<w:jc w:val="center"/>'


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def lines(*texts: str, look: str = "", properties: str = "") -> str:
    return "".join(p(text, properties, look) for text in texts)


def tabbed(text: str, properties: str = "", look: str = "") -> str:
    """A paragraph; "|" is a tab."""
    return p(text.replace("|", "</w:t><w:tab/><w:t>"), properties, look)


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def section(more: str = "", landscape: bool = False) -> str:
    width, height = (16838, 11906) if landscape else (11906, 16838)
    turned = ' w:orient="landscape"' if landscape else ""
    return f'<w:sectPr>{more}<w:pgSz w:w="{width}" w:h="{height}"{turned}/></w:sectPr>'


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


RESTART, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def write_header_plan() -> bytes:
    """Letterhead in the first page's header; annex: a control in a landscape section.

    The annex's table has rows and cells in controls, a nested table in a cell, a tracked
    change of a deadline, a date picked in a control and a prompt that nobody filled in.
    """
    letterhead = tbl(
        tc(lines("ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI", look=BOLD))
        + tc(lines("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", look=BOLD)),
        tc("Số: 118/KH-UBND") + tc("Sơn Hải, ngày 05 tháng 3 năm 2026"),
    )
    body = (
        lines(
            "KẾ HOẠCH", "Cải thiện chất lượng nước sinh hoạt năm 2026", look=BOLD, properties=CENTER
        )
        + p("Căn cứ Nghị quyết số 31/NQ-HĐND ngày 10 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh;")
        + p("I. MỤC TIÊU", "", BOLD)
        + f"<w:p>{run('- Tỷ lệ hộ dân dùng nước sạch đạt 92%')}{run('1', RAISED)}{run('.')}</w:p>"
        + p("II. TỔ CHỨC THỰC HIỆN", "", BOLD)
        + p("- Nhiệm vụ cụ thể tại Phụ lục kèm theo.")
        + tbl(
            tc(lines("Nơi nhận:", "- Như trên;", "- Lưu: VT, NNMT."))
            + tc(lines("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Minh Khang"))
        )
    )
    references = '<w:headerReference w:type="first" r:id="header1"/>'
    references += '<w:headerReference w:type="default" r:id="header2"/>'
    body += p("", section(references + "<w:titlePg/>"))
    return pack(
        make_parts(
            body + _write_header_annex() + section(landscape=True),
            header1=letterhead,
            header2=f"<w:p>{field('begin')}{field('separate')}{run('2')}{field('end')}</w:p>",
        )
    )


RAISED = '<w:vertAlign w:val="superscript"/>'


def _write_header_annex() -> str:
    deadline = (
        "<w:p><w:del><w:r><w:delText>Quý I/2026</w:delText></w:r></w:del>"
        f"<w:ins>{run('Quý II/2026')}</w:ins></w:p>"
    )
    nested = tbl(tc("Xã") + tc("Số mẫu"), tc("Đông Sơn") + tc("40"), tc("Tây Sơn") + tc("35"))
    date = '<w:sdt><w:sdtPr><w:date w:fullDate="2026-10-15T00:00:00Z"/></w:sdtPr><w:sdtContent>'
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    prompt += f"{run('Nhập tên đơn vị.')}</w:sdtContent></w:sdt>"
    head = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"]
    rows = [
        "".join(tc(p(text, CENTER, BOLD)) for text in head),
        control(
            "<w:tr>"
            + tc("1")
            + control(tc("Kiểm tra các trạm cấp nước tập trung"))
            + tc("Sở Nông nghiệp và Môi trường", RESTART)
            + tc("Sở Y tế")
            + tc(deadline)
            + tc("Báo cáo kết quả kiểm tra")
            + "</w:tr>"
        ),
        tc("2")
        + tc(p("Lấy mẫu nước tại các xã:") + nested)
        + tc("", GO_ON)
        + tc(f"<w:p>{prompt}</w:p>")
        + tc(f"<w:p>{run('Trước ngày ')}{date}{run('15/10/2026')}</w:sdtContent></w:sdt></w:p>")
        + tc("Kết quả xét nghiệm"),
    ]
    table = tbl(*rows, columns=6)
    table = table.replace(f"<w:tr>{rows[1]}</w:tr>", rows[1])
    title = lines("PHỤ LỤC", "NHIỆM VỤ NĂM 2026", look=BOLD, properties=CENTER)
    attached = "(Kèm theo Kế hoạch số 118/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh Sơn Hải)"
    return title + p(attached, CENTER, "<w:i/>") + control(control(table))


def write_tab_plan() -> bytes:
    """No table at all: letterhead, tasks and signature stand in columns by tabs."""
    rows = [
        "Rà soát thủ tục cấp xã|Văn phòng HĐND và UBND|Trước 30/4/2026",
        "Niêm yết thủ tục tại Trung tâm|Trung tâm Phục vụ hành chính công|Trong tháng 5/2026",
        "Khảo sát sự hài lòng của người dân|Phòng Văn hóa - Xã hội|Quý IV/2026",
    ]
    body = (
        tabbed("ỦY BAN NHÂN DÂN|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "", BOLD)
        + tabbed("XÃ ĐÔNG SƠN||Độc lập - Tự do - Hạnh phúc", "", BOLD)
        + tabbed("Số: 09/KH-UBND|Đông Sơn, ngày 12 tháng 01 năm 2026")
        + lines("Kế hoạch", look=f"{BOLD}<w:caps/>", properties=CENTER)
        + lines("Cải cách hành chính năm 2026", look=BOLD, properties=CENTER)
        + p("I. MỤC ĐÍCH", "", BOLD)
        + p("- Nâng cao chất lượng phục vụ người dân.")
        + p("II. NHIỆM VỤ", "", BOLD)
        + tabbed("TT|Nhiệm vụ|Đơn vị chủ trì|Thời hạn", "", BOLD)
        + "".join(tabbed(row, num(1)) for row in rows)
        + p("III. TỔ CHỨC THỰC HIỆN", "", BOLD)
        + p("Các đơn vị báo cáo kết quả trước ngày 15/12/2026./.")
        + tabbed("Nơi nhận:|TM. ỦY BAN NHÂN DÂN")
        + tabbed("- Như trên;|CHỦ TỊCH")
        + p("- Lưu: VT.")
        + tabbed("||Phạm Thu Hà")
    )
    return pack(make_parts(body, numbering=abstract(lvl(0, "%1.")) + instance(1)))


def write_framed_plan() -> bytes:
    """One table lays the whole page out; the table of tasks stands in it, its grid broken.

    Headings have restarted automatic numbers, units are merged over rows, a section row has
    lost its span and is told by its width, a row is hidden, and a text box with the draft
    mark floats beside the title.
    """
    widths = (600, 4000, 2400, 2000)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)

    def cells(*texts: str, merge: str = "") -> str:
        merges = ("", "", merge, "")
        return "".join(
            tc(p(text), f'<w:tcW w:w="{width}" w:type="dxa"/>{more}')
            for text, width, more in zip(texts, widths, merges, strict=True)
        )

    unit = "Phòng Văn hóa - Xã hội"
    hidden = "<w:tr><w:trPr><w:hidden/></w:trPr>" + cells("9", "Dòng ẩn", "Không ai", "2025")
    rows = [
        cells("TT", "Nội dung công việc", "Chủ trì", "Hoàn thành"),
        tc(p("I. Tuyên truyền", "", BOLD), '<w:tcW w:w="9000" w:type="dxa"/>'),
        cells("1", "Phát 500 tờ rơi đến hộ dân", unit, "Tháng 4/2026", merge=RESTART),
        cells("2", "Tổ chức 02 buổi tập huấn", "", "Tháng 5/2026", merge=GO_ON),
        tc(p("II. Kiểm tra", "", BOLD), '<w:tcW w:w="9000" w:type="dxa"/>'),
        f"{hidden}</w:tr>",
        cells("1", "Kiểm tra 12 cơ sở kinh doanh", "Công an xã", "Trước ngày 30/9/2026"),
    ]
    tasks = "<w:tbl><w:tblPr/><w:tblGrid>" + columns + "</w:tblGrid>"
    tasks += "".join(row if row.startswith("<w:tr>") else f"<w:tr>{row}</w:tr>" for row in rows)
    tasks += "</w:tbl>"
    heading = '<w:pStyle w:val="Muc"/>'
    text = (
        f"<w:p><w:pPr>{CENTER}</w:pPr>{run('KẾ HOẠCH', BOLD)}{box(p('DỰ THẢO'))}</w:p>"
        + p("Phòng cháy, chữa cháy năm 2026", CENTER, BOLD)
        + p("MỤC TIÊU", heading, BOLD)
        + p("Giảm ít nhất 10% số vụ cháy so với năm 2025.", num(1, 1))
        + p("NHIỆM VỤ", heading, BOLD)
        + p("Phân công nhiệm vụ như sau:")
        + tasks
        + p("TỔ CHỨC THỰC HIỆN", heading, BOLD)
        + p("Các bộ phận báo cáo trước ngày 20/11/2026.", num(1, 1))
    )
    page = tbl(
        tc(lines("UBND PHƯỜNG TÂY SƠN", "Số: 33/KH-UBND"))
        + tc(
            lines(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Tây Sơn, ngày 02 tháng 02 năm 2026",
            )
        ),
        tc(text, span(2)),
        tc(lines("Nơi nhận:", "- Lưu: VT.")) + tc(lines("CHỦ TỊCH", "Vũ Đình Nam")),
        columns=2,
    )
    levels = abstract(lvl(0, "%1.", "upperRoman"), lvl(1, "%2."))
    linked = style("Muc", f"<w:pPr>{num(1)}</w:pPr>")
    return pack(make_parts(page, numbering=levels + instance(1), styles=linked))

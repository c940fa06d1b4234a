"""Saved web pages: the page of the message is read, in any transfer encoding."""

from __future__ import annotations

import email.message
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from extract.document.draft import DraftParagraph, DraftTable
from extract.errors import UnreadableDocument
from extract.parsers import detect_format
from extract.parsers.mht import FORMAT
from extract.source import Source

PAGE = (
    "<html><p>Kế hoạch của Ủy ban và các nhiệm vụ được thực hiện</p>"
    "<table><tr><td>TT<td>Việc</table></html>"
)


def save(page: str = PAGE, charset: str = "utf-8", subtype: str = "html") -> bytes:
    """What Word and browsers write: the page, then its pictures."""
    message = MIMEMultipart("related", type=f"text/{subtype}")
    message["Snapshot-Content-Location"] = "https://example.vn/plan"
    message.attach(MIMEText(page, subtype, charset))
    message.attach(MIMEImage(b"\x89PNG\r\n\x1a\n", "png"))
    return message.as_bytes()


def save_quoted() -> bytes:
    page = email.message.Message()
    page["MIME-Version"] = "1.0"
    page["Content-Type"] = 'text/html; charset="utf-8"'
    page["Content-Transfer-Encoding"] = "quoted-printable"
    encoded = "".join(f"={byte:02X}" if byte > 126 else chr(byte) for byte in PAGE.encode())
    page.set_payload(encoded.replace("thực", "th=\n"))
    return page.as_bytes()


@pytest.mark.parametrize("data", [save(), save().replace(b"\n", b"\r\n"), save_quoted()])
def test_page_is_read(data: bytes) -> None:
    source = Source("plan.doc", data)
    assert detect_format(source) is FORMAT
    draft = FORMAT.parse(source)
    paragraph, table = draft.items
    assert isinstance(paragraph, DraftParagraph)
    assert paragraph.text == "Kế hoạch của Ủy ban và các nhiệm vụ được thực hiện"
    assert isinstance(table, DraftTable)
    assert draft.parser == "mht"


def test_root_is_the_part_that_the_message_names() -> None:
    message = MIMEMultipart("related", start="<main@x>")
    for text, place in (("<p>khung", "<frame@x>"), ("<p>chính", "<main@x>")):
        part = MIMEText(text, "html", "utf-8")
        part["Content-ID"] = place
        message.attach(part)
    item = FORMAT.parse(Source("a.mht", message.as_bytes())).items[0]
    assert isinstance(item, DraftParagraph)
    assert item.text == "chính"


def test_message_without_page_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="no page"):
        FORMAT.parse(Source("a.mht", save("chữ", subtype="plain")))

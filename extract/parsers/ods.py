"""OpenDocument workbooks (.ods, .ots; ISO/IEC 26300), read by way of LibreOffice."""

from __future__ import annotations

from extract.document.draft import Draft
from extract.parsers import Format
from extract.parsers.libreoffice import EXCEL, Origin, read_converted_workbook
from extract.parsers.opendocument import check_package, is_opendocument
from extract.source import Source

_MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def accepts(source: Source) -> bool:
    """Whether the content is a package, whole or cut short, that says it is a workbook."""
    return is_opendocument(source, _MEDIA_TYPE)


def parse(source: Source) -> Draft:
    """Read an OpenDocument workbook.

    Raises:
        UnreadableDocument: with a password, damaged, too large, without text, or
            LibreOffice is missing or cannot read it.
        UsageError: a setting in the environment is wrong.
    """
    check_package(source)
    return read_converted_workbook(source, Origin("ods", "calc8", EXCEL))


FORMAT = Format(
    name="ods",
    media_type=_MEDIA_TYPE,
    accepts=accepts,
    parse=parse,
    priority=15,
)

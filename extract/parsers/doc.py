"""Word files before 2007 (.doc, .dot), read by way of LibreOffice."""

from __future__ import annotations

import struct

from extract.document.draft import Draft
from extract.errors import UnreadableDocument
from extract.parsers import Format
from extract.parsers.compound import CompoundFile, list_names
from extract.parsers.libreoffice import Origin, read_converted
from extract.source import Source

_MAIN_STREAM = "WordDocument"
# [MS-DOC] 2.5.1, FibBase: version, and the bits of the flags at offset 10.
_WORD_97, _WORD_95 = 193, 103
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FIB_BYTES = 12


def accepts(source: Source) -> bool:
    """Whether the content is a compound file with a Word document in its root folder."""
    return _MAIN_STREAM in list_names(source.data)


def parse(source: Source) -> Draft:
    """Read an old Word file.

    Raises:
        UnreadableDocument: with a password, damaged, without text, or LibreOffice is
            missing or cannot read it.
        UsageError: a setting in the environment is wrong.
    """
    file = CompoundFile(source.data)
    main = file.read_stream(_MAIN_STREAM)
    if len(main) < _FIB_BYTES:
        raise UnreadableDocument("the Word file (.doc) is damaged", "ask the sender for it again")
    version, flags = struct.unpack_from("<H6xH", main, 2)
    if flags & _ENCRYPTED:
        raise UnreadableDocument(
            "the file is encrypted with a password",
            "open it in Word, remove the password and save it again",
        )
    if version < _WORD_95:
        return read_converted(source, Origin("doc", "MS WinWord 6.0"))
    if version < _WORD_97:
        return read_converted(source, Origin("doc", "MS Word 95"))
    file.read_stream("1Table" if flags & _SECOND_TABLE else "0Table")
    return read_converted(source, Origin("doc", "MS Word 97"))


FORMAT = Format(
    name="doc",
    media_type="application/msword",
    accepts=accepts,
    parse=parse,
    priority=15,
)

"""Formats of other office programs, read as LibreOffice reads them.

What comes in is a source and the name of LibreOffice's import filter for it; what goes out
is the draft of the Word document or Excel workbook that LibreOffice makes of it. The program
is found and started only when such a file comes.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.document.draft import Draft
from extract.source import Source

WORD = "docx:MS Word 2007 XML"
EXCEL = "xlsx:Calc MS Excel 2007 XML"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a source is.

    Attributes:
        name: the format's short name ("doc"), also the extension of the working copy.
        import_filter: LibreOffice's own name of the filter that must read it. Without one
            it would take damaged files for plain text and give gibberish.
        target: what LibreOffice makes of it: extension and export filter.
    """

    name: str
    import_filter: str
    target: str = WORD

    @property
    def suffix(self) -> str:
        """The extension of what is made of it, with its dot."""
        return f".{self.target.partition(':')[0]}"


def read_converted(source: Source, origin: Origin) -> Draft:
    """Read a source by way of LibreOffice; the draft's parser tells so.

    Raises:
        UnreadableDocument: LibreOffice is not installed, takes too long or cannot read the
            file; or the document has no text.
        UsageError: a setting in the environment is wrong.
    """
    from extract.parsers import docx
    from extract.parsers.libreoffice.converting import convert
    from extract.parsers.libreoffice.mending import mend_package

    package, problems = mend_package(convert(source.data, origin))
    draft = docx.parse(Source(source.name, package))
    draft.parser = f"{origin.name} (LibreOffice)"
    draft.problems = [*problems, *draft.problems]
    return draft


def read_converted_workbook(source: Source, origin: Origin) -> Draft:
    """Read a source whose target is ``EXCEL``; raises as ``read_converted`` does."""
    from extract.parsers import xlsx
    from extract.parsers.libreoffice.converting import convert

    draft = xlsx.parse(Source(source.name, convert(source.data, origin)))
    draft.parser = f"{origin.name} (LibreOffice)"
    return draft

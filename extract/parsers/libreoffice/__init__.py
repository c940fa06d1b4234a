"""Formats of other word processors, read as LibreOffice reads them.

What comes in is a source and the name of LibreOffice's import filter for it; what goes out
is the draft of the Word document that LibreOffice makes of it. The program is found and
started only when such a file comes.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.document.draft import Draft
from extract.source import Source


@dataclass(frozen=True, slots=True)
class Origin:
    """What a source is.

    Attributes:
        name: the format's short name ("doc"), also the extension of the working copy.
        import_filter: LibreOffice's own name of the filter that must read it. Without one
            it would take damaged files for plain text and give gibberish.
    """

    name: str
    import_filter: str


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

"""Zip archives of plans: what is in them, opened one level deep and within limits.

Office documents are zip files too; what an archive holds tells them apart, not its name.
Nothing is unpacked to disk, so names in an archive can do no harm there.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from extract.errors import UnreadableDocument, UnsupportedFormat
from extract.source import Source, read_source

MAX_FILES = 1000
MAX_FILE_BYTES = 256 << 20
MAX_TOTAL_BYTES = 2 << 30
# A page of text or a white scan may shrink to a hundredth; bombs shrink to a thousandth.
MAX_RATIO = 250
_SMALL_BYTES = 4 << 20

_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Entries by which packages are known: Office, OpenDocument and e-books, Java, Apple.
_PACKAGE_ENTRIES = frozenset({"[content_types].xml", "mimetype", "meta-inf/manifest.mf"})
_PACKAGE_FOLDERS = ("word/", "xl/", "ppt/", "meta-inf/manifest.xml", "index/document.iwa")
# What systems and open programs leave behind.
_STRAY_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "ehthumbs.db"})
_STRAY_FOLDERS = frozenset({"__macosx", "$recycle.bin", ".git", ".svn"})
_STRAY_BEGINNINGS = ("~$", "._", ".~lock.", "~wrl")

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_PATH_FIELD = 0x7075
_REPACK = "unpack it, check it, and name the plans in it"
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
_READABLE = re.compile(r"[\w .,;()\[\]{}&+'’“”!#%=@~$^–-]*$")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_MAX_NAME = 120


@dataclass(frozen=True)
class ArchivedFile:
    """One file of an archive, not yet unpacked.

    Attributes:
        name: what to call it: the archive's name, "/", its path in the archive.
        place: its path in the archive, made harmless: relative, no "..", no sign that a file
            system forbids. Two files may have one place.
    """

    name: str
    place: PurePosixPath
    _unpack: Callable[[], bytes] = field(repr=False)

    def read(self) -> Source:
        """Unpack the file.

        Raises:
            UnreadableDocument: empty, damaged, encrypted or too large.
            UnsupportedFormat: packed in an unknown way, or itself an archive.
        """
        source = read_source(self._unpack(), self.name)
        if is_archive(source):
            raise UnsupportedFormat(
                "a zip archive inside an archive, which is not opened",
                "unpack the outer one and name this one",
            )
        return source


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds.

    Attributes:
        files: in the archive's order.
        passed_over: paths of what systems left in it, such as "Thumbs.db".
    """

    files: list[ArchivedFile]
    passed_over: list[str]


def is_archive(source: Source) -> bool:
    """Whether the content is a whole zip archive of files, and no document that is a zip."""
    if not source.data.startswith(_MAGICS):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = [name.lower().replace("\\", "/") for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return not any(name in _PACKAGE_ENTRIES or name.startswith(_PACKAGE_FOLDERS) for name in names)


def is_archive_file(path: Path) -> bool:
    """Whether a file is there that ``is_archive`` would say so of."""
    try:
        with path.open("rb") as file:
            if file.read(4) not in _MAGICS:
                return False
        return is_archive(Source(path.name, path.read_bytes()))
    except OSError:
        return False


def read_archive(path: str | Path | bytes, name: str | None = None) -> Archive:
    """List the files of a zip archive, given as a path or as its bytes.

    Raises:
        UnreadableDocument: it cannot be read, is damaged, empty, or beyond the limits
            (``MAX_FILES``, ``MAX_TOTAL_BYTES``).
        UnsupportedFormat: it is no zip archive of files.
    """
    source = read_source(path, name)
    if not is_archive(source):
        raise UnsupportedFormat("this is no zip archive of files", "read it as a plan")
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
    files: list[ArchivedFile] = []
    passed_over: list[str] = []
    for info in infos:
        shown = _find_name(info)
        if _is_stray(shown):
            passed_over.append(shown)
            continue
        place = _make_harmless(shown)
        files.append(ArchivedFile(f"{source.name}/{place}", place, _Unpacking(source, info)))
    _check_limits(infos, len(files))
    return Archive(files, passed_over)


def _check_limits(infos: list[zipfile.ZipInfo], files: int) -> None:
    if not files:
        raise UnreadableDocument(
            "the zip archive has no files in it", "ask the sender for it again"
        )
    if files > MAX_FILES:
        raise UnreadableDocument(
            f"the zip archive has {files} files, more than {MAX_FILES}", _REPACK
        )
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL_BYTES:
        raise UnreadableDocument(
            f"the zip archive unpacks to {total >> 20} MB, more than {MAX_TOTAL_BYTES >> 20}",
            _REPACK,
        )


@dataclass(frozen=True, slots=True)
class _Unpacking:
    """Unpacks one entry when it is called."""

    source: Source
    info: zipfile.ZipInfo

    def __call__(self) -> bytes:
        info = self.info
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableDocument(
                "it is encrypted with a password in the archive",
                "unpack the archive with the password and name the plan",
            )
        if info.file_size > MAX_FILE_BYTES:
            raise UnreadableDocument(
                f"it unpacks to {info.file_size >> 20} MB, more than {MAX_FILE_BYTES >> 20}",
                _REPACK,
            )
        if info.file_size > max(_SMALL_BYTES, info.compress_size * MAX_RATIO):
            raise UnreadableDocument(
                f"it unpacks to more than {MAX_RATIO} times its size, as no document does",
                _REPACK,
            )
        return self._unpack()

    def _unpack(self) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(self.source.data)) as archive:
                return archive.read(self.info)
        except NotImplementedError as error:
            raise UnsupportedFormat(
                f"it is packed in a way that is not known here (method {self.info.compress_type})",
                _REPACK,
            ) from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            ValueError,
            RuntimeError,
            EOFError,
        ) as error:
            raise UnreadableDocument(
                "it is damaged in the archive", "ask the sender for it again"
            ) from error


def _find_name(info: zipfile.ZipInfo) -> str:
    """The path in the archive, composed (NFC), with forward slashes."""
    name = _read_path_field(info) or info.orig_filename
    if not info.flag_bits & _UTF8_FLAG and name == info.orig_filename:
        name = _decode_name(name)
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def _decode_name(name: str) -> str:
    """A name that was read as cp437 because nothing says what its bytes are.

    Mac and Linux write UTF-8 then, Vietnamese Windows its code page 1258.
    """
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    if raw.isascii():
        return name
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        found = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return name
    return found if _READABLE.match(found.replace("/", " ").replace("\\", " ")) else name


def _read_path_field(info: zipfile.ZipInfo) -> str | None:
    """The name in the extra field that Info-ZIP keeps Unicode paths in (APPNOTE 4.6.9)."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _PATH_FIELD and body[:1] == b"\x01" and len(body) > 5:
            try:
                return body[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
    return None


def _is_stray(path: str) -> bool:
    *folders, name = path.lower().split("/")
    return (
        name in _STRAY_NAMES
        or name.startswith(_STRAY_BEGINNINGS)
        or any(folder in _STRAY_FOLDERS for folder in folders)
    )


def _make_harmless(path: str) -> PurePosixPath:
    parts = []
    for part in re.sub(r"^[A-Za-z]:(?=/)", "", path).split("/"):
        clean = _FORBIDDEN.sub("_", part).strip(" ")
        if clean.strip(".") == "":
            continue
        stem, dot, suffix = clean.rpartition(".")
        if not dot or len(suffix) > 10:
            stem, dot, suffix = clean, "", ""
        stem = stem[:_MAX_NAME].rstrip(" .") if dot else stem[:_MAX_NAME]
        parts.append(f"{'_' if _DEVICES.match(stem) else ''}{stem}{dot}{suffix}".rstrip(". "))
    return PurePosixPath(*parts) if parts else PurePosixPath("_")

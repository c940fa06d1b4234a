"""The profile folder that LibreOffice is started with: its own, new, and shut off.

Two processes cannot share a profile, and a profile of the user may hold anything, so each
start gets a new one. Macros never run (a conversion runs none anyway), and nothing that a
document links to is loaded: neither from the network nor from the disk.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_UPDATE = "/org.openoffice.Office.Writer/Content/Update"
_INTERNET = "/org.openoffice.Inet/Settings"
# A proxy that nobody answers at stops what the other settings should let through.
_NOWHERE, _NO_PORT = "127.0.0.1", "9"
_SETTINGS = (
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_UPDATE, "Link", "0"),
    (_UPDATE, "Field", "false"),
    (_INTERNET, "ooInetProxyType", "2"),
    (_INTERNET, "ooInetHTTPProxyName", _NOWHERE),
    (_INTERNET, "ooInetHTTPProxyPort", _NO_PORT),
    (_INTERNET, "ooInetHTTPSProxyName", _NOWHERE),
    (_INTERNET, "ooInetHTTPSProxyPort", _NO_PORT),
    (_INTERNET, "ooInetNoProxy", ""),
    # Wherever the machine stands: bytes of unknown encoding are cp1252, which text in the
    # fonts of old Vietnamese encodings comes as; dates without a format begin with the day;
    # error texts of fields are English, so that they can be told.
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "en-GB"),
    ("/org.openoffice.Setup/L10N", "ooLocale", "en-US"),
)
_FILE = "registrymodifications.xcu"


def write_profile(folder: Path) -> None:
    """Write a profile into ``folder``, which need not exist."""
    user = folder / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    (user / _FILE).write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )

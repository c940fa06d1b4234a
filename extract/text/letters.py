"""Letters for character classes: a range such as À-Ỹ mixes cases, these do not."""

_CODES = (*range(0x41, 0x7B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))

UPPER = "".join(chr(code) for code in _CODES if chr(code).isupper())
LOWER = "".join(chr(code) for code in _CODES if chr(code).islower())

"""Text from before Unicode, and text that took harm on its way: found and repaired.

``repair_texts`` works on the paragraphs of a document and looks at letters alone;
``fonts`` knows what the name of a font says; ``holes`` finds what no table brings back.
"""

from __future__ import annotations

from extract.text.legacy.repairing import Repair, has_odd_letters, repair_text, repair_texts

__all__ = ["Repair", "has_odd_letters", "repair_text", "repair_texts"]

"""Random plans whose records are known, to find what extraction gets wrong.

A seed draws what a plan says (model), how it says it (layout) and the records it must give
(gold). Nothing here asks the code under test: dates, names and figures come from the draw.
"""

from __future__ import annotations

"""What each layer of reading adds and costs: ``python -m tests.ablation``.

Layers: the rules, and beside them spaCy, underthesea, both. See docs/nlp.md.
"""

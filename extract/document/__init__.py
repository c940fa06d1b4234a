"""The one document model between all parsers and everything after them."""

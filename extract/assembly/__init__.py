"""Fields and structure become records, with evidence and a ledger of every block."""

"""The output formats: each module with a ``WRITER`` is one."""

"""Citations of RFCs in source files: finds them, and says which are wrong, obsolete, or touched by known problems."""

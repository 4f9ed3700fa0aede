"""What is said of a script or style sheet that cannot be joined with what it imports."""


class UnjoinableError(ValueError):
    """Says in one sentence which file it is, what stands there and what was expected."""

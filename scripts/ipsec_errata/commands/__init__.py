"""One file per command: arguments, one call, print, exit status."""

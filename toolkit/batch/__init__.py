"""Many files at once: each in a process of its own, a summary of all, and a log to go on from."""

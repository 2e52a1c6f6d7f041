"""Many documents: the same work on each, in processes or on a cluster, resumable, one ranked summary."""

"""What `make bench` measures, part by part. `scripts/bench.py` calls all of it."""

"""The parts of tools/gold: marks read, intervals computed, articles looked over."""

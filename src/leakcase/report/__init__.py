"""What a scan shows: summary, HTML, JSON, JSONL, CSV, SARIF."""

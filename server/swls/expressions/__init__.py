"""Runtime expressions (jq) and the small formats: durations, cron, URI templates."""

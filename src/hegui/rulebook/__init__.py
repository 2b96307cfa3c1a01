"""Rule files to rules: schema, validation with all faults at once, compiled cache."""

"""Documents to step facts: applicability, evidence, timeline. Facts without a verdict."""

"""Faults of delivery: real programs are killed, cut off and damaged while an oracle outside numbers every reading.

`oracle` knows what was said and acknowledged, `machine` says it, `proving_ground` holds the real programs, `kinds`
lists the faults and `courses_*` what happens in each, `account` holds what is stored against what was said.
"""

"""One engine for every kind of rule: the edge runs it live, the cloud runs the same function to rehearse."""

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid5

import msgspec

from schemas.rules.limits import NORMAL, LimitState, evaluate_limit
from schemas.rules.rule import Rule
from schemas.rules.sample import Sample
from schemas.rules.transition import Transition

RuleState = LimitState
"""One type per kind of rule."""


def initial_state(rule: Rule) -> RuleState:
    """Return the state of a rule that has seen nothing."""
    del rule  # every kind so far starts from normal
    return NORMAL


Evaluator = Callable[[RuleState, Sample], tuple[RuleState, tuple[Transition, ...]]]
"""Shows one sample to one rule, in the order of their seq; returns its new state and what changed."""


def evaluator_of(rule: Rule) -> Evaluator:
    """Return the function of the rule's kind, bound to its settings; found once, called for each sample."""
    return partial(evaluate_limit, rule.params)


def alarm_id(*, history_stream: UUID, rule_id: str, rule_version: int, onset_seq: int) -> UUID:
    """Return the identity of an alarm: the same samples make the same alarm, whoever computes it and whenever."""
    return uuid5(history_stream, f"{rule_id}/{rule_version}/{onset_seq}")


def encode_state(state: RuleState) -> bytes:
    """Return the state as it is stored beside the samples."""
    return msgspec.json.encode(state)


def decode_state(stored: bytes) -> RuleState:
    """Raises: msgspec.DecodeError: the stored bytes are not a state."""
    return msgspec.json.decode(stored, type=LimitState)

"""One engine for every kind of rule: the edge runs it live, the cloud runs the same function to rehearse."""

from collections.abc import Callable
from functools import partial
from typing import cast
from uuid import UUID, uuid5

import msgspec

from schemas.rules.ewma import EwmaState, begin, evaluate_ewma, taken_over
from schemas.rules.limits import NORMAL, LimitState, evaluate_limit
from schemas.rules.rule import EwmaParams, Rule
from schemas.rules.sample import Sample
from schemas.rules.transition import Transition

RuleState = LimitState | EwmaState
"""One type per kind of rule."""


def initial_state(rule: Rule) -> RuleState:
    """Return the state of a rule that has seen nothing."""
    return begin(rule.params) if isinstance(rule.params, EwmaParams) else NORMAL


def without_episode(rule: Rule, state: RuleState) -> RuleState:
    """Return what stays true of a machine when an episode cannot go on: what a chart has learned."""
    if isinstance(rule.params, EwmaParams) and isinstance(state, EwmaState):
        return taken_over(rule.params, state)
    return initial_state(rule)


Evaluator = Callable[[RuleState, Sample], tuple[RuleState, tuple[Transition, ...]]]
"""Shows one sample to one rule, in the order of their seq; returns its new state and what changed."""


def evaluator_of(rule: Rule) -> Evaluator:
    """Return the function of the rule's kind, bound to its settings; found once, called for each sample."""
    if isinstance(rule.params, EwmaParams):
        return cast("Evaluator", partial(evaluate_ewma, rule.params))  # a rule is shown states of its own kind: `fits`
    return cast("Evaluator", partial(evaluate_limit, rule.params))


def alarm_id(*, history_stream: UUID, rule_id: str, rule_version: int, onset_seq: int) -> UUID:
    """Return the identity of an alarm: the same samples make the same alarm, whoever computes it and whenever."""
    return uuid5(history_stream, f"{rule_id}/{rule_version}/{onset_seq}")


def encode_state(state: RuleState) -> bytes:
    """Return the state as it is stored beside the samples."""
    return msgspec.json.encode(state)


class _Head(msgspec.Struct, frozen=True):
    kind: str = "limit"


def decode_state(stored: bytes) -> RuleState:
    """Raises: msgspec.DecodeError: the stored bytes are not a state."""
    head = msgspec.json.decode(stored, type=_Head)
    if head.kind == "ewma":
        return msgspec.json.decode(stored, type=EwmaState)
    return msgspec.json.decode(stored, type=LimitState)


def fits(rule: Rule, state: RuleState) -> bool:
    """Tell whether the state is one of the rule's kind."""
    return isinstance(state, EwmaState) == isinstance(rule.params, EwmaParams)

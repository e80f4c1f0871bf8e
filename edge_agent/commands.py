"""Orders of the cloud: checked, then handed to the pipeline; every one gets an answer that a person can use."""

from typing import Final, Literal

import structlog

from edge_agent.clock import Clock
from edge_agent.configuration import ConfigurationKeeper
from edge_agent.observations import Answer, NewConfiguration
from edge_agent.pipeline import Inbox
from schemas.configuration import BadConfiguration, configuration_from
from schemas.downlink import Command
from schemas.records import CommandResult

REFUSAL_REPEATED_AFTER_S: Final = 600.0

log = structlog.get_logger()


class Commands:
    """Takes one command at a time."""

    def __init__(self, *, keeper: ConfigurationKeeper, inbox: Inbox, clock: Clock) -> None:
        self._keeper = keeper
        self._inbox = inbox
        self._clock = clock
        self._last_refusal = ("", float("-inf"))

    def obey(self, command: Command) -> None:
        """Apply the command or say why not; the last good configuration goes on in that case."""
        if command.expires_at_us < self._clock.now_us():
            self._answer(command, "expired", "the command came too late; send it again")
            return
        if self._keeper.local_file is not None:
            self._answer(
                command,
                "refused",
                f"this gateway is configured by its own file {self._keeper.local_file}; remove [configuration] from its"
                " edge.toml to let the cloud configure it",
            )
            return
        try:
            document = self._keeper.checked(configuration_from(command.body), source="configuration")
        except BadConfiguration as error:
            self._answer(command, "refused", f"{error}; the last good configuration stays in use")
            return
        self._inbox.put(NewConfiguration(document, command.id))

    def _is_repetition(self, outcome: str, text: str) -> bool:
        """The cloud reminds us of what it wants every few seconds: the same refusal need not fill the spool."""
        if outcome == "done":
            return False
        now_s = self._clock.monotonic_s()
        last_text, told_at_s = self._last_refusal
        if text == last_text and now_s - told_at_s < REFUSAL_REPEATED_AFTER_S:
            return True
        self._last_refusal = (text, now_s)
        return False

    def _answer(self, command: Command, outcome: Literal["done", "refused", "expired"], text: str) -> None:
        if self._is_repetition(outcome, text):
            return
        log.info("command.answered", command_id=command.id, outcome=outcome, text=text)
        result = CommandResult(
            offset=0,
            at_us=self._clock.now_us(),
            command_id=command.id,
            outcome=outcome,
            text=text,
        )
        self._inbox.put(Answer(result))

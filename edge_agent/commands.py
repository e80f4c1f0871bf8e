"""Orders of the cloud: checked, then handed to the pipeline; every one gets an answer that a person can use."""

from typing import Literal

import structlog

from edge_agent.clock import Clock
from edge_agent.configuration import ConfigurationKeeper
from edge_agent.observations import Answer, Inbox, NewConfiguration
from schemas.configuration import BadConfiguration, configuration_from, content_hash
from schemas.downlink import Command
from schemas.records import CommandResult

log = structlog.get_logger()


class Commands:
    """Takes one command at a time."""

    def __init__(self, *, keeper: ConfigurationKeeper, inbox: Inbox, clock: Clock) -> None:
        self._keeper = keeper
        self._inbox = inbox
        self._clock = clock

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
        if content_hash(document) == self._keeper.present_hash:
            self._answer(command, "done", f"configuration {document.version} was in use already")
            return
        self._inbox.put(NewConfiguration(document, command.id))

    def _answer(self, command: Command, outcome: Literal["done", "refused", "expired"], text: str) -> None:
        log.info("command.answered", command_id=command.id, outcome=outcome, text=text)
        result = CommandResult(
            offset=0,
            at_us=self._clock.now_us(),
            command_id=command.id,
            outcome=outcome,
            text=text,
        )
        self._inbox.put(Answer(result))

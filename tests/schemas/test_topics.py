"""Topics: what is built is what is parsed, and foreign shapes are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.topics import NotOurTopic, bucket_of, gateway_topic, is_gateway_id, parse_topic

gateway_ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", fullmatch=True)


@given(gateway_ids, st.sampled_from(["up", "ack", "cmd", "state"]))
def test_a_built_topic_is_parsed_back(gateway_id: str, channel: str) -> None:
    topic = parse_topic(gateway_topic(gateway_id, channel))  # type: ignore[arg-type]  # sampled words

    assert (topic.gateway_id, topic.channel, topic.bucket) == (gateway_id, channel, bucket_of(gateway_id))


def test_the_bucket_of_a_gateway_never_changes() -> None:
    known = {"gw-1": "38", "nairobi-plant": "17", "0193b5c8-1111-7abc-8def-000000000001": "30"}

    assert {gateway_id: bucket_of(gateway_id) for gateway_id in known} == known


@pytest.mark.parametrize(
    "topic",
    [
        "mafundi/v1/00/gw/up/more",
        "mafundi/v2/00/gw/up",
        "mafundi/v1/99/gw-1/up",
        "mafundi/v1/00/+/up",
        "",
        "mafundi/v1",
    ],
)
def test_a_foreign_topic_is_refused(topic: str) -> None:
    with pytest.raises(NotOurTopic):
        parse_topic(topic)


@pytest.mark.parametrize("text", ["", "a/b", "a+", "#", "-a", "a" * 65, "a b"])
def test_an_id_that_would_break_a_topic_is_none(text: str) -> None:
    assert not is_gateway_id(text)

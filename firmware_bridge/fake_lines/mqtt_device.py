"""A simulated device that speaks MQTT by itself."""

from collections.abc import Mapping

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from firmware_bridge.equipment import EquipmentType
from firmware_bridge.protocols.mqtt_json import message_of, topic_of


class MqttDevice:
    """Publishes each set of values with QoS 1; the library reconnects by itself."""

    is_idle = True

    def __init__(
        self, kind: EquipmentType, *, host: str, port: int, username: str | None, password: str | None, address: str
    ) -> None:
        self._kind = kind
        self._topic = topic_of(kind, address=address)
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=f"fake-{address}", protocol=mqtt.MQTTv5)
        if username is not None:
            self._client.username_pw_set(username, password)
        self._client.reconnect_delay_set(1, 5)
        self._client.connect_async(host, port)
        self._client.loop_start()

    def offer(self, values: Mapping[str, float], *, at_ms: int, now_s: float) -> bool:
        """Publish a message."""
        del at_ms, now_s
        self._client.publish(self._topic, message_of(self._kind, values), qos=1)
        return True

    def serve(self, *, now_s: float, wait_s: float) -> None:
        """Leave it to the library's thread."""
        del now_s, wait_s

    def close(self) -> None:
        """Leave."""
        self._client.disconnect()
        self._client.loop_stop()

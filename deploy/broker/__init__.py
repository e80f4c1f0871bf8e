"""The MQTT broker: mosquitto's configuration for real use, an embedded one for a single machine."""

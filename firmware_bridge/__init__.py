"""Speaks the equipment's own language: ports, framings, protocols, equipment as data.

`equipment.load_equipment_type(name)` tells how a kind of equipment speaks; `protocols` turn bytes or registers into
`sample.RawSample`s of named points; `serial_port.SerialPort` is the line; `fake_equipment` is the other side of it.
"""

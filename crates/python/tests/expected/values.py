"""How values stand in the tables of expectations, and how a table is written."""

import json
import struct


def encode(value):
    if value is None or value is True or value is False or type(value) is str:
        return value
    if isinstance(value, int):
        return {"int": str(int(value))}
    if value != value:
        return {"float": "7ff8000000000000"}
    if isinstance(value, float):
        return {"float": struct.pack(">d", value).hex()}
    if isinstance(value, (bytes, bytearray)):
        return {type(value).__name__: value.hex()}
    if isinstance(value, list):
        return {"list": [encode(item) for item in value]}
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[encode(key), encode(item)] for key, item in value.items()]}
    if value is NotImplemented:
        return {"constant": "NotImplemented"}
    raise TypeError(type(value))


def outcome(run):
    """What a call gives: `[value]`, or `[class, arguments]` of the exception."""
    try:
        return [encode(run())]
    except UnicodeError as error:
        return [type(error).__name__, [str(error)]]
    except Exception as error:
        return [type(error).__name__, [encode(argument) for argument in error.args]]


def write(path, rows):
    with open(path, "w") as file:
        file.write("[\n")
        file.write(",\n".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) for row in rows))
        file.write("\n]\n")
    print(path, len(rows))

"""Files on the wire."""

from uuid import UUID

from pydantic import ConfigDict

from cloud.foundation.payloads import ResponseBody, UtcTime


class SignedAddress(ResponseBody):
    """Where a file opens without signing in, and until when."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "address": "/api/v1/files/0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10/opened?person=…&expires=…&signature=…",
                "expires_at": "2026-11-28T01:05:00.000Z",
            }
        }
    )

    address: str
    expires_at: UtcTime


class File(ResponseBody):
    """What is known about an uploaded file."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
                "branch_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c11",
                "name": "bearing.jpg",
                "media_type": "image/jpeg",
                "size_bytes": 183204,
                "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "created_at": "2026-11-23T08:15:00.000Z",
            }
        }
    )

    id: UUID
    branch_id: UUID
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    created_at: UtcTime

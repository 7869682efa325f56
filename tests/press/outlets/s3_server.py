"""A real server of the S3 API on this machine, with a bucket: moto's, in a thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from moto.server import ThreadedMotoServer

KEYS = {"aws_access_key_id": "khabar", "aws_secret_access_key": "khabar", "region_name": "eu-central-1"}


@contextmanager
def s3_server(*buckets: str) -> Iterator[str]:
    """Run a server that has *buckets*; yield its address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    origin = f"http://{host}:{port}"
    client = s3_client(origin)
    for bucket in buckets:
        client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    try:
        yield origin
    finally:
        for bucket in buckets:
            for found in client.list_objects_v2(Bucket=bucket).get("Contents", ()):
                client.delete_object(Bucket=bucket, Key=found["Key"])
            client.delete_bucket(Bucket=bucket)
        server.stop()


def s3_client(origin: str) -> Any:
    return boto3.client("s3", endpoint_url=origin, **KEYS)

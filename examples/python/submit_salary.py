"""Sends one salary to the update log, as any Kafka producer outside the REST services may.

    pip install -r examples/python/requirements.txt
    python examples/python/submit_salary.py --department engineering --employee emp-42 \
        --amount 60000.00 --currency EUR --per year --effective-date 2026-11-01 [--codec avro]

Enters: the arguments, and a token of role ops or payroll in WAGELEDGER_TOKEN.
Leaves: one record in the log; its coordinates on standard output as `partition:offset`.
Guaranteed: when the coordinates are printed, every in-sync replica has the record. A run that is repeated
with the same --id is paid once, also in the other codec: the ledger knows an update by its source and id.
"""

import argparse
import hashlib
import io
import json
import os
import urllib.request
import uuid
from datetime import datetime, timezone
from pathlib import Path

import fastavro
from kafka import KafkaProducer

SOURCE = "/examples/python"
SCHEMA = Path(__file__).parents[2] / "docs" / "avro" / "salary.set.v1.avsc"
CONTENT_TYPES = {"json": "application/json", "avro": "application/avro"}


def partitions_of(department, payroll_url, token):
    """The partitions that the department owns. The log is cut by department, so the producer names the partition."""
    after = ""
    while True:
        request = urllib.request.Request(
            f"{payroll_url}/v1/departments?limit=200{after}", headers={"Authorization": f"Bearer {token}"}
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            page = json.load(response)
        for item in page["items"]:
            if item["id"] == department:
                return item["partitions"]
        if not page.get("next"):
            raise SystemExit(f"there is no department {department}")
        after = f"&after={page['next']}"


def partition_for(employee, partitions):
    """One employee, one partition: the highest SHA-256 weight wins, the same in every language."""

    def weight(partition):
        return hashlib.sha256(f"{employee}\n{partition}".encode()).digest()[:8]

    return max(sorted(partitions, reverse=True), key=weight) if len(partitions) > 1 else partitions[0]


def headers_of(arguments):
    """CloudEvents 1.0, binary mode. The key must be the subject: a record where they differ is rejected."""
    attributes = {
        "ce_specversion": "1.0",
        "ce_id": arguments.id,
        "ce_source": SOURCE,
        "ce_type": "salary.set",
        "ce_subject": arguments.employee,
        "ce_time": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "ce_department": arguments.department,
        "content-type": CONTENT_TYPES[arguments.codec],
    }
    return [(name, value.encode()) for name, value in attributes.items()]


def encode(value, codec):
    """JSON, or one Avro datum: its bytes alone, as ce_type names the schema."""
    if codec == "json":
        return json.dumps(value).encode()
    out = io.BytesIO()
    fastavro.schemaless_writer(out, fastavro.schema.load_schema(SCHEMA), value)
    return out.getvalue()


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--brokers", default="127.0.0.1:4610")
    parser.add_argument("--topic", default="salary-updates")
    parser.add_argument("--payroll-url", default="http://127.0.0.1:4602")
    parser.add_argument("--department", required=True)
    parser.add_argument("--employee", required=True)
    parser.add_argument("--amount", required=True, help="a decimal string: money is never a float")
    parser.add_argument("--currency", required=True, help="ISO 4217, such as EUR")
    parser.add_argument("--per", choices=["year", "month", "hour"], default="year")
    parser.add_argument("--hours-per-week", help="required with --per hour")
    parser.add_argument("--effective-date", required=True, help="YYYY-MM-DD")
    parser.add_argument("--id", default=str(uuid.uuid4()), help="repeat it to repeat the same update")
    parser.add_argument("--codec", choices=CONTENT_TYPES, default="json")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    token = os.environ.get("WAGELEDGER_TOKEN") or exit("set WAGELEDGER_TOKEN")
    value = {
        "amount": {"amount": arguments.amount, "currency": arguments.currency},
        "per": arguments.per,
        "effectiveDate": arguments.effective_date,
    }
    if arguments.hours_per_week:
        value["hoursPerWeek"] = arguments.hours_per_week
    partitions = partitions_of(arguments.department, arguments.payroll_url, token)
    producer = KafkaProducer(
        bootstrap_servers=arguments.brokers,
        # Every in-sync replica, or the record can be lost with its leader after it was acknowledged.
        acks="all",
        # With two requests in flight a retried first one lands behind the second: a raise before the salary it raises.
        max_in_flight_requests_per_connection=1,
        retries=10,
    )
    sent = producer.send(
        arguments.topic,
        partition=partition_for(arguments.employee, partitions),
        key=arguments.employee.encode(),
        headers=headers_of(arguments),
        value=encode(value, arguments.codec),
    ).get(timeout=30)
    producer.close()
    print(f"{sent.partition}:{sent.offset}")


if __name__ == "__main__":
    main()

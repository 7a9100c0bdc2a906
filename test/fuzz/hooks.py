"""What schemathesis cannot read from the documents.

Who asks has the token in FUZZ_TOKEN. Files of updates are generated as files, not as any text. And a request that is right
by its schema is kept right where two of its parts must agree, or where a value must come from an answer before: a used
Idempotency-Key takes no other content, a span ends after it starts, a cursor is one that the service gave out.
"""

import json
import os
import re
import uuid

import schemathesis
from hypothesis import strategies as st

PLAIN_KEY = re.compile(r'[\x21-\x7e]{1,255}')
ID = re.compile(r'[A-Za-z0-9][A-Za-z0-9._-]{0,63}')
PARTITIONS = 4

COLUMNS = 'type,department,employeeId,key,amount.amount,amount.currency,reason'
CELLS = st.sampled_from(['employment.started', 'bonus.granted', 'sales', 'E-1001', '2026-11-01', '2026-02-30', ''])
ROWS = st.lists(CELLS | st.text(max_size=20), max_size=8).map(lambda cells: ','.join(quoted(cell) for cell in cells))
VALUES = st.none() | st.booleans() | st.floats() | st.text(max_size=20) | st.sampled_from(['sales', 'E-1001'])
NAMES = st.sampled_from(['type', 'department', 'employeeId', 'amount', 'key', '__proto__']) | st.text(max_size=10)
LINES = st.dictionaries(NAMES, VALUES, max_size=6).map(json.dumps) | st.text(max_size=40)

# Parts of a body that must not come before another one.
SPANS = [('start', 'end'), ('startDate', 'lastDate')]


def quoted(cell):
    """A cell of RFC 4180."""
    return '"' + cell.replace('"', '""') + '"'


def as_bytes(text):
    """UTF-8; half a surrogate pair stays one, so that bytes that are not UTF-8 come up too."""
    return text.encode('utf-8', 'surrogatepass')


schemathesis.openapi.media_type(
    'text/csv', st.lists(ROWS, max_size=20).map(lambda rows: as_bytes('\n'.join([COLUMNS, *rows])))
)
schemathesis.openapi.media_type(
    'application/x-ndjson', st.lists(LINES, max_size=20).map(lambda lines: as_bytes('\n'.join(lines)))
)


@schemathesis.serializer('text/csv', 'application/x-ndjson')
def file_of_updates(context, value):
    """The examples of the documents are whole files."""
    return value if isinstance(value, bytes) else as_bytes(str(value))


@schemathesis.deserializer('application/x-ndjson')
def lines_of_answer(context, response):
    """The schema is that of a line; the last one says how the import ended."""
    return json.loads(response.content.decode().strip().split('\n')[-1])


@schemathesis.auth()
class Token:
    """As an auth and not as a header, so that the checks of what happens without one can leave it out."""

    def get(self, case, context):
        return os.environ['FUZZ_TOKEN']

    def set(self, case, data, context):
        case.headers['Authorization'] = f'Bearer {data}'


@schemathesis.hook
def before_call(context, case, kwargs):
    """See the head of the file; what is meant to be wrong stays wrong."""
    headers = case.headers or {}
    for name in list(headers):
        if name.lower() == 'idempotency-key' and PLAIN_KEY.fullmatch(str(headers[name])):
            headers[name] = str(uuid.uuid4())
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    agree_in_query(case)
    if isinstance(case.body, dict):
        agree_in_body(case.path, case.body)
    employee = (case.path_parameters or {}).get('employee')
    if employee is not None and not ID.fullmatch(str(employee)):
        # Names in answers are taken for ids of the people named.
        case.path_parameters['employee'] = 'E-1001'


def agree_in_query(case):
    query = case.query or {}
    query.pop('cursor', None)
    if 'known_at' in query:
        query.pop('upTo', None)
    if 'upTo' in query:
        places = {int(place.split(':')[0]): place for place in str(query['upTo']).split(',')}
        query['upTo'] = ','.join(places.values())
    if 'period' in query:
        # The first days of other schedules are those of a calendar that a schema does not know.
        month = str(query['period'])[:7]
        query.update(period='2026-11' if month == '9999-12' else month)
        query.pop('schedule', None)
    if 'after' in query:
        # Nobody writes the update that is waited for.
        case.headers['Prefer'] = 'wait=0'


def agree_in_body(path, body):
    for first, last in SPANS:
        for part in [body, body.get('period'), body.get('earned')]:
            if isinstance(part, dict) and first in part and last in part and part[last] < part[first]:
                part[first], part[last] = part[last], part[first]
    partitions = body.get('partitions')
    if path == '/v1/departments' and isinstance(partitions, list):
        body['partitions'] = sorted({partition % PARTITIONS for partition in partitions})
    elif path == '/v1/departments' and partitions is not None:
        body['partitions'] = 1 + partitions % PARTITIONS
    if path == '/v1/pay-runs':
        body.update(schedule='monthly', period=body['period'][:7])

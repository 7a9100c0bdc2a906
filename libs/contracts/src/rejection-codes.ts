/**
 * Why a record can never be applied. A rejection is intrinsic: it depends on the record alone, never
 * on other records or on the state of the books, so a replay rejects the same ones.
 */
export const rejectionCodes = {
  SOURCE_MISSING: 'ce_source is missing: without it the update has no identity',
  ID_MISSING: 'ce_id is missing: without it the update has no identity',
  TYPE_MISSING: 'ce_type is missing',
  TYPE_UNKNOWN: 'ce_type names no update of the catalogue',
  DEPARTMENT_INVALID: 'ce_department is missing or malformed',
  EMPLOYEE_INVALID: 'the record key is missing or no employee id (of a budget: no department id)',
  KEY_MISMATCH: 'the record key differs from ce_subject, or that of a budget from ce_department',
  HEADER_INVALID: 'a header is repeated, too long or not UTF-8 text',
  CONTENT_TYPE_UNKNOWN: 'the content type has no codec',
  VALUE_NULL: 'the value is null',
  VALUE_NOT_DECODABLE: 'the value is not well-formed in its content type',
  SCHEMA: 'the value does not fit the schema of its type',
  CURRENCY_UNKNOWN: 'the currency is not in ISO 4217',
  DECIMALS: 'the amount has more decimals than its currency',
} as const satisfies Record<string, string>;

export type RejectionCode = keyof typeof rejectionCodes;

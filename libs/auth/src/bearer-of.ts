/** The bearer token (RFC 6750) in an Authorization header; undefined where there is none. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +([^\s]+) *$/i.exec(header ?? '')?.[1];
}

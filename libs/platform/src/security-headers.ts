/** What every answer says to browsers and caches between; a page that needs more sets its own policy in place of it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  // Pay is in nearly every answer; no cache may keep it (RFC 9111, 5.2.2.5).
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // An answer that is data runs nothing, loads nothing and stands in nobody's frame, even where a browser takes it for a page.
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/** Two years, as the preload lists of browsers ask; they heed it only in what reached them over TLS (RFC 6797, 7.2). */
export const strictTransport = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

/** The plain date (YYYY-MM-DD) of an instant in a time zone; throws for a name that is no time zone. */
export function plainDateIn(timeZone: string, instant: Date): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}

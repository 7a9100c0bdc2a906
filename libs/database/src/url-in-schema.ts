/** The URL whose connections see one schema alone. `schema` must be a plain lower-case name. Other options of the URL stay. */
export function urlInSchema(databaseUrl: string, schema: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new RangeError(`${schema} is no plain schema name`);
  const url = new URL(databaseUrl);
  const options = url.searchParams.get('options');
  url.searchParams.set('options', `${options === null ? '' : `${options} `}-c search_path=${schema}`);
  // The driver decodes %20 but takes a plus sign as it is.
  url.search = url.search.replaceAll('+', '%20');
  return url.toString();
}

export type ImportState = 'running' | 'completed' | 'interrupted';

/**
 * What an import has done so far: $1 import id, $2 service, $3 client, $4 state, $5 the answer as jsonb. Nobody reads it to
 * decide anything. The whole row each time: where Postgres was away meanwhile the next write makes up for all before.
 */
export const writeImportJob = `
  insert into import_job (import_id, service, client_id, state, report)
  values ($1::uuid, $2, $3, $4, $5::jsonb)
  on conflict (import_id) do update
     set state = excluded.state, report = excluded.report, updated_at = now()`;

/**
 * The imports of a client at a service, the latest first: $1 service, $2 client, $3 import id or null for all, $4 how many.
 * One that says it is running although nothing was written for 15 seconds has lost its process: writes come every second.
 */
export const importJobs = `
  select report,
         state = 'running' and updated_at < now() - interval '15 seconds' as "isLost",
         updated_at as "updatedAt"
    from import_job
   where service = $1 and client_id = $2 and ($3::uuid is null or import_id = $3::uuid)
   order by started_at desc, import_id
   limit $4`;

export type ImportJobRow = { report: unknown; isLost: boolean; updatedAt: Date };

/** Progress that nobody will ask for any more: 90 days. */
export const dropOldImportJobs = `delete from import_job where started_at < now() - interval '90 days'`;

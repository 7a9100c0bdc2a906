import { randomUUID } from 'node:crypto';
import type { DepartmentService } from './department-service.js';
import type { Role } from './rest-client.js';

export type CatalogueRoute = readonly [path: string, body: object, role: Role];

const allRoles = ['hr', 'finance', 'payroll', 'approver', 'auditor', 'ops'] as const;

/** A test per route: its role has one record put into the log, on the department's partition; every other role has none. */
export function takesEachRoute(routes: readonly CatalogueRoute[], service: () => DepartmentService): void {
  it.each([...routes])(
    'takes %s with one record in the log, from its role alone',
    async (path, body, role) => {
      const { post, recordsInLog, token } = service();
      const before = await recordsInLog();
      const answer = await post(path, { body, key: randomUUID(), token: await token({ roles: [role] }) });
      expect([answer.status, answer.body]).toEqual([202, expect.objectContaining({ partition: 3 })]);
      expect(await recordsInLog()).toBe(before + 1);
      const others = await token({ roles: allRoles.filter((other) => other !== role) });
      const refused = await post(path, { body, key: randomUUID(), token: others });
      expect([refused.status, refused.body['code']]).toEqual([403, 'ROLE_NOT_ALLOWED']);
      expect(await recordsInLog()).toBe(before + 1);
    },
    20_000,
  );
}

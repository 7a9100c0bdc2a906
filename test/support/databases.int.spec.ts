import { Database } from '#libs/database';
import { createTestDatabase } from './databases.js';

describe('test databases', () => {
  it('are migrated, empty, and not shared', async () => {
    const [mine, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const database = new Database({ url: mine.url, applicationName: 'test' });
    try {
      expect(mine.url).not.toBe(other.url);
      await expect(database.query('select 1 from entry')).resolves.toEqual([]);
    } finally {
      // Dropped while still in use: a test that forgets a connection must not keep its database.
      await Promise.all([mine.drop(), other.drop()]);
      await database.close();
    }
  });
});

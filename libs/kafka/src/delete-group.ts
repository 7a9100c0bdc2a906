import { type AdminOptions, withAdmin } from './admin.js';

/** Removes a consumer group that has no member any more. False where the broker would not; it then expires by itself. */
export async function deleteGroup({
  groupId,
  ...options
}: AdminOptions & { groupId: string }): Promise<boolean> {
  try {
    await withAdmin(options, (admin) => admin.deleteGroups([groupId]));
    return true;
  } catch {
    return false;
  }
}

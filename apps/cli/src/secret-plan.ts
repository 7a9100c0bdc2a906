import { CommandFault } from './books-flags.js';

/** A file that shall hold a secret, and who may read it. */
export type PlannedFile = { readonly name: string; readonly uid: number; readonly gid: number };

const owned = /^([a-z][a-z0-9.-]{0,63})=(\d{1,9}):(\d{1,9})$/;

/** Reads `NAME=UID:GID`. Throws CommandFault, because a file for nobody in particular would be one for everybody. */
export function plannedFile(text: string): PlannedFile {
  const [, name, uid, gid] = owned.exec(text) ?? [];
  if (name === undefined || uid === undefined || gid === undefined)
    throw new CommandFault(`${text} is no file with its owner. Write it as hr-service-database=10001:10000`);
  return { name, uid: Number.parseInt(uid, 10), gid: Number.parseInt(gid, 10) };
}

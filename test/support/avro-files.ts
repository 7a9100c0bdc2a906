import { avroSchemaOf, updateCatalogue, type UpdateType } from '#libs/contracts';
import { format } from 'prettier';

/** The schema files for foreign producers by name, as they stand in docs/avro: every type in every version the log may hold. */
export async function avroFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const type of Object.keys(updateCatalogue) as UpdateType[]) {
    for (let version = 1; version <= updateCatalogue[type].version; version += 1) {
      const text = JSON.stringify(avroSchemaOf({ type, version }));
      files.set(`${type}.v${version}.avsc`, await format(text, { parser: 'json', printWidth: 110 }));
    }
  }
  return files;
}

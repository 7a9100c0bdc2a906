// In: many updates of one source and actor. Out: for each the very record that `encodeUpdate` makes of it.
// Guaranteed: equal bytes (a property test holds them equal); headers that repeat are made once, which takes two
// thirds of the time off a record. Records share those Buffers, so nobody may write into them.
import { jsonCodec } from './codecs/json-codec.js';
import type { EncodedRecord, UpdateToEncode } from './record-codec.js';
import { updateCatalogue, type UpdateType } from './update-catalogue.js';

const specVersion = Buffer.from('1.0', 'utf8');
const contentType = Buffer.from(jsonCodec.contentType, 'utf8');
/** A file that names ever more departments must not fill the memory with them. */
const rememberedMax = 1_000;

/** Encodes what one actor submits in great number. */
export class UpdateEncoder {
  private readonly source: Buffer;
  private readonly actor: Buffer;
  private readonly trace: { readonly traceparent?: Buffer };
  private readonly types = new Map<UpdateType, Buffer>();
  private readonly departments = new Map<string, Buffer>();
  private time = Buffer.alloc(0);
  private timeMs = Number.NaN;

  constructor(common: Pick<UpdateToEncode, 'source' | 'actor' | 'traceparent'>) {
    this.source = Buffer.from(common.source, 'utf8');
    this.actor = Buffer.from(common.actor, 'utf8');
    const { traceparent } = common;
    this.trace = traceparent === undefined ? {} : { traceparent: Buffer.from(traceparent, 'utf8') };
  }

  /** The record for an update; key, headers and JSON value in UTF-8. */
  encode(update: Omit<UpdateToEncode, 'source' | 'actor' | 'traceparent'>): EncodedRecord {
    const department = this.departmentOf(update.department);
    const key = update.type === 'budget.set' ? department : Buffer.from(update.employeeId, 'utf8');
    return {
      key,
      // In the order in which the ledger keeps them, so that it need not sort.
      headers: {
        ce_actor: this.actor,
        ce_department: department,
        ce_id: Buffer.from(update.id, 'utf8'),
        ce_source: this.source,
        ce_specversion: specVersion,
        ce_subject: key,
        ce_time: this.timeOf(update.time),
        ce_type: this.typeOf(update.type),
        'content-type': contentType,
        ...this.trace,
      },
      value: jsonCodec.encode(update.data, {
        type: update.type,
        version: updateCatalogue[update.type].version,
      }),
    };
  }

  private typeOf(type: UpdateType): Buffer {
    const known = this.types.get(type);
    if (known !== undefined) return known;
    const { version } = updateCatalogue[type];
    const text = Buffer.from(version === 1 ? type : `${type}.v${version}`, 'utf8');
    this.types.set(type, text);
    return text;
  }

  private departmentOf(id: string): Buffer {
    const known = this.departments.get(id);
    if (known !== undefined) return known;
    if (this.departments.size >= rememberedMax) this.departments.clear();
    const text = Buffer.from(id, 'utf8');
    this.departments.set(id, text);
    return text;
  }

  private timeOf(time: Date): Buffer {
    if (time.getTime() !== this.timeMs) {
      this.timeMs = time.getTime();
      this.time = Buffer.from(time.toISOString(), 'utf8');
    }
    return this.time;
  }
}

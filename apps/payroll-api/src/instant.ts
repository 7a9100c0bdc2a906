import { isPlainDate } from '#libs/domain';

const shape = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+\- ])(\d{2}):(\d{2}))$/;

/**
 * The instant of an RFC 3339 text with offset, in ms since 1970; undefined for any other text. What is finer than a
 * millisecond is cut off: records are recorded at whole ones. A space stands for the plus that a URL turned into one.
 */
export function instantMs(text: string): number | undefined {
  const [, date = '', time = '', fraction = '', sign, hours = '00', minutes = '00'] = shape.exec(text) ?? [];
  if (!isPlainDate(date) || hours > '23' || minutes > '59') return undefined;
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const offset = `${sign === '-' ? '-' : '+'}${hours}:${minutes}`;
  const instant = time < '24' ? Date.parse(`${date}T${time}.${millis}${offset}`) : NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

/** Of more letters a call into the runtime is faster. */
const shortText = 48;

/** Writes the text in UTF-8 and gives where it ends; there must be room. Short ASCII goes letter by letter, without that call. */
export function writeText(into: Buffer, start: number, text: string): number {
  if (text.length > shortText) return start + into.write(text, start, 'utf8');
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return start + into.write(text, start, 'utf8');
    into[start + at] = code;
  }
  return start + text.length;
}

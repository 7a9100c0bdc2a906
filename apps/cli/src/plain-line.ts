/**
 * Text from elsewhere as one line of a terminal: control and format characters are shown as escapes, because keys and
 * reasons come from anybody who may write to the topic, and a terminal obeys what it is shown. Longer text ends in `…`.
 */
export function plainLine(text: string, most = Number.POSITIVE_INFINITY): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
  return plain.length <= most ? plain : `${plain.slice(0, most - 1)}…`;
}

/** The same memory as a Buffer: what crosses between threads arrives as a plain Uint8Array. */
export function bufferOn({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

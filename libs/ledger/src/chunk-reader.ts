import { readChunk, type Chunk, type ChunkToRead } from './read-chunk.js';

/** Where chunks are read. The answer is that of `readChunk`, wherever it is made. */
export type ChunkReader = { read(chunk: ChunkToRead): Promise<Chunk> };

/** On the caller's own thread, at once. */
export const readHere: ChunkReader = { read: async (chunk) => readChunk(chunk) };

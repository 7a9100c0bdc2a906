export { CopyRows, joinCopies } from './copy-rows.js';
export { writeText } from './write-text.js';

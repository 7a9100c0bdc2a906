export { CopyRows, joinCopies } from './copy-rows.js';

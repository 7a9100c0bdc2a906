export { CopyRows } from './copy-rows.js';

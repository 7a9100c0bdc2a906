export { readQuery } from '#libs/platform';

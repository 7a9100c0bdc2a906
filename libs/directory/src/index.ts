export type { Department } from './department.js';
export { DepartmentDirectory, type DirectoryTiming } from './department-directory.js';
export { DepartmentVersions, type DepartmentOutcome, type DepartmentRequest } from './department-versions.js';
export { DirectoryModule } from './directory.module.js';

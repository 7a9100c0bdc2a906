export { Public } from '#libs/platform';
export { ALL_DEPARTMENTS, roles, type Actor, type Role } from './actor.js';
export { Allow, ALLOWED_ROLES, CurrentActor } from './allow.js';
export { actorOf } from './actor-of-request.js';
export { AuthModule, type AuthOptions } from './auth-module.js';
export { isInScope, requireInScope } from './department-scope.js';
export { createLocalKey, issueToken, type LocalKey, type TokenRequest } from './local-key.js';
export { TokenVerifier, type TokenRules } from './token-verifier.js';

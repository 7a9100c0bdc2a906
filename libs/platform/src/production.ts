/** Token of a boolean: whether the service runs in production and must refuse what production refuses. */
export const PRODUCTION = Symbol('wageledger:production');

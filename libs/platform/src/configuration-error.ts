/** Thrown when the environment of a service is wrong; its message names every wrong variable and the remedy. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

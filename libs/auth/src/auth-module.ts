import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access-guard.js';
import { bearerOf } from './bearer-of.js';
import { readJwks } from './read-jwks.js';
import { RouteRules } from './route-rules.js';
import { issuerKeys } from './issuer-keys.js';
import { providerAlgorithms, TokenVerifier, type TokenRules } from './token-verifier.js';
import { CLIENT_NAMING, ConfigurationError, type ClientNaming } from '#libs/platform';

/** Where the keys that sign tokens come from: a file, for local use, or an OpenID Connect issuer. */
export type AuthOptions = {
  readonly jwksFile?: string | undefined;
  readonly oidcIssuer?: string | undefined;
  /** The `iss` of tokens whose keys are in the file. */
  readonly issuer: string;
  readonly audience: string;
};

/** Guards every route of the service and refuses to start where a route has no rule. */
@Module({})
export class AuthModule {
  static forRoot(options: AuthOptions): DynamicModule {
    return {
      module: AuthModule,
      imports: [DiscoveryModule],
      providers: [
        {
          provide: TokenVerifier,
          useFactory: async () => new TokenVerifier(await tokenRules(options)),
        },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: CLIENT_NAMING, inject: [TokenVerifier], useFactory: clientNaming },
        RouteRules,
      ],
    };
  }
}

/** The subject of a token whose signature was checked: one that is only claimed would be charged to whoever it names. */
function clientNaming(verifier: TokenVerifier): ClientNaming {
  return async ({ headers }) => {
    const token = bearerOf(headers.authorization);
    if (token === undefined) return undefined;
    return verifier.verify(token).then(
      ({ subject }) => subject,
      () => undefined,
    );
  };
}

async function tokenRules({ jwksFile, oidcIssuer, issuer, audience }: AuthOptions): Promise<TokenRules> {
  if ((jwksFile === undefined) === (oidcIssuer === undefined))
    throw new ConfigurationError(
      'wrong configuration: set either WAGELEDGER_OIDC_ISSUER, whose keys sign the tokens, or WAGELEDGER_JWKS_FILE with the keys themselves',
    );
  if (oidcIssuer === undefined) return { keys: await readJwks(jwksFile ?? ''), issuer, audience };
  return { keys: issuerKeys(oidcIssuer), algorithms: providerAlgorithms, issuer: oidcIssuer, audience };
}

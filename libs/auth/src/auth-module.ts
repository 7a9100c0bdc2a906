import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access-guard.js';
import { readJwks } from './read-jwks.js';
import { RouteRules } from './route-rules.js';
import { TokenVerifier } from './token-verifier.js';

export type AuthOptions = { readonly jwksFile: string; readonly issuer: string; readonly audience: string };

/** Guards every route of the service and refuses to start where a route has no rule. */
@Module({})
export class AuthModule {
  static forRoot({ jwksFile, issuer, audience }: AuthOptions): DynamicModule {
    return {
      module: AuthModule,
      imports: [DiscoveryModule],
      providers: [
        {
          provide: TokenVerifier,
          useFactory: async () => new TokenVerifier({ jwks: await readJwks(jwksFile), issuer, audience }),
        },
        { provide: APP_GUARD, useClass: AccessGuard },
        RouteRules,
      ],
    };
  }
}

import { Inject, Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PUBLIC_ROUTE } from '#libs/platform';
import { ALLOWED_ROLES } from './allow.js';

/** Where Nest keeps the HTTP method of a route. */
const METHOD_METADATA = 'method';

/** Refuses to start a service that has a route without a rule: nobody may add one and forget who may use it. */
@Injectable()
export class RouteRules implements OnModuleInit {
  private readonly scanner = new MetadataScanner();

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const without = this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => this.faultOf(metatype, prototype[name], name));
    });
    if (without.length === 0) return;
    throw new Error(`these routes have neither @Allow nor @Public: ${without.join(', ')}`);
  }

  private faultOf(controller: NonNullable<unknown>, route: unknown, name: string): string[] {
    if (typeof route !== 'function') return [];
    const method = Reflect.getMetadata(METHOD_METADATA, route) as RequestMethod | undefined;
    if (method === undefined) return [];
    const places = [route, controller] as Parameters<Reflector['getAllAndOverride']>[1];
    const ruled = [PUBLIC_ROUTE, ALLOWED_ROLES].some(
      (key) => this.reflector.getAllAndOverride<unknown>(key, places) !== undefined,
    );
    return ruled ? [] : [`${(controller as { name: string }).name}.${name}`];
  }
}

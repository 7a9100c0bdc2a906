import { Inject, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { API_DOCUMENT, ApiController } from './api.controller.js';
import { controllersOf, openApiDocument, type ServiceApi } from './openapi-document.js';

const SERVICE_API = Symbol('wageledger:service-api');

/** Serves /openapi.json and /docs, and refuses to start a service that has a controller which its document leaves out. */
@Module({})
export class ApiModule implements OnModuleInit {
  constructor(
    @Inject(SERVICE_API) private readonly api: ServiceApi,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
  ) {}

  static forRoot(api: ServiceApi): DynamicModule {
    return {
      module: ApiModule,
      imports: [DiscoveryModule],
      controllers: [ApiController],
      providers: [
        { provide: SERVICE_API, useValue: api },
        { provide: API_DOCUMENT, useFactory: () => JSON.stringify(openApiDocument(api)) },
      ],
    };
  }

  onModuleInit(): void {
    const described: readonly unknown[] = controllersOf(this.api);
    const without = this.discovery.getControllers().filter(({ metatype }) => !described.includes(metatype));
    if (without.length === 0) return;
    throw new Error(
      `these controllers are not in the document of ${this.api.name}: ${without.map(({ name }) => name).join(', ')}`,
    );
  }
}

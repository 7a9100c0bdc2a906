export { asyncApiDocument } from './asyncapi-document.js';
export { ApiModule } from './api-module.js';
export { describedRoutes, type DescribedRoute } from './described-routes.js';
export { codesOf } from './refusals.js';
export { controllersOf, openApiDocument, type OpenApiDocument, type ServiceApi } from './openapi-document.js';

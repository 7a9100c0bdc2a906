import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Metadata key of routes that answer without a token. */
export const PUBLIC_ROUTE = 'wageledger:public-route';

/** Marks a route (or a controller) that answers without a token, such as /livez. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC_ROUTE, true);

import { Controller } from '@nestjs/common';
import { Allow } from '#libs/auth';
import { ImportRoutes } from '#libs/intake';

/** Files of what Finance submits. */
@Controller('v1/imports')
@Allow('finance')
export class ImportsController extends ImportRoutes {}

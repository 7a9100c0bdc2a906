import { Controller } from '@nestjs/common';
import { Allow } from '#libs/auth';
import { ImportRoutes } from '#libs/intake';

/** Files of what Human Resources submits. */
@Controller('v1/imports')
@Allow('hr')
export class ImportsController extends ImportRoutes {}

import type { RoundingMode } from './money.js';

/** How part of a period is paid. CALENDAR_DAYS: amount of the period × days ÷ days in the period. */
export type Proration = 'CALENDAR_DAYS';

/** The rules that turn a timeline into pay; the version in force at a period's start decides. */
export type PayPolicy = { readonly proration: Proration; readonly rounding: RoundingMode };

/** What holds where nothing else was configured. */
export const defaultPayPolicy: PayPolicy = { proration: 'CALENDAR_DAYS', rounding: 'HALF_UP' };

import { paySchedules, type PaySchedule } from '#libs/domain';
import { z } from 'zod';

const names = paySchedules.join(', ');

/** One of the pay schedules. "bimonthly" is refused with both things that people mean by it. */
export const payScheduleSchema = z
  .string()
  .transform((text, context): PaySchedule => {
    const schedule = paySchedules.find((name) => name === text);
    if (schedule !== undefined) return schedule;
    const message =
      text === 'bimonthly'
        ? 'bimonthly means twice a month to some (semiMonthly) and every two months to others (not offered); name one'
        : `is one of ${names}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({ id: 'PayScheduleName', enum: paySchedules, example: 'monthly' });

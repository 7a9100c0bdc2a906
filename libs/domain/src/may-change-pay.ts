import type { Entry } from './entry.js';
import type { PayPeriod } from './period.js';
import type { PlainDate } from './plain-date.js';

/**
 * Whether an entry can change what its employee is paid in a period, whatever else is known of that employee. A bonus or
 * an adjustment is paid on its date and changes nothing beside that; a budget pays nobody. Of anything else the answer is
 * yes: a hire changes who decides about updates of earlier dates, a reversal may reach back to any date.
 */
export function mayChangePay(
  { type, effectiveDate }: { readonly type: Entry['type']; readonly effectiveDate: PlainDate },
  { start, end }: Pick<PayPeriod, 'start' | 'end'>,
): boolean {
  switch (type) {
    case 'budget.set':
      return false;
    case 'bonus.granted':
    case 'earning.adjusted':
      return start <= effectiveDate && effectiveDate < end;
    default:
      return true;
  }
}

type Amount = { readonly amount: string; readonly currency: string };

/** An exact amount with its currency, as the service gave it. */
export const moneyText = ({ amount, currency }: Amount): string => `${amount} ${currency}`;

/** One sum per currency. */
export const sumsText = (sums: readonly Amount[]): string =>
  sums.length === 0 ? 'nothing' : sums.map(moneyText).join(' + ');

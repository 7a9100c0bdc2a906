/** A rule of the Python program, changed: the text `from`, which stands in the file once, becomes `to`. */
export type ChangedRule = {
  readonly rule: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

const calendar = 'calendar_rules.py';
const folding = 'fold_rules.py';
const timeline = 'timeline_rules.py';
const paying = 'compute_pay.py';

/** One wrong rule each; the comparison must see every one of them. */
export const changedRules: readonly ChangedRule[] = [
  {
    rule: 'half is rounded to even in every mode',
    file: calendar,
    from: 'mode == "HALF_UP" or below % 2 == 1',
    to: 'below % 2 == 1',
  },
  {
    rule: 'holidays are worked',
    file: calendar,
    from: ' and day.isoformat() not in calendar["holidays"]',
    to: '',
  },
  {
    rule: 'the 31st of a month has a place of its own',
    file: paying,
    from: 'min(day.day - 1, 30)',
    to: 'min(day.day - 1, 29)',
  },
  { rule: 'an hour is worth a 2088th', file: paying, from: '52 * rate.hours)', to: '53 * rate.hours)' },
  { rule: 'a leap year has 365 days', file: paying, from: 'return 366 if', to: 'return 365 if' },
  {
    rule: 'no segment takes the residue',
    file: paying,
    from: 'units[heir] += round_units(sum(parts), policy["rounding"]) - sum(units)',
    to: 'pass',
  },
  {
    rule: 'a scheduled bonus goes on after its last date',
    file: paying,
    from: ' or (last_date is not None and day > last_date)',
    to: '',
  },
  {
    rule: 'a scheduled bonus comes back with its employee',
    file: paying,
    from: ' or timeline.spell_of(day) != timeline.spell_of(begin)',
    to: '',
  },
  {
    rule: 'a percentage of the prorated salary is one of the whole',
    file: paying,
    from: 'if data["of"] == "proratedPeriodSalary":',
    to: 'if data["of"] == "never":',
  },
  {
    rule: 'an adjustment costs the department of its pay date',
    file: paying,
    from: 'there = overlapping[0] if overlapping else',
    to: 'there =',
  },
  {
    rule: 'the last day is not paid',
    file: folding,
    from: '["lastDay"]) + DAY, True',
    to: '["lastDay"]), True',
  },
  {
    rule: 'a salary goes on over a leaving',
    file: timeline,
    from: 'one.spell == spell and one.start <= day',
    to: 'one.start <= day',
  },
  { rule: 'a raise is cut off', file: timeline, from: 'units = round_units(', to: 'units = int(' },
  { rule: 'a year has 50 weeks', file: timeline, from: 'self.hours * 52', to: 'self.hours * 50' },
  {
    rule: 'the last of several records of an update wins',
    file: folding,
    from: 'winners.setdefault(entry["updateId"], entry)',
    to: 'winners[entry["updateId"]] = entry',
  },
  {
    rule: 'the order is that of the log',
    file: folding,
    from: '(one["effectiveDate"], in_log(one))',
    to: 'in_log(one)',
  },
  {
    rule: 'anybody may approve what he asked for',
    file: folding,
    from: 'one["actor"] != entry["actor"] and ',
    to: '',
  },
  {
    rule: 'any department may approve',
    file: folding,
    from: ' and one["department"] == department',
    to: '',
  },
  {
    rule: 'any department may write',
    file: folding,
    from: 'is_held = entry["department"] != department or ',
    to: 'is_held = ',
  },
  { rule: 'nothing is over a limit', file: folding, from: 'worth[unit] > limits[unit]', to: 'False' },
  {
    rule: 'a limit holds for what the log took before it',
    file: folding,
    from: ' and one["inForceFromMs"] <= entry["recordedAtMs"]',
    to: '',
  },
  {
    rule: 'a reversal undoes nothing',
    file: folding,
    from: 'self.out.states[target["updateId"]] = "reversed"',
    to: 'pass',
  },
];

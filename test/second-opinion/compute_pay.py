"""A second opinion on pay: JSON lines of employees on stdin, what each must be paid on stdout.

In: {"entries", "periods": [{"schedule", "start", "end"}], "policies": {schedule: policy}, "thresholds"} per line.
Out: {"pay": [{"gross", "departments"}] in the order of the periods, "states"} per line; amounts are canonical text,
those of zero are left out. Written from the rules of pay alone, in fractions; standard library only.
"""
import json
import sys
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from calendar_rules import (
    DAY, EXPONENTS, add_months, canonical, day_of, is_leap, minor_units, period_holding, period_share, rational,
    round_units, workdays,
)
from fold_rules import Fold

MONTHS = {"month": 1, "quarter": 3, "year": 12}


def segments_of(timeline, start, end, schedule):
    """(start, end, department, rate) for every stretch of the period without a boundary in it, ascending."""
    cuts = {start, end}
    for one in timeline.employments:
        cuts.update(day for day in (one.start, one.end) if day is not None and start < day < end)
    cuts.update(one.start for one in timeline.rates if start < one.start < end)
    days = sorted(cuts)
    found = []
    for first, last in zip(days, days[1:]):
        there, rate = timeline.employed(first), timeline.rate_on(first)
        if there is None or rate is None or there.schedule != schedule:
            continue
        if found and found[-1][1] == first and found[-1][2] is there and found[-1][3] is rate:
            found[-1] = (found[-1][0], last, there, rate)
        else:
            found.append((first, last, there, rate))
    return [(first, last, there.department, rate) for first, last, there, rate in found]


class Proration:
    """What a segment of a period is worth."""

    def __init__(self, policy, start, end):
        self.policy, self.start, self.end = policy, start, end
        self.share = period_share(policy["divisor"])

    def amount(self, first, last, rate):
        """Exact minor units; with the rate of a day or an hour rounded first where the law obliges."""
        unit, quantity = self.unit_and_quantity(first, last, rate)
        worth = rate.annual() * unit
        return quantity * (round_units(worth, self.policy["rounding"]) if self.policy.get("roundRateFirst") else worth)

    def unit_and_quantity(self, first, last, rate):
        """What part of a year's amount a day or an hour is worth, and how many of them lie in the segment."""
        method, calendar = self.policy["proration"], self.policy["calendar"]
        if method == "CALENDAR_DAYS":
            return self.share / (self.end - self.start).days, (last - first).days
        if method == "FIXED_30":
            return self.share / 30, self.position(last) - self.position(first)
        if method == "ANNUAL_365":
            return Fraction(1, self.days_in_year(first)), (last - first).days
        days = workdays(first, last, calendar)
        if method == "WORKING_DAYS":
            whole = workdays(self.start, self.end, calendar)
            if whole == 0:
                return self.share / (self.end - self.start).days, (last - first).days
            return self.share / whole, days
        if method == "ANNUAL_260":
            return Fraction(1, 260), days
        if rate.per == "hour":
            return 1 / (52 * rate.hours), days * rate.hours / len(calendar["workdays"])
        return 1 / rational(self.policy["hoursPerYear"]), days * Fraction(self.policy.get("hoursPerWorkday", "8"))

    def cut(self, segments):
        """A day of a leap year that is worth a 366th has another rate: its year's segment ends at the new year."""
        year = date(self.end.year, 1, 1)
        out = []
        for first, last, *rest in segments:
            is_cut = first < year < last and self.days_in_year(first) != self.days_in_year(year)
            cuts = [first, year, last] if is_cut else [first, last]
            out += [(*both, *rest) for both in zip(cuts, cuts[1:])]
        return out

    def position(self, day):
        """On a month of 30 days: a boundary on day n stands at min(n - 1, 30), the period's end at 30."""
        return 30 if day == self.end else min(day.day - 1, 30)

    def days_in_year(self, day):
        """Under ANNUAL_365: 365, or by policy 366 in a leap year. No other method knows of years."""
        by_policy = self.policy["proration"] == "ANNUAL_365" and self.policy.get("leapYear366")
        return 366 if by_policy and is_leap(day.year) else 365


def base_lines(timeline, start, end, schedule, policy):
    """(department, currency, units): each segment rounded once; of one rate the last takes the residue."""
    segments = segments_of(timeline, start, end, schedule)
    proration = Proration(policy, start, end)
    by_rate = defaultdict(list)
    for first, last, department, rate in proration.cut(segments):
        key = (rate.annual(), rate.currency, rate.per == "hour", proration.days_in_year(first))
        by_rate[key].append((first, last, department, rate))
    lines = []
    for (_, currency, *_), own in by_rate.items():
        parts = [proration.amount(first, last, rate) for first, last, _, rate in own]
        units = [round_units(part, policy["rounding"]) for part in parts]
        # A segment without a day to be paid takes no residue: the last one that has any does.
        heir = max((at for at, part in enumerate(parts) if part != 0), default=0)
        units[heir] += round_units(sum(parts), policy["rounding"]) - sum(units)
        lines += [(department, currency, each) for (_, _, department, _), each in zip(own, units)]
    return lines


def bonus_lines(timeline, bonus, base, policy):
    """The lines of a bonus, at the cost of the department in force on its pay date, else of the one named."""
    data = bonus["data"]
    day = day_of(data["payDate"])
    there = timeline.employed(day)
    department = bonus["department"] if there is None else there.department
    if data.get("amount"):
        return [(department, data["amount"]["currency"], minor_units(data["amount"]))]
    percent = Fraction(data["percent"]) / 100
    worth = defaultdict(Fraction)
    rate = timeline.rate_on(day)
    if data["of"] == "proratedPeriodSalary":
        for _, currency, units in base:
            worth[currency] += units
    elif rate is not None:
        worth[rate.currency] = rate.annual() * (1 if data["of"] == "annualSalary" else period_share(policy["divisor"]))
    return [(department, one, round_units(units * percent, policy["rounding"])) for one, units in worth.items()]


def scheduled_lines(timeline, scheduled, last_date, start, end, schedule):
    """A line per occurrence in the period, only while employed, in the unbroken employment it belongs to."""
    data = scheduled["data"]
    begin = day_of(data["startDate"])
    if data["every"] == "payPeriod":
        days = [end - DAY]
    else:
        months = MONTHS[data["every"]]
        days, number = [], 0
        while (day := add_months(begin, number * months)) < end:
            days.append(day)
            number += 1
    lines = []
    for day in days:
        there = timeline.employed(day)
        if not (max(begin, start) <= day < end) or (last_date is not None and day > last_date):
            continue
        if there is None or there.schedule != schedule or timeline.spell_of(day) != timeline.spell_of(begin):
            continue
        lines.append((there.department, data["amount"]["currency"], minor_units(data["amount"])))
    return lines


def adjustment_line(timeline, adjustment):
    """At the cost of the department of the first employed day it was earned on, else of its pay date, else as named."""
    data = adjustment["data"]
    first, last = day_of(data["earned"]["start"]), day_of(data["earned"]["end"])
    overlapping = [one for one in timeline.employments if one.start <= last and (one.end is None or first < one.end)]
    there = overlapping[0] if overlapping else timeline.employed(day_of(data["payDate"]))
    department = adjustment["department"] if there is None else there.department
    return department, data["amount"]["currency"], minor_units(data["amount"])


def pay_lines(timeline, period, policy):
    """Every line of the period as (department, currency, units)."""
    start, end, schedule = day_of(period["start"]), day_of(period["end"]), period["schedule"]
    if period_holding(schedule, start) != (start, end):
        raise ValueError(f"no period by the rules: {period}")
    base = base_lines(timeline, start, end, schedule, policy)
    lines = list(base)

    def belongs(entry):
        day = day_of(entry["data"]["payDate"])
        return start <= day < end and timeline.schedule_on(day) == schedule

    for one in filter(belongs, timeline.bonuses):
        lines += bonus_lines(timeline, one, base, policy)
    for one, last_date in timeline.scheduled:
        lines += scheduled_lines(timeline, one, last_date, start, end, schedule)
    lines += [adjustment_line(timeline, one) for one in filter(belongs, timeline.adjustments)]
    return lines


def sums(lines):
    """{department: {currency: text}} without zeros."""
    totals = defaultdict(lambda: defaultdict(int))
    for department, currency, units in lines:
        totals[department][currency] += units
    texts = {
        name: {one: canonical(units, one) for one, units in sorted(own.items()) if units != 0}
        for name, own in sorted(totals.items())
    }
    return {name: own for name, own in texts.items() if own}


def opinion(employee):
    """What one employee must be paid in each period, and what became of each update."""
    timeline = Fold(employee["entries"], employee["thresholds"]).timeline()
    pay = []
    for period in employee["periods"]:
        lines = pay_lines(timeline, period, employee["policies"][period["schedule"]])
        gross = sums(("", currency, units) for _, currency, units in lines).get("", {})
        pay.append({"gross": gross, "departments": sums(lines)})
    return {"pay": pay, "states": dict(sorted(timeline.states.items()))}


def main():
    """One answer per line, in the order of the questions."""
    assert set(EXPONENTS) >= {"EUR", "USD", "JPY", "KWD"}
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(opinion(json.loads(line)), separators=(",", ":")))


if __name__ == "__main__":
    main()

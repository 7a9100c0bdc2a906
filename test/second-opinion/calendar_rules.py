"""Dates, pay periods, workdays and money, written from the rules of pay, not from the product's code.

Everything is exact: integers, fractions and datetime.date; an amount is rounded once, where a line is made.
"""
from datetime import date, timedelta
from fractions import Fraction

EXPONENTS = {"EUR": 2, "USD": 2, "JPY": 0, "KWD": 3}
WEEKS = {"weekly": 1, "biweekly": 2, "fourWeekly": 4}
ANCHOR = date(2024, 1, 1)
DAY = timedelta(days=1)


def day_of(text):
    """The date of YYYY-MM-DD."""
    return date.fromisoformat(text)


def add_months(start, months):
    """The same day so many months later, or the last day of that month where it has no such day."""
    at = start.year * 12 + start.month - 1 + months
    first = date(at // 12, at % 12 + 1, 1)
    last = first_of_next_month(first) - DAY
    return first.replace(day=min(start.day, last.day))


def first_of_next_month(day):
    """The first day of the month after."""
    return date(day.year + (day.month == 12), day.month % 12 + 1, 1)


def period_holding(schedule, day):
    """The period (start, end half-open) of the schedule that holds the day."""
    if schedule in WEEKS:
        length = 7 * WEEKS[schedule]
        start = day - timedelta(days=(day - ANCHOR).days % length)
        return start, start + timedelta(days=length)
    if schedule == "monthly":
        return day.replace(day=1), first_of_next_month(day)
    if day.day <= 15:
        return day.replace(day=1), day.replace(day=16)
    return day.replace(day=16), first_of_next_month(day)


def is_workday(day, calendar):
    """True for a day of the working week that is no holiday."""
    return day.isoweekday() in calendar["workdays"] and day.isoformat() not in calendar["holidays"]


def workdays(start, end, calendar):
    """How many workdays lie from start to end, half-open."""
    return sum(is_workday(start + timedelta(days=n), calendar) for n in range((end - start).days))


def is_leap(year):
    """True for a year of 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def round_units(value, mode="HALF_UP"):
    """A fraction as an integer: half away from zero, or half to the even neighbour."""
    size = abs(value)
    below = size.numerator // size.denominator
    rest = size - below
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (mode == "HALF_UP" or below % 2 == 1))
    units = below + up
    return -units if value < 0 else units


def minor_units(money):
    """Money of the wire in units of its last decimal."""
    units = Fraction(money["amount"]) * 10 ** EXPONENTS[money["currency"]]
    if units.denominator != 1:
        raise ValueError(f"surplus decimals: {money}")
    return units.numerator


def canonical(units, currency):
    """The canonical decimal text of an amount in minor units."""
    exponent = EXPONENTS[currency]
    digits = str(abs(units)).rjust(exponent + 1, "0")
    text = digits if exponent == 0 else digits[:-exponent] + "." + digits[-exponent:]
    return ("-" if units < 0 else "") + text


def rational(text):
    """The fraction of "26", "26.1" or "313/12"."""
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below or "1")


def period_share(divisor):
    """Which part of a year's amount a period is worth: 1/26, 10/261, 12/313, or of "A14/365" 14/365."""
    return rational(divisor[1:]) if divisor.startswith("A") else 1 / rational(divisor)

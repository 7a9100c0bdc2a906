"""What stands after a fold: who is employed where, at which salary, with which earnings. Amounts are minor units."""
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from calendar_rules import DAY, day_of, minor_units, round_units


@dataclass
class Employment:
    """A time in one department; end None while it lasts; `is_left` where a leaving ended it."""

    start: date
    end: date | None
    department: str
    schedule: str
    is_left: bool = False

    def holds(self, day):
        """True if somebody was employed here on the day."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass
class Rate:
    """A salary in force from a date, for one unbroken time of employment (numbered by `spell`)."""

    start: date
    spell: int
    units: int
    currency: str
    per: str
    hours: Fraction | None

    def annual(self):
        """Minor units a year; by the hour: rate times hours a week times 52."""
        if self.per == "hour":
            return self.units * self.hours * 52
        return Fraction(self.units * (12 if self.per == "month" else 1))


@dataclass
class Timeline:
    """Everything that pay is computed from."""

    employments: list = field(default_factory=list)
    spells: list = field(default_factory=list)
    rates: list = field(default_factory=list)
    bonuses: list = field(default_factory=list)
    scheduled: list = field(default_factory=list)
    adjustments: list = field(default_factory=list)
    states: dict = field(default_factory=dict)

    def employed(self, day):
        """The employment in force on the day, or None."""
        return next((one for one in self.employments if one.holds(day)), None)

    def spell_of(self, day):
        """The number of the unbroken employment that holds the day or comes next; None after the last."""
        return next((n for n, (_, end) in enumerate(self.spells) if end is None or day < end), None)

    def rate_on(self, day):
        """The salary in force on the day: the latest start wins, of one date the last in the total order."""
        spell = self.spell_of(day)
        known = [one for one in self.rates if one.spell == spell and one.start <= day]
        return known[-1] if known else None

    def schedule_on(self, day):
        """In force on the day, else of the nearest employment, else monthly."""
        def distance(one):
            if one.holds(day):
                return 0
            return (one.start - day).days if day < one.start else (day - (one.end - DAY)).days

        nearest = min(self.employments, key=distance, default=None)
        return "monthly" if nearest is None else nearest.schedule


def unit_of(limit):
    """What a threshold is counted in."""
    return limit.get("currency", "percent")


def limit_of(limit):
    """Its value in that unit."""
    return Fraction(limit["percent"]) if "percent" in limit else minor_units(limit)


def rate_of(entry, spell):
    """The salary that the update names."""
    data = entry["data"]
    hours = Fraction(data["hoursPerWeek"]) if data["per"] == "hour" else None
    money = data["amount"]
    return Rate(day_of(entry["effectiveDate"]), spell, minor_units(money), money["currency"], data["per"], hours)


def raised(base, entry, spell):
    """The salary after the raise, rounded once, half away from zero; None where the currency is another."""
    data = entry["data"]
    if data.get("amount"):
        if data["amount"]["currency"] != base.currency:
            return None
        units = base.units + minor_units(data["amount"])
    else:
        units = round_units(base.units * (100 + Fraction(data["percent"])) / 100)
    return Rate(day_of(entry["effectiveDate"]), spell, units, base.currency, base.per, base.hours)


def worth_of_raise(base, rate, entry):
    """By unit: so much more a year, and the percentage asked for or, of an amount, what it is of the salary."""
    more = rate.annual() - base.annual()
    if entry["data"].get("percent"):
        percent = Fraction(entry["data"]["percent"])
    elif base.units == 0:
        percent = Fraction(10**18)
    else:
        percent = Fraction(100 * (rate.units - base.units), base.units)
    return {"percent": percent, base.currency: more}

"""From one employee's entries to what is in force when: who is employed where, at which salary, with which earnings.

Written from the rules alone. Amounts are minor units; spans are half-open; `states` says what became of each update.
"""
from fractions import Fraction

from calendar_rules import DAY, day_of, minor_units
from timeline_rules import Employment, Timeline, limit_of, raised, rate_of, unit_of, worth_of_raise

EMPLOYMENT = ("employment.started", "employment.transferred", "employment.ended")
PERIODS = {"weekly": 52, "biweekly": 26, "fourWeekly": 13, "semiMonthly": 24, "monthly": 12}
DECISIONS = ("update.approved", "update.declined")


class Fold:
    """One employee's entries on the way to a timeline."""

    def __init__(self, entries, thresholds):
        winners = {}
        for entry in sorted(entries, key=in_log):
            winners.setdefault(entry["updateId"], entry)
        self.all = sorted(winners.values(), key=lambda one: (one["effectiveDate"], in_log(one)))
        self.thresholds = thresholds
        self.implying = None
        self.unsaid = set()
        self.out = Timeline()

    def timeline(self):
        """The timeline, step by step: reversals, employments, salaries, earnings."""
        for entry in self.all:
            if entry["type"] in DECISIONS:
                self.out.states[entry["updateId"]] = "ignored"
        self.reverse()
        self.employ()
        self.pay_salaries()
        self.earn()
        for update in self.unsaid:
            self.out.states.pop(update, None)
        return self.out

    def of(self, *types):
        """The entries of these types that were not reversed, in the total order."""
        states = self.out.states
        return [one for one in self.all if one["type"] in types and states.get(one["updateId"]) != "reversed"]

    def counts(self, entry, department, is_held):
        """True if the entry counts: not held, or approved by somebody else in the department that decides."""
        state, decision = self.decided(entry, department) if is_held else ("applied", None)
        self.out.states[entry["updateId"]] = state
        if decision is not None:
            self.out.states[decision["updateId"]] = "applied"
        return state == "applied"

    def decided(self, entry, department):
        """What the first valid decision in log order makes of a held entry, and that decision."""
        for one in sorted(self.of(*DECISIONS), key=in_log):
            is_valid = one["actor"] != entry["actor"] and one["department"] == department
            if one["data"]["update"] == entry["updateId"] and is_valid:
                return ("applied" if one["type"] == "update.approved" else "declined"), one
        return "held", None

    def reverse(self):
        """Takes facts out as if they had never been: each once, the first reversal in log order that counts."""
        known = {one["updateId"]: one for one in self.all if not one["type"].startswith("update.")}
        states = self.out.states
        for one in sorted(self.of("update.reversed"), key=in_log):
            target = known.get(one["data"]["update"])
            if target is None or self.out.states.get(target["updateId"]) == "reversed":
                self.out.states[one["updateId"]] = "ignored"
            elif self.counts(one, target["department"], one["department"] != target["department"]):
                self.out.states[target["updateId"]] = "reversed"
        for one in self.of("update.reversed"):
            target = known.get(one["data"]["update"])
            is_late = target is not None and states.get(target["updateId"]) == "reversed"
            if is_late and states[one["updateId"]] != "applied" and one["department"] != target["department"]:
                self.leave_unsaid(one)

    def employ(self):
        """Employment facts in the total order, each checked against what stands before it."""
        facts = self.of(*EMPLOYMENT, "salary.set")
        is_hired = any(one["type"] == "employment.started" for one in facts)
        for one in facts:
            if one["type"] == "salary.set":
                if not is_hired and self.implies(one):
                    is_hired = True
                    start = day_of(one["effectiveDate"])
                    self.out.employments.append(Employment(start, None, one["department"], "monthly"))
                continue
            before = self.out.employed(day_of(one["effectiveDate"]))
            if before is None and one["type"] != "employment.started":
                self.out.states[one["updateId"]] = "ignored"
                continue
            department = one["department"] if before is None else before.department
            if self.counts(one, department, one["department"] != department):
                self.move(one, before)
        for one in self.out.employments:
            last = self.out.spells[-1] if self.out.spells else None
            if last is not None and last[1] == one.start and not previous.is_left:
                self.out.spells[-1] = (self.out.spells[-1][0], one.end)
            else:
                self.out.spells.append((one.start, one.end))
            previous = one

    def leave_unsaid(self, entry):
        """No rule says what becomes of an entry about a fact already undone, nor is it said here."""
        self.unsaid.add(entry["updateId"])
        self.unsaid.update(one["updateId"] for one in self.of(*DECISIONS) if one["data"]["update"] == entry["updateId"])

    def implies(self, salary):
        """True for the first salary of somebody never hired, unless it waits."""
        rate = rate_of(salary, 0)
        worth = {rate.currency: rate.annual()}
        if self.is_over("salary", salary, worth) and self.decided(salary, salary["department"])[0] != "applied":
            return False
        self.counts(salary, salary["department"], self.is_over("salary", salary, worth))
        self.implying = salary
        return True

    def move(self, fact, before):
        """A hire, a transfer or a leaving takes effect."""
        data, employments = fact["data"], self.out.employments
        if fact["type"] == "employment.ended":
            before.end, before.is_left = day_of(data["lastDay"]) + DAY, True
            return
        start = day_of(fact["effectiveDate"])
        if fact["type"] == "employment.started":
            begun = Employment(start, None, fact["department"], data.get("paySchedule", "monthly"))
        elif data["toDepartment"] == before.department:
            return
        else:
            begun = Employment(start, before.end, data["toDepartment"], before.schedule, before.is_left)
        if before is not None:
            before.end, before.is_left = start, False
            if before.start == start:
                employments.remove(before)
        employments.append(begun)

    def department_for(self, entry):
        """In force on its effective date; before a hire, of the employment to come; nobody employed: as named."""
        day = day_of(entry["effectiveDate"])
        there = next((one for one in self.out.employments if one.end is None or day < one.end), None)
        return entry["department"] if there is None else there.department

    def admits(self, entry, kind, worth):
        """True if it names the department in force and is under its thresholds, or was approved."""
        department = self.department_for(entry)
        is_held = entry["department"] != department or self.is_over(kind, entry, worth)
        return self.counts(entry, department, is_held)

    def is_over(self, kind, entry, worth):
        """True if a limit in force when the log took the entry is below its worth, or none is in a unit of it."""
        limits = {}
        for one in sorted(self.thresholds, key=lambda one: one["inForceFromMs"]):
            is_meant = (one["department"], one["kind"]) == (entry["department"], kind)
            if is_meant and one["inForceFromMs"] <= entry["recordedAtMs"]:
                limits[unit_of(one["limit"])] = limit_of(one["limit"])
        units = limits.keys() & worth.keys()
        # What cannot be compared with any limit waits: somebody has said that not everything may pass.
        return any(worth[unit] > limits[unit] for unit in units) or (bool(limits) and not units)

    def pay_salaries(self):
        """Salaries and raises in the total order; each raise is taken on what stands before it."""
        for one in self.of("salary.set", "salary.raised"):
            day = day_of(one["effectiveDate"])
            spell, base = self.out.spell_of(day), self.out.rate_on(day)
            if one["type"] == "salary.set":
                rate = rate_of(one, spell)
                is_admitted = one is self.implying or self.admits(one, "salary", {rate.currency: rate.annual()})
            else:
                rate = None if base is None else raised(base, one, spell)
                if rate is None:
                    self.out.states[one["updateId"]] = "ignored"
                    continue
                is_admitted = self.admits(one, "raise", worth_of_raise(base, rate, one))
            if is_admitted:
                self.out.rates.append(rate)

    def earn(self):
        """Bonuses, scheduled bonuses with what stops them, and adjustments."""
        for one in self.of("bonus.granted"):
            if self.admits(one, "bonus", self.worth_of_bonus(one)):
                self.out.bonuses.append(one)
        ends = {one["updateId"]: [] for one in self.of("bonus.scheduled")}
        for one in self.of("bonus.stopped"):
            if self.out.states.get(one["data"]["bonus"]) == "reversed":
                self.leave_unsaid(one)
                continue
            if one["data"]["bonus"] not in ends:
                self.out.states[one["updateId"]] = "ignored"
            elif self.admits(one, "stop", {}):
                ends[one["data"]["bonus"]].append(day_of(one["data"]["lastDate"]))
        for one in self.of("bonus.scheduled"):
            if self.admits(one, "scheduledBonus", self.worth_of_amount(one)):
                own = [day_of(one["data"]["lastDate"])] if one["data"].get("lastDate") else []
                self.out.scheduled.append((one, min(own + ends[one["updateId"]], default=None)))
        for one in self.of("earning.adjusted"):
            if self.admits(one, "adjustment", self.worth_of_amount(one)):
                self.out.adjustments.append(one)

    def worth_of_bonus(self, bonus):
        """By unit: its amount, or its percentage and what that gives of the year's or the period's salary."""
        data = bonus["data"]
        if data.get("amount"):
            return self.worth_of_amount(bonus)
        percent = Fraction(data["percent"])
        day = day_of(data["payDate"])
        rate = self.out.rate_on(day)
        if rate is None:
            return {"percent": percent}
        periods = 1 if data["of"] == "annualSalary" else PERIODS[self.out.schedule_on(day)]
        return {"percent": percent, rate.currency: rate.annual() * percent / 100 / periods}

    def worth_of_amount(self, entry):
        """By unit: the amount without its sign, and what it is of the year's salary in force, if of its currency."""
        money = entry["data"]["amount"]
        units = abs(minor_units(money))
        rate = self.out.rate_on(day_of(entry["effectiveDate"]))
        worth = {money["currency"]: units}
        if rate is not None and rate.currency == money["currency"] and rate.annual() > 0:
            worth["percent"] = 100 * units / rate.annual()
        return worth


def in_log(entry):
    """The order in which the log took the entries."""
    return entry["recordedAtMs"], entry["partition"], int(entry["offset"])

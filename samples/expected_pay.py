#!/usr/bin/env python3
"""What the City of Chicago pays in one month, computed from the file alone.

Reads samples/city-of-chicago.csv and prints JSON: per department and in total the number of salaried and
hourly people and their pay of an undivided month. It shares no code with the product: the import compares
the product's computed pay with it to the cent.

    salaried: annual salary / 12                    hourly: rate x hours per week x 52 / 12
Each person's pay is rounded once, half away from zero, to cents; sums are sums of rounded amounts.

    python3 samples/expected_pay.py [file.csv]
"""
import csv
import json
import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path

getcontext().prec = 50
CENT = Decimal("0.01")


def monthly_pay(row):
    if row["salary_or_hourly"] == "Salary":
        annual = Decimal(row["annual_salary"])
    else:
        annual = Decimal(row["hourly_rate"]) * Decimal(row["typical_hours"]) * 52
    return (annual / 12).quantize(CENT, rounding=ROUND_HALF_UP)


def add(sums, row):
    sums["salaried" if row["salary_or_hourly"] == "Salary" else "hourly"] += 1
    sums["pay"] += monthly_pay(row)


def nothing():
    return {"salaried": 0, "hourly": 0, "pay": Decimal("0.00")}


def main():
    beside = Path(__file__).resolve().parent / "city-of-chicago.csv"
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else beside
    departments, total = {}, nothing()
    with open(file, newline="", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            add(departments.setdefault(row["department"], nothing()), row)
            add(total, row)
    json.dump({"currency": "USD", "departments": departments, "total": total}, sys.stdout, default=str, indent=1)
    print()


if __name__ == "__main__":
    main()

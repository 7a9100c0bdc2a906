/**
 * What a department pays in a projected period: employees, and gross per currency, added up exactly as numeric.
 * $1 schedule, $2 first day, $3 department. Employees without an amount count and add nothing.
 */
export const projectedTotals = `
  with pay as materialized (
    select currencies, amounts
      from computed_pay
     where schedule = $1 and period_start = $2::date and department = $3)
  select (select count(*)::int from pay) as employees,
         coalesce((select json_agg(json_build_object('currency', currency, 'amount', amount) order by currency)
                     from (select part.currency, sum(part.amount)::text as amount
                             from pay cross join lateral unnest(pay.currencies, pay.amounts) as part(currency, amount)
                            group by part.currency) as per_currency), '[]') as gross`;

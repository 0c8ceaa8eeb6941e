-- <query signup_cohort_retention>
-- <description>Retention by signup cohort: for each month of sign-up, how many customers signed up and how many are active now.</description>
-- <query>
SELECT date_trunc('month', c.signup_date)::date AS cohort,
       count(*) AS signed_up,
       count(*) FILTER (WHERE c.status = 'active') AS active_now,
       round(count(*) FILTER (WHERE c.status = 'active')::numeric / count(*), 4) AS share_active
FROM customers c
GROUP BY 1
ORDER BY 1
-- </query>

-- <query largest_customers>
-- <description>Largest customers by MRR, biggest accounts first, with their plan and country.</description>
-- <query>
SELECT c.company_name, s.plan, c.country, s.mrr
FROM subscriptions s
JOIN customers c ON c.id = s.customer_id
WHERE s.ended_at IS NULL
ORDER BY s.mrr DESC, c.company_name
LIMIT 20
-- </query>

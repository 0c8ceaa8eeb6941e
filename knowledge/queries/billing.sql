-- <query invoice_aging>
-- <description>Aging of unpaid invoices: amount open or overdue by how many days ago they were issued.</description>
-- <query>
WITH latest AS (SELECT max(issued_at) AS day FROM invoices)
SELECT CASE WHEN i.issued_at >= latest.day - interval '30 days' THEN '0-30 days'
            WHEN i.issued_at >= latest.day - interval '60 days' THEN '31-60 days'
            WHEN i.issued_at >= latest.day - interval '90 days' THEN '61-90 days'
            ELSE 'over 90 days' END AS age,
       count(*) AS invoices,
       sum(i.amount) AS amount
FROM invoices i CROSS JOIN latest
WHERE i.status IN ('open', 'overdue')
GROUP BY 1
ORDER BY 1
-- </query>

-- <query mrr_movements>
-- <description>MRR movements by month: expansion and contraction from plan changes.</description>
-- <query>
SELECT date_trunc('month', p.changed_at)::date AS month,
       coalesce(sum(p.new_mrr - p.previous_mrr) FILTER (WHERE p.change_type = 'upgrade'), 0) AS expansion,
       coalesce(sum(p.new_mrr - p.previous_mrr) FILTER (WHERE p.change_type = 'downgrade'), 0) AS contraction
FROM plan_changes p
GROUP BY 1
ORDER BY 1
-- </query>

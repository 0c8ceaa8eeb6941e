CREATE TABLE customers (
    id           integer PRIMARY KEY,
    company_name text NOT NULL,
    industry     text NOT NULL,
    company_size text NOT NULL,
    country      text NOT NULL,
    signup_date  date NOT NULL,
    source       text NOT NULL,
    status       text NOT NULL
);
CREATE TABLE subscriptions (
    id                  integer PRIMARY KEY,
    customer_id         integer NOT NULL REFERENCES customers (id),
    plan                text NOT NULL,
    mrr                 numeric(12, 2) NOT NULL,
    seats               integer NOT NULL,
    billing_cycle       text NOT NULL,
    started_at          timestamptz NOT NULL,
    ended_at            timestamptz,
    status              text NOT NULL,
    cancellation_reason text
);
CREATE INDEX subscriptions_customer ON subscriptions (customer_id);
CREATE TABLE plan_changes (
    id            integer PRIMARY KEY,
    customer_id   integer NOT NULL REFERENCES customers (id),
    previous_plan text NOT NULL,
    new_plan      text NOT NULL,
    previous_mrr  numeric(12, 2) NOT NULL,
    new_mrr       numeric(12, 2) NOT NULL,
    change_type   text NOT NULL,
    changed_at    timestamptz NOT NULL
);
CREATE TABLE invoices (
    id              integer PRIMARY KEY,
    customer_id     integer NOT NULL REFERENCES customers (id),
    subscription_id integer NOT NULL REFERENCES subscriptions (id),
    amount          numeric(12, 2) NOT NULL,
    currency        text NOT NULL,
    status          text NOT NULL,
    issued_at       timestamptz NOT NULL,
    paid_at         timestamptz,
    period_start    date NOT NULL,
    period_end      date NOT NULL
);
CREATE INDEX invoices_customer ON invoices (customer_id);
CREATE TABLE usage_metrics (
    id                  integer PRIMARY KEY,
    customer_id         integer NOT NULL REFERENCES customers (id),
    metric_date         date NOT NULL,
    api_calls           bigint NOT NULL,
    active_users        integer NOT NULL,
    storage_mb          numeric(12, 1) NOT NULL,
    reports_generated   integer NOT NULL,
    integrations_active integer NOT NULL
);
CREATE INDEX usage_metrics_customer ON usage_metrics (customer_id, metric_date);
CREATE TABLE support_tickets (
    id                 integer PRIMARY KEY,
    customer_id        integer NOT NULL REFERENCES customers (id),
    priority           text NOT NULL,
    category           text NOT NULL,
    status             text NOT NULL,
    created_at         timestamptz NOT NULL,
    resolved_at        timestamptz,
    satisfaction_score integer
);
COMMENT ON TABLE customers IS 'Companies that signed up, trials included';
COMMENT ON TABLE subscriptions IS 'What a customer pays for, a row per plan held; ended_at is NULL while active';
COMMENT ON TABLE plan_changes IS 'Upgrades and downgrades';
COMMENT ON TABLE invoices IS 'Bills sent';
COMMENT ON TABLE usage_metrics IS 'Product usage on sampled days, 3 to 5 a month and customer';
COMMENT ON TABLE support_tickets IS 'Requests for help';

-- One row a run. Everything else that is known about it is read from its steps.
CREATE TABLE run (
    id         text PRIMARY KEY,
    thread     text        NOT NULL,
    asker      text        NOT NULL,
    started_at timestamptz NOT NULL,
    status     text        NOT NULL CHECK (status IN ('open', 'parked', 'ended')),
    cancel_requested boolean NOT NULL DEFAULT false
);
CREATE INDEX run_thread ON run (thread, started_at);
CREATE INDEX run_unfinished ON run (started_at) WHERE status <> 'ended';

-- Append-only. The primary key is the fence: two processes can't both write a run's next step.
CREATE TABLE step (
    run_id text        NOT NULL REFERENCES run (id),
    seq    integer     NOT NULL CHECK (seq >= 0),
    at     timestamptz NOT NULL,
    kind   text        NOT NULL,
    body   jsonb       NOT NULL,
    PRIMARY KEY (run_id, seq)
);

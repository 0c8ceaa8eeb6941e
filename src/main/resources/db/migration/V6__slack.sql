-- What Slack sent, before it is told that it arrived. `key` is Slack's own name for it (the event's id), so that a delivery that is repeated is one row.
-- `leased_until`: a process works on it until then; one that dies leaves it to another.
CREATE TABLE slack_inbox (
    key text PRIMARY KEY,
    received_at timestamptz NOT NULL DEFAULT now(),
    kind text NOT NULL,
    body jsonb NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    leased_until timestamptz NOT NULL,
    done_at timestamptz
);
CREATE INDEX slack_inbox_open ON slack_inbox (leased_until) WHERE done_at IS NULL;
CREATE INDEX slack_inbox_done ON slack_inbox (done_at) WHERE done_at IS NOT NULL;

-- Where a run was asked and how far its messages got. `sending` is the step whose message is on its way, `sent` the last one that arrived, as `message`.
-- `replied` is the last question back that somebody replied to, by the delivery `replied_by`: the first one wins, and may go on after a crash.
CREATE TABLE slack_run (
    run text PRIMARY KEY,
    team text NOT NULL,
    channel text NOT NULL,
    thread text NOT NULL,
    asked_in text NOT NULL,
    person text NOT NULL,
    asker text NOT NULL,
    alone boolean NOT NULL DEFAULT false,
    silent boolean NOT NULL DEFAULT false,
    idle boolean NOT NULL DEFAULT false,
    sending int NOT NULL DEFAULT -1,
    sent int NOT NULL DEFAULT -1,
    message text NOT NULL DEFAULT '',
    replied int NOT NULL DEFAULT -1,
    replied_by text NOT NULL DEFAULT '',
    leased_until timestamptz NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX slack_run_place ON slack_run (team, channel, thread);
CREATE INDEX slack_run_open ON slack_run (leased_until) WHERE NOT idle;

-- What people think of answers. `reason` is in their own words: data, never an instruction.
CREATE TABLE slack_feedback (
    run text NOT NULL,
    asker text NOT NULL,
    good boolean NOT NULL,
    reason text NOT NULL DEFAULT '',
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run, asker)
);

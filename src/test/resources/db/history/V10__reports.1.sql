-- Reports and watches, from files of the data team or made in Slack. What is due up to planned_to
-- has been turned into postings.
CREATE TABLE report (
    name        text PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('report', 'watch')),
    origin      text NOT NULL CHECK (origin IN ('file', 'slack')),
    definition  jsonb NOT NULL,
    owner       text NOT NULL,
    state       text NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
    planned_to  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL
);

-- Who did what to it.
CREATE TABLE report_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report     text NOT NULL,
    at         timestamptz NOT NULL,
    by         text NOT NULL,
    what       text NOT NULL,
    definition jsonb
);

-- One row a report and time it was due: whatever happens to the processes, there is no second one.
CREATE TABLE report_posting (
    report       text NOT NULL,
    due_at       timestamptz NOT NULL,
    state        text NOT NULL CHECK (state IN ('due', 'waiting', 'posted', 'quiet', 'skipped', 'failed')),
    reason       text NOT NULL DEFAULT '',
    tries        integer NOT NULL DEFAULT 0,
    not_before   timestamptz NOT NULL DEFAULT '-infinity',
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    told         boolean NOT NULL DEFAULT false,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (report, due_at)
);
CREATE INDEX report_posting_open ON report_posting (due_at) WHERE state IN ('due', 'waiting');

-- What was found, each time it was looked at: at the posting, and later when it is checked again.
CREATE TABLE report_snapshot (
    report     text NOT NULL,
    due_at     timestamptz NOT NULL,
    nth        integer NOT NULL,
    made_at    timestamptz NOT NULL,
    definition jsonb NOT NULL,
    edition    jsonb NOT NULL,
    hash       text NOT NULL,
    PRIMARY KEY (report, due_at, nth)
);

CREATE FUNCTION report_snapshot_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a snapshot is never changed';
END
$$;
CREATE TRIGGER report_snapshot_stays BEFORE UPDATE ON report_snapshot
    FOR EACH ROW EXECUTE FUNCTION report_snapshot_stays();

-- What is to be told where, each once. nth is the snapshot it tells of; alerts have none. channel and message are
-- what the door calls the message that it posted; about names the alerts in it.
CREATE TABLE report_delivery (
    report       text NOT NULL,
    due_at       timestamptz NOT NULL,
    nth          integer NOT NULL,
    destination  text NOT NULL,
    text         text NOT NULL DEFAULT '',
    about        text NOT NULL DEFAULT '',
    made_at      timestamptz NOT NULL DEFAULT now(),
    tries        integer NOT NULL DEFAULT 0,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    done_at      timestamptz,
    reason       text NOT NULL DEFAULT '',
    channel      text NOT NULL DEFAULT '',
    message      text NOT NULL DEFAULT '',
    PRIMARY KEY (report, due_at, nth, destination)
);
CREATE INDEX report_delivery_open ON report_delivery (made_at) WHERE done_at IS NULL;

-- What a watch found, each period once; and what people said of it.
CREATE TABLE watch_alert (
    watch     text NOT NULL,
    day       date NOT NULL,
    kind      text NOT NULL,
    text      text NOT NULL,
    value     numeric,
    expected  numeric,
    found_at  timestamptz NOT NULL,
    told      boolean NOT NULL,
    opinion   text NOT NULL DEFAULT '',
    PRIMARY KEY (watch, day, kind)
);

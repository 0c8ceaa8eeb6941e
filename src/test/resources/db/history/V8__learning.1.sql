-- What Jackdaw learnt. `state` is what it is now; how it came to that stands in `learning_event`. `audience` is empty (the company), 'person:NAME' or
-- 'team:NAME'; `rights` are the attributes of whoever it was learnt with: others don't see it.
CREATE TABLE learning (
    id         text PRIMARY KEY,
    type       text NOT NULL CHECK (type IN ('fix', 'correction', 'quirk', 'term', 'query', 'preference')),
    audience   text NOT NULL,
    rights     jsonb NOT NULL,
    text       text NOT NULL,
    sql        text NOT NULL,
    question   text NOT NULL,               -- what was asked when it was learnt
    relations  text[] NOT NULL,             -- what it says something of, as "schema.name"
    run        text NOT NULL,
    steps      integer[] NOT NULL,          -- of that run: the evidence
    author     text NOT NULL,
    shape      text NOT NULL,               -- its SQL without names of its own and values, hashed
    state      text NOT NULL CHECK (state IN ('proposed', 'waiting', 'active', 'stale', 'rejected', 'demoted', 'retired')),
    reason     text NOT NULL,
    version    integer NOT NULL,            -- counts its changes: two at once can't both win
    supports   text[] NOT NULL,             -- who else proposed the same
    embedding  real[] NOT NULL,
    made_at    timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    UNIQUE (run, author, text)              -- a run that is read twice proposes once
);
CREATE INDEX learning_state ON learning (state, id);
CREATE INDEX learning_audience ON learning (audience) WHERE audience <> '' OR rights <> '{}';
CREATE INDEX learning_shape ON learning (shape) WHERE shape <> '';

-- Append-only: each state it ever was in, so that one can ask what was believed when.
CREATE TABLE learning_event (
    learning text NOT NULL REFERENCES learning (id) ON DELETE CASCADE,
    version  integer NOT NULL,
    at       timestamptz NOT NULL,
    state    text NOT NULL,
    by       text NOT NULL,
    reason   text NOT NULL,
    PRIMARY KEY (learning, version)
);

-- What it depends on, and what that was like when it was proven.
CREATE TABLE learning_dependency (
    learning    text NOT NULL REFERENCES learning (id) ON DELETE CASCADE,
    kind        text NOT NULL,
    name        text NOT NULL,
    fingerprint text NOT NULL,
    PRIMARY KEY (learning, kind, name)
);
CREATE INDEX learning_dependency_name ON learning_dependency (kind, name);

-- A run that has been read for what can be learnt from it, and how well it went: 1 is well, 0 is wrong.
CREATE TABLE learning_run (
    run     text PRIMARY KEY,
    at      timestamptz NOT NULL,
    asker   text NOT NULL,
    thread  text NOT NULL,
    question text NOT NULL,                 -- hash of its words
    good    real NOT NULL,
    why     text NOT NULL
);
CREATE INDEX learning_run_question ON learning_run (question, at);
CREATE INDEX learning_run_thread ON learning_run (thread, at);

-- That a run was shown a learning, or that it was held out to see what happens without.
CREATE TABLE learning_use (
    learning text NOT NULL REFERENCES learning (id) ON DELETE CASCADE,
    run      text NOT NULL,
    shown    boolean NOT NULL,
    PRIMARY KEY (learning, run)
);
CREATE INDEX learning_use_run ON learning_use (run);

-- What is searched: active learnings of the whole company. Those of few are read by their audience.
CREATE TABLE learning_item (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    learning  text NOT NULL UNIQUE REFERENCES learning (id) ON DELETE CASCADE,
    search    text NOT NULL,
    embedding real[] NOT NULL,
    words     tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('english', search)) STORED
);
CREATE INDEX learning_item_words ON learning_item USING gin (words);
CREATE TABLE learning_word (
    word  text PRIMARY KEY,
    items integer NOT NULL
);

-- Whether the viewer of this transaction may see it. A viewer is 'upkeep', or {"audiences": [...], "rights": {...}}; without one nothing is seen.
CREATE FUNCTION may_see(p_audience text, p_rights jsonb) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
    viewer text := coalesce(current_setting('jackdaw.viewer', true), '');
BEGIN
    IF viewer = 'upkeep' THEN
        RETURN true;
    ELSIF viewer = '' THEN
        RETURN false;
    END IF;
    RETURN (p_audience = '' OR viewer::jsonb -> 'audiences' ? p_audience) AND (p_rights = '{}' OR p_rights = viewer::jsonb -> 'rights');
END $$;

-- Behind the queries' own conditions: a forgotten one shows nothing of others.
ALTER TABLE learning ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON learning USING (may_see(audience, rights));
ALTER TABLE learning_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning_event FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON learning_event USING (EXISTS (SELECT FROM learning l WHERE l.id = learning));
ALTER TABLE learning_dependency ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning_dependency FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON learning_dependency USING (EXISTS (SELECT FROM learning l WHERE l.id = learning));
ALTER TABLE learning_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning_use FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON learning_use USING (EXISTS (SELECT FROM learning l WHERE l.id = learning));

-- What people think of answers is asked in more places than Slack.
ALTER TABLE slack_feedback RENAME TO feedback;

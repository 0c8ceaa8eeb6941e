-- What was asked, by its shape: the structure of the SQL that a model wrote, or the governed question. Kept for some weeks.
CREATE TABLE question_shape (
    shape      text NOT NULL,
    run        text NOT NULL,
    asker      text NOT NULL,
    at         timestamptz NOT NULL,
    question   text NOT NULL,
    sql        text NOT NULL,
    metric     text NOT NULL,                -- the governed question as JSON, or empty
    elapsed_ms bigint NOT NULL,
    PRIMARY KEY (shape, run)
);
CREATE INDEX question_shape_at ON question_shape (at);

-- Views that were built, or are proposed because people keep asking. `stored` is a materialized view.
CREATE TABLE asset (
    id           text PRIMARY KEY,
    name         text NOT NULL,
    stored       boolean NOT NULL,
    state        text NOT NULL CHECK (state IN ('waiting', 'building', 'built', 'unused', 'stale', 'broken', 'rejected', 'dropped')),
    reason       text NOT NULL,
    question     text NOT NULL,              -- as somebody asked it
    description  text NOT NULL,              -- as models and people are shown it
    metric       text NOT NULL,              -- the governed question as JSON, or empty
    shape        text NOT NULL,
    sql          text NOT NULL,              -- its query
    gain         jsonb NOT NULL,
    owner        text NOT NULL,              -- who said yes
    run          text NOT NULL,              -- one that asked
    version      integer NOT NULL,           -- counts its changes: two at once can't both win
    made_at      timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    built_at     timestamptz,
    tried_at     timestamptz,                -- when it was last tried to fill it
    refreshed_at timestamptz,                -- when it was last filled
    refresh_ms   bigint NOT NULL,
    changes      text NOT NULL               -- what its tables were like then
);
CREATE UNIQUE INDEX asset_name ON asset (name) WHERE state NOT IN ('rejected', 'dropped');
CREATE INDEX asset_shape ON asset (shape);

-- Append-only: each state it ever was in.
CREATE TABLE asset_event (
    asset   text NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
    version integer NOT NULL,
    at      timestamptz NOT NULL,
    state   text NOT NULL,
    by      text NOT NULL,
    reason  text NOT NULL,
    PRIMARY KEY (asset, version)
);

-- Answers that rested on a view.
CREATE TABLE asset_use (
    name text NOT NULL,
    run  text NOT NULL,
    at   timestamptz NOT NULL,
    PRIMARY KEY (name, run)
);
CREATE INDEX asset_use_at ON asset_use (at);

-- Validated queries, views and the like, and what each rested on when it was last known to be right. `stale` says what changed since, or is empty.
CREATE TABLE dependant (
    subject text PRIMARY KEY,
    stale   text NOT NULL,
    since   timestamptz NOT NULL
);
CREATE TABLE dependant_dependency (
    subject     text NOT NULL REFERENCES dependant (subject) ON DELETE CASCADE,
    kind        text NOT NULL,
    name        text NOT NULL,
    fingerprint text NOT NULL,
    PRIMARY KEY (subject, kind, name)
);
CREATE INDEX dependant_dependency_name ON dependant_dependency (kind, name);

-- Views that were built before there were proposals.
INSERT INTO asset
SELECT substr(translate(md5(name), 'ilou', '0123'), 1, 16), name, false, 'built', 'somebody asked for it', '', content, '', 'view ' || name, body ->> 'sql',
       '{"times": 0, "people": 0, "msBefore": 0, "msAfter": 0, "charsBefore": 0, "charsAfter": 0, "proven": 0}', '', '', 1, now(), now(), now(), NULL, NULL, 0, ''
FROM knowledge_item WHERE kind = 'view' AND origin = 'built';
INSERT INTO asset_event SELECT id, 1, made_at, state, '', reason FROM asset;

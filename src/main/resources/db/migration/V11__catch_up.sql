-- V7 to V10 were edited after some databases had run them. This brings each of those to what the files say now; where they ran as they stand, it changes nothing.
-- From here on files are only added.

-- V7
ALTER TABLE slack_run ADD COLUMN IF NOT EXISTS withheld boolean NOT NULL DEFAULT false;
CREATE INDEX IF NOT EXISTS slack_run_asker ON slack_run (asker, made_at);

-- V8: one embedding of text and question together became one of the text and one of each question.
CREATE TABLE IF NOT EXISTS learning_question (
    learning  text NOT NULL REFERENCES learning (id) ON DELETE CASCADE,
    search    text NOT NULL,
    embedding real[] NOT NULL,
    PRIMARY KEY (learning, search)
);
DO $$
DECLARE
    early boolean := EXISTS (SELECT FROM information_schema.columns
                             WHERE table_schema = current_schema() AND table_name = 'learning' AND column_name = 'embedding');
BEGIN
    IF early THEN
        -- Row-level security would hide every learning from this statement.
        PERFORM set_config('jackdaw.viewer', 'upkeep', true);
        ALTER TABLE learning RENAME COLUMN embedding TO meaning;
        -- Near enough to be found until the learning is proven again, which embeds both anew.
        INSERT INTO learning_question (learning, search, embedding) SELECT id, question, meaning FROM learning;
    END IF;
END $$;
ALTER TABLE learning_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE learning_question FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON learning_question;
CREATE POLICY seen ON learning_question USING (EXISTS (SELECT FROM learning l WHERE l.id = learning));
CREATE INDEX IF NOT EXISTS learning_changed ON learning (changed_at) WHERE state = 'active';
CREATE INDEX IF NOT EXISTS learning_run_at ON learning_run (at);
ALTER TABLE learning_item DROP COLUMN IF EXISTS words;
ALTER TABLE learning_item DROP CONSTRAINT IF EXISTS learning_item_learning_key;
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint
                   WHERE conrelid = 'learning_item'::regclass AND conname = 'learning_item_learning_search_key') THEN
        ALTER TABLE learning_item ADD CONSTRAINT learning_item_learning_search_key UNIQUE (learning, search);
    END IF;
END $$;
DROP TABLE IF EXISTS learning_word;

-- V9
CREATE TABLE IF NOT EXISTS learning_forgotten (
    run    text NOT NULL,
    author text NOT NULL,
    text   text NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (run, author, text)
);
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM information_schema.columns
                   WHERE table_schema = current_schema() AND table_name = 'learning_run' AND column_name = 'heard') THEN
        ALTER TABLE learning_run ADD COLUMN heard timestamptz;
        UPDATE learning_run l SET heard = (SELECT max(f.at) FROM feedback f WHERE f.run = l.run AND f.at <= l.at);
    END IF;
END $$;
CREATE TABLE IF NOT EXISTS notice (
    key          text NOT NULL,
    run          text NOT NULL,
    person       text NOT NULL,
    text         text NOT NULL,
    made_at      timestamptz NOT NULL,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    done_at      timestamptz,
    PRIMARY KEY (key, run, person)
);
CREATE INDEX IF NOT EXISTS notice_open ON notice (leased_until) WHERE done_at IS NULL;
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM information_schema.columns
                   WHERE table_schema = current_schema() AND table_name = 'notice' AND column_name = 'person') THEN
        ALTER TABLE notice ADD COLUMN person text NOT NULL DEFAULT '';
        ALTER TABLE notice ALTER COLUMN person DROP DEFAULT;
        ALTER TABLE notice DROP CONSTRAINT notice_pkey;
        ALTER TABLE notice ADD PRIMARY KEY (key, run, person);
    END IF;
END $$;
ALTER TABLE run_cost DROP CONSTRAINT IF EXISTS run_cost_run_id_fkey;

-- V10
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM information_schema.columns
                   WHERE table_schema = current_schema() AND table_name = 'watch_alert' AND column_name = 'posted') THEN
        ALTER TABLE watch_alert ADD COLUMN posted boolean NOT NULL DEFAULT false;
        -- What doors had been handed before is not told again.
        UPDATE watch_alert SET posted = told;
    END IF;
END $$;

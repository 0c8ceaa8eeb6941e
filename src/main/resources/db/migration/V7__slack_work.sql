-- The message that shows a run at work: what it is (`Working.Kind`) and its `ts`.
ALTER TABLE slack_run ADD COLUMN work text NOT NULL DEFAULT 'NONE';
ALTER TABLE slack_run ADD COLUMN work_message text NOT NULL DEFAULT '';

-- Something in it looked like a password, a token or a key, and was left out of the message.
ALTER TABLE slack_run ADD COLUMN withheld boolean NOT NULL DEFAULT false;
CREATE INDEX slack_run_asker ON slack_run (asker, made_at);

-- The message that shows a run at work: what it is (`Working.Kind`) and its `ts`.
ALTER TABLE slack_run ADD COLUMN work text NOT NULL DEFAULT 'NONE';
ALTER TABLE slack_run ADD COLUMN work_message text NOT NULL DEFAULT '';

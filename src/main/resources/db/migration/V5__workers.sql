-- The process that works on a run, or empty. It lives for as long as its connection holds the advisory lock of its name.
ALTER TABLE run ADD COLUMN worker text NOT NULL DEFAULT '';

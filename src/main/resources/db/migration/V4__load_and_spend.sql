-- A caller's name for a request, so that the same request sent twice is one run.
ALTER TABLE run ADD COLUMN request text UNIQUE;

-- What was spent and is reserved, in millionths of a US dollar: of a person's day, a channel's day, the company's month.
CREATE TABLE spend (
    scope  text PRIMARY KEY,
    micros bigint NOT NULL
);

-- What each run holds of it. A run that died keeps its reservation until it is finished.
CREATE TABLE run_cost (
    run_id text PRIMARY KEY REFERENCES run (id),
    scopes text[] NOT NULL,
    micros bigint NOT NULL
);

-- Sets what a run has spent and reserved, unless that would go beyond a limit; returns each scope's sum before (negative: none
-- was changed for that scope's sake). The rows are locked in the order person, channel, company, by everyone.
CREATE FUNCTION book(p_run text, p_scopes text[], p_limits bigint[], p_micros bigint) RETURNS bigint[]
LANGUAGE plpgsql SET search_path = jackdaw_state AS $$
DECLARE
    held   bigint;
    more   bigint;
    total  bigint;
    totals bigint[] := '{}';
    full_  boolean := false;
BEGIN
    INSERT INTO run_cost VALUES (p_run, p_scopes, 0) ON CONFLICT DO NOTHING;
    SELECT micros, scopes INTO held, p_scopes FROM run_cost WHERE run_id = p_run FOR UPDATE;
    more := p_micros - held;
    FOR i IN 1 .. cardinality(p_scopes) LOOP
        INSERT INTO spend VALUES (p_scopes[i], 0) ON CONFLICT DO NOTHING;
        SELECT micros INTO total FROM spend WHERE scope = p_scopes[i] FOR UPDATE;
        IF more > 0 AND total + more > p_limits[i] THEN
            full_ := true;
            total := -total - 1;
        END IF;
        totals := totals || total;
    END LOOP;
    IF NOT full_ THEN
        UPDATE spend SET micros = micros + more WHERE scope = ANY (p_scopes);
        UPDATE run_cost SET micros = p_micros WHERE run_id = p_run;
    END IF;
    RETURN totals;
END $$;

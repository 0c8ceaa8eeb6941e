-- A parcel carrier that no model knows. What is odd about it can only be learnt by use: see dev.jackdaw.bench.curve.Quirk.
CREATE SCHEMA freight;
CREATE TABLE freight.accts (id integer PRIMARY KEY, label text NOT NULL, kind text NOT NULL, city text NOT NULL);
CREATE TABLE freight.crews (no integer PRIMARY KEY, depot text NOT NULL, left_on date);
CREATE TABLE freight.runs (id integer PRIMARY KEY, team_no integer NOT NULL REFERENCES freight.crews (no), started text NOT NULL, km integer NOT NULL, state text NOT NULL);
CREATE TABLE freight.parcels (id integer PRIMARY KEY, run_id integer NOT NULL REFERENCES freight.runs (id), acct_id integer NOT NULL REFERENCES freight.accts (id),
    heft integer NOT NULL, fee integer NOT NULL, lane text NOT NULL, booked date NOT NULL, void boolean NOT NULL);
INSERT INTO freight.accts SELECT i, 'Account ' || i, CASE WHEN i % 7 = 0 THEN 'demo' ELSE 'real' END,
    (ARRAY['Aden', 'Brix', 'Cork', 'Dole', 'Eger', 'Faro', 'Gent', 'Hull', 'Imst', 'Jena'])[1 + i % 10] FROM generate_series(1, 210) i;
INSERT INTO freight.crews SELECT i, (ARRAY['east', 'west', 'harbour', 'airport', 'ring', 'mill', 'canal', 'depot nine', 'old town', 'hill'])[1 + i % 10],
    CASE WHEN i % 5 = 0 THEN date '2025-03-01' + i END FROM generate_series(1, 60) i;
INSERT INTO freight.runs SELECT i, 1 + i * 7 % 60, to_char(date '2025-01-01' + i * 3 % 364, 'DD.MM.YYYY'), 120 + i * 37 % 900, CASE WHEN i % 4 = 0 THEN 'OPEN' ELSE 'DONE' END
    FROM generate_series(1, 1200) i;
INSERT INTO freight.parcels SELECT i, 1 + i * 11 % 1200, 1 + i * 13 % 210, 200 + i * 53 % 9000, 450 + i * 29 % 4000,
    (ARRAY['north', 'south', 'east', 'west', 'ring', 'coast', 'valley', 'tunnel', 'bridge', 'border'])[1 + i * 3 % 10], date '2025-01-01' + i * 7 % 364, i % 9 = 0 FROM generate_series(1, 9000) i;
ANALYZE freight.accts, freight.crews, freight.runs, freight.parcels;

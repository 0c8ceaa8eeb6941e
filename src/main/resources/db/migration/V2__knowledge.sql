-- The index over the curated files, over what the database tells of itself, and over what the Engineer built.
CREATE TABLE knowledge_item (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      text NOT NULL,
    name      text NOT NULL,
    origin    text NOT NULL CHECK (origin IN ('file', 'database', 'built')),
    file      text NOT NULL,
    line      integer NOT NULL,
    version   text NOT NULL,              -- hash of the content
    title     text NOT NULL,
    content   text NOT NULL,              -- what a reader or a model is shown
    search    text NOT NULL,              -- what is searched: identifiers split into words
    body      jsonb NOT NULL,             -- the typed definition
    embedding real[] NOT NULL,
    words     tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('english', search)) STORED,
    UNIQUE (kind, name)
);
CREATE INDEX knowledge_item_words ON knowledge_item USING gin (words);

-- The values a metric's dimension takes, as found at the last load. None where there are too many.
CREATE TABLE dimension_value (
    metric    text NOT NULL,
    dimension text NOT NULL,
    value     text NOT NULL,
    PRIMARY KEY (metric, dimension, value)
);

-- "embedding_model" and "generation" (counts loads; caches are valid for one generation).
CREATE TABLE knowledge_state (
    key   text PRIMARY KEY,
    value text NOT NULL
);

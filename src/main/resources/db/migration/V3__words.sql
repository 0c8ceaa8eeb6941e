-- How many items a word stands in: a rare word of a question says more than a frequent one.
CREATE TABLE knowledge_word (
    word  text PRIMARY KEY,
    items integer NOT NULL
);
INSERT INTO knowledge_word SELECT word, ndoc FROM ts_stat('SELECT words FROM knowledge_item');

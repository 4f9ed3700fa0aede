"""The tables of the SQLite file: a public format like the API, with the same names."""

from __future__ import annotations

# Keys and foreign keys let Datasette link the rows; `content` tells it which table the full text belongs to.
TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE families (word TEXT PRIMARY KEY, label TEXT NOT NULL, text TEXT NOT NULL);

CREATE TABLE rfcs (
    number INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    published TEXT NOT NULL,
    status TEXT NOT NULL,
    stream TEXT NOT NULL,
    working_group TEXT,
    doi TEXT,
    current INTEGER NOT NULL,
    family TEXT REFERENCES families (word),
    url TEXT NOT NULL
);

CREATE TABLE rfc_relations (
    rfc INTEGER NOT NULL REFERENCES rfcs (number),
    relation TEXT NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (rfc, relation, other)
);

CREATE TABLE sections (
    rfc INTEGER NOT NULL REFERENCES rfcs (number),
    section TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT,
    official_url TEXT NOT NULL,
    PRIMARY KEY (rfc, section)
);

CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT,
    status TEXT,
    live INTEGER,
    class TEXT,
    type TEXT,
    interop TEXT,
    security TEXT,
    operations TEXT,
    guidance TEXT,
    text TEXT,
    created TEXT,
    modified TEXT,
    moved_to TEXT REFERENCES entries (id),
    url TEXT NOT NULL
);

CREATE TABLE places (
    entry TEXT NOT NULL REFERENCES entries (id),
    rfc INTEGER NOT NULL REFERENCES rfcs (number),
    section TEXT,
    state TEXT,
    affected INTEGER,
    note TEXT
);
CREATE INDEX places_by_rfc ON places (rfc, section);
CREATE INDEX places_by_entry ON places (entry);

CREATE TABLE words (
    facet TEXT NOT NULL,
    word TEXT NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (facet, word)
);

CREATE TABLE entry_words (
    entry TEXT NOT NULL REFERENCES entries (id),
    facet TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (entry, facet, word),
    FOREIGN KEY (facet, word) REFERENCES words (facet, word)
);

CREATE TABLE readings (entry TEXT NOT NULL REFERENCES entries (id), reading TEXT NOT NULL, consequence TEXT NOT NULL);

CREATE TABLE symptoms (
    entry TEXT NOT NULL REFERENCES entries (id), kind TEXT NOT NULL, text TEXT NOT NULL, source TEXT
);

CREATE TABLE relations (
    entry TEXT NOT NULL REFERENCES entries (id),
    relation TEXT NOT NULL,
    other TEXT NOT NULL REFERENCES entries (id),
    PRIMARY KEY (entry, relation, other)
);

CREATE TABLE changes (
    key TEXT PRIMARY KEY,
    date TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    before TEXT,
    after TEXT,
    headline TEXT NOT NULL,
    note TEXT NOT NULL
);

CREATE VIEW live_issues AS
    SELECT id, title, interop, security, operations, summary, guidance, url
    FROM entries
    WHERE kind = 'issue' AND live = 1;

CREATE VIRTUAL TABLE entries_fts USING fts5 (
    id, title, summary, guidance, text, content="entries", tokenize="porter unicode61"
);
"""
FULL_TEXT = "INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')"

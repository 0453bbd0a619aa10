DROP TABLE import;
DROP TABLE reaction_ballot;
DROP TABLE statement;

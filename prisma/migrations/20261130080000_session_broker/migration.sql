-- Which broker a session was begun at. Those that are open were begun at the only one there was.
ALTER TABLE "Session" ADD COLUMN "broker" VARCHAR(40) NOT NULL DEFAULT 'e-legitimation';

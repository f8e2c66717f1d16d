-- A right that who runs the portal has ended at once. The provider that keeps it may go on saying it: this stands.
ALTER TABLE "Representation" ADD COLUMN "stoppedAt" TIMESTAMPTZ(3);

-- What has been kept long enough, and is in a signed archive, may be removed: by who owns the database, in a program of the
-- operator's (npm run archive), never by the role that the portal runs as. The setting says that it is meant; that the
-- one who has connected owns the log is what counts. A function that runs as the owner changes nothing of that.
CREATE FUNCTION is_archiving() RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(current_setting('insyn.archiving', true), '') = 'on'
    AND pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = '"AccessLog"'::regclass), 'MEMBER')
$$;

DROP TRIGGER "AccessLog_append_only_rows" ON "AccessLog";
CREATE TRIGGER "AccessLog_append_only_rows" BEFORE UPDATE ON "AccessLog" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AccessLog_append_only_delete" BEFORE DELETE ON "AccessLog"
  FOR EACH ROW WHEN (NOT is_archiving()) EXECUTE FUNCTION refuse_change();

DROP TRIGGER "ObjectionEvent_append_only_delete" ON "ObjectionEvent";
CREATE TRIGGER "ObjectionEvent_append_only_delete" BEFORE DELETE ON "ObjectionEvent"
  FOR EACH ROW WHEN (NOT is_archiving()) EXECUTE FUNCTION refuse_change();

-- What waits to be sent is not removed by anybody, archived or not.
DROP TRIGGER "Outbox_keeps_rows_from_delete" ON "Outbox";
CREATE TRIGGER "Outbox_keeps_rows_from_delete" BEFORE DELETE ON "Outbox"
  FOR EACH ROW WHEN (NOT is_archiving() OR (OLD."deliveredAt" IS NULL AND OLD."refusedAt" IS NULL))
  EXECUTE FUNCTION refuse_outbox_loss();

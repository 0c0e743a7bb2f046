-- Two roles that the clerk works as, never the one that owns the tables (docs/decisions/0031). clerk_app answers people
-- and sees the rows of the partnerships in clerk.partnerships, which is set for each transaction. clerk_delivery sends
-- and knows where people are, over all partnerships, and can read little else.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['clerk_app', 'clerk_delivery'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      -- Roles belong to the server: another database of it was migrated at the same time.
      NULL;
    END;
    IF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', role_name, current_user);
    END IF;
  END LOOP;
END
$$;

-- The audit trail, anew: the entries so far are appended to it in their order.
ALTER TABLE "AuditEntry" RENAME TO "AuditEntryBefore";
ALTER TABLE "AuditEntryBefore" RENAME CONSTRAINT "AuditEntry_pkey" TO "AuditEntryBefore_pkey";

CREATE TABLE "AuditEntry" (
    "chain" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "partnershipId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorEntraId" TEXT,
    "actorTenantId" TEXT,
    "actor" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "activityId" TEXT,
    "subject" TEXT,
    "previous" JSONB,
    "next" JSONB,
    "salt" UUID,
    "contentHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("chain","seq")
);
CREATE TABLE "AuditChain" (
    "chain" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("chain")
);

-- The partnerships that this transaction is about; none where nobody said.
CREATE FUNCTION clerk_scope() RETURNS integer[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('clerk.partnerships', true), '')::integer[], '{}')
$$;

-- The partnerships of a person, whose id is given in the spellings that it may have, as clerk.partnerships takes them.
CREATE FUNCTION clerk_partnerships_of(entra_ids text[], tenant text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(p.id), '{}')::text FROM public."Partnership" p
  WHERE (p."tenantId" IS NULL OR lower(p."tenantId") = lower(tenant))
    AND EXISTS (SELECT FROM public."Member" m WHERE m."partnershipId" = p.id AND m."entraId" = ANY (entra_ids))
$$;

-- Appends entries to a partnership's chain (or, for null, to that of what belongs to none) and returns how many. Whoever
-- appends holds the end of the chain until the transaction ends, so a transaction should do this last.
CREATE FUNCTION clerk_append_audit(partnership integer, entries jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  this_chain CONSTANT integer := coalesce(partnership, 0);
  entry record;
  last_seq bigint;
  last_hash bytea;
  entry_salt uuid;
  content_hash bytea;
  appended integer := 0;
BEGIN
  IF current_setting('role') = 'clerk_app' AND partnership IS NOT NULL AND partnership <> ALL (public.clerk_scope()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'The audit trail of another partnership is not written to.';
  END IF;
  SELECT c.seq, c.hash INTO last_seq, last_hash FROM public."AuditChain" c WHERE c.chain = this_chain FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO public."AuditChain" (chain, seq, hash) VALUES (this_chain, 0, '') ON CONFLICT DO NOTHING;
    SELECT c.seq, c.hash INTO last_seq, last_hash FROM public."AuditChain" c WHERE c.chain = this_chain FOR UPDATE;
  END IF;
  FOR entry IN
    SELECT e.at::timestamptz(3) AS at, e."actorEntraId", e."actorTenantId", e.actor, e.event, e.source, e."activityId",
      e.subject, e.previous, e.next
    FROM ROWS FROM (jsonb_to_recordset(entries) AS (
      at timestamptz, "actorEntraId" text, "actorTenantId" text, actor text, event text, source text,
      "activityId" text, subject text, previous jsonb, next jsonb)) WITH ORDINALITY AS e
    ORDER BY e.ordinality
  LOOP
    last_seq := last_seq + 1;
    entry_salt := gen_random_uuid();
    content_hash := sha256(convert_to(
      entry_salt::text || jsonb_build_array(entry.subject, entry.previous, entry.next)::text, 'UTF8'));
    last_hash := sha256(last_hash || convert_to(jsonb_build_array(
      this_chain, last_seq, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      entry."actorEntraId", entry."actorTenantId", entry.actor, entry.event, entry.source, entry."activityId")::text,
      'UTF8') || content_hash);
    INSERT INTO public."AuditEntry" (chain, seq, "partnershipId", at, "actorEntraId", "actorTenantId", actor, event,
      source, "activityId", subject, previous, next, salt, "contentHash", hash)
    VALUES (this_chain, last_seq, partnership, entry.at, entry."actorEntraId", entry."actorTenantId", entry.actor,
      entry.event, entry.source, entry."activityId", entry.subject, entry.previous, entry.next, entry_salt,
      content_hash, last_hash);
    appended := appended + 1;
  END LOOP;
  UPDATE public."AuditChain" c SET seq = last_seq, hash = last_hash WHERE c.chain = this_chain;
  RETURN appended;
END
$$;

SELECT clerk_append_audit(b."partnershipId", jsonb_agg(to_jsonb(b) ORDER BY b.id))
FROM "AuditEntryBefore" b GROUP BY b."partnershipId" ORDER BY b."partnershipId";
DROP TABLE "AuditEntryBefore";

CREATE INDEX "AuditEntry_partnershipId_subject_idx" ON "AuditEntry"("partnershipId", "subject");
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_partnershipId_fkey" FOREIGN KEY ("partnershipId")
  REFERENCES "Partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- How a table of a partnership is kept: clerk_app works on the rows of the partnerships in its scope. `of` says which
-- partnership a row belongs to where it has no partnershipId of its own. For later migrations, too.
CREATE FUNCTION clerk_protect(table_name text, of text DEFAULT '"partnershipId" = ANY ((SELECT clerk_scope())::integer[])')
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
  EXECUTE format('CREATE POLICY clerk_app ON %I TO clerk_app USING (%s)', table_name, of);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO clerk_app', table_name);
END
$$;
REVOKE EXECUTE ON FUNCTION clerk_partnerships_of, clerk_append_audit, clerk_protect FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clerk_partnerships_of TO clerk_app;
GRANT EXECUTE ON FUNCTION clerk_append_audit TO clerk_app, clerk_delivery;
GRANT USAGE ON SCHEMA public TO clerk_app, clerk_delivery;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO clerk_app, clerk_delivery;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO clerk_app;

SELECT clerk_protect(name) FROM unnest(ARRAY[
  'Agency', 'Member', 'Nominal', 'Profile', 'Meeting', 'Action', 'Update', 'UndoStep', 'Programme', 'StandingItem',
  'PartnershipChoice', 'Nudge']) AS name;
SELECT clerk_protect('Partnership', 'id = ANY ((SELECT clerk_scope())::integer[])');
SELECT clerk_protect('Away', 'EXISTS (SELECT FROM "Member" m WHERE m.id = "memberId")');
SELECT clerk_protect('OpenQuestion', 'EXISTS (SELECT FROM "Member" m WHERE m.id = "memberId")');
SELECT clerk_protect('NominalAgency', 'EXISTS (SELECT FROM "Nominal" n WHERE n.id = "nominalId")');
SELECT clerk_protect(name, 'true') FROM unnest(ARRAY['UsedToken', 'Power', 'rate_limit']) AS name;
SELECT clerk_protect('AuditEntry');
REVOKE INSERT, UPDATE, DELETE ON "AuditEntry" FROM clerk_app;
-- Nobody but the function above has anything to do with it.
ALTER TABLE "AuditChain" ENABLE ROW LEVEL SECURITY;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'Partnership', 'Member', 'Action', 'Update', 'Nudge', 'Conversation', 'Heartbeat', 'rate_limit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY clerk_delivery ON %I TO clerk_delivery USING (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO clerk_delivery', name);
  END LOOP;
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    GRANT SELECT ON _prisma_migrations TO clerk_app, clerk_delivery;
  END IF;
END
$$;
GRANT INSERT, UPDATE, DELETE ON "Nudge", "Conversation", "Heartbeat", rate_limit TO clerk_delivery;
GRANT UPDATE ("unreachedAt", "unreachedCode", "unreachedReason") ON "Member" TO clerk_delivery;
GRANT UPDATE ("channelConversationId", "boardConversationId", "unplannedSince") ON "Partnership" TO clerk_delivery;

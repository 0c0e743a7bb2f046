-- Erasure of a nominal's content once its retention has ended (docs/decisions/0033).

-- How a code, or the ref of an action, is found in words, with any number of leading zeros: "N-3", "N-0003", "n3". Spelled
-- out, because what is a letter or a space to a pattern depends on the server's locale. (\u00A0 is a space that does not
-- break.) For no numbers at all it is null, which matches nothing.
CREATE FUNCTION clerk_ref_pattern(letter text, VARIADIC numbers integer[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT format('(?<![A-Za-z0-9])%s(?:[-‐‑‒–—][ \u00A0]?0*|0*|[ \u00A0](?=[0-9]{3})0*)(?:%s)(?![A-Za-z0-9])',
    letter, nullif(array_to_string(numbers, '|'), ''))
  WHERE cardinality(numbers) > 0
$$;

CREATE FUNCTION clerk_code_pattern(kind "NominalKind", number integer) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT public.clerk_ref_pattern(
    CASE kind::text WHEN 'individual' THEN 'N' WHEN 'child' THEN 'C' WHEN 'ocg' THEN 'G' WHEN 'usg' THEN 'U' ELSE 'L' END,
    number)
$$;

CREATE FUNCTION clerk_without(words text, pattern text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(words, pattern, '(erased)', 'gi')
$$;

-- A row of a sheet, as it was imported, without a code in its cells.
CREATE FUNCTION clerk_row_without(imported jsonb, pattern text) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN jsonb_typeof(imported) <> 'object' THEN imported ELSE coalesce((
    SELECT jsonb_object_agg(c.key, CASE WHEN jsonb_typeof(c.value) = 'string'
      THEN to_jsonb(public.clerk_without(c.value #>> '{}', pattern)) ELSE c.value END)
    FROM jsonb_each(imported) c), '{}') END
$$;

-- JSON as one text to look for codes in: what JSON writes for a new line or a tab is no letter before a code.
CREATE FUNCTION clerk_words_of(content jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(content::text, '\\([nrtbf]|u[0-9a-f]{4})', ' ', 'g')
$$;

-- The closed nominals of a partnership whose retention has ended, and how many actions about each are still open. An
-- instant that is still to come counts as now: nothing is due early because somebody says that it is later.
CREATE FUNCTION clerk_due_for_erasure(partnership integer, as_of timestamptz)
RETURNS TABLE (id integer, ref text, "openActions" integer)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT n.id, n.ref, (
    SELECT count(*)::integer FROM public."Action" a WHERE a."nominalId" = n.id
      AND a.status IN ('proposed', 'accepted', 'in_progress', 'blocked', 'awaiting_confirmation'))
  FROM public."Nominal" n JOIN public."Partnership" p ON p.id = n."partnershipId"
  WHERE n."partnershipId" = partnership AND n.status = 'closed' AND n."erasedAt" IS NULL AND n."heldSince" IS NULL
    AND n.closed + make_interval(months => coalesce((p.settings->>'retentionMonths')::integer, 24))
      <= (least(as_of, now()) AT TIME ZONE p.timezone)::date
  ORDER BY n.closed, n.id
$$;

-- The entries of a chain, after one and up to another, that tell of a nominal or of what was done about it.
CREATE FUNCTION clerk_entries_about(of_chain integer, after_seq bigint, up_to bigint, codes text, refs text)
RETURNS SETOF bigint LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.seq FROM public."AuditEntry" e
  WHERE e.chain = of_chain AND e.seq > after_seq AND e.seq <= up_to AND e."erasedAt" IS NULL
    AND (e.subject ~* codes OR e.subject ~* refs
      OR public.clerk_words_of(e.previous) ~* codes OR public.clerk_words_of(e.next) ~* codes)
  ORDER BY e.seq
$$;

-- Erases what is held about a nominal, all or nothing. False, and nothing is changed, for one that is open, held, not
-- due, still worked on, erased before, or not in the caller's scope. It decides that itself, because it is the one way
-- in which the clerk's own role can take anything out of the audit trail.
CREATE FUNCTION clerk_erase_nominal(nominal_id integer, erased_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  nominal record;
  its_actions integer[];
  its_numbers integer[];
  codes text;
  refs text;
  scanned bigint;
  entries bigint[];
  restated jsonb;
BEGIN
  SELECT n."partnershipId" AS partnership, n.kind, n.number INTO nominal FROM public."Nominal" n
  WHERE n.id = nominal_id
    AND (current_setting('role') <> 'clerk_app' OR n."partnershipId" = ANY (public.clerk_scope()))
  FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  codes := public.clerk_code_pattern(nominal.kind, nominal.number);
  -- All rows that will be written, in one order: whoever changes one of them is waited for, and waits.
  PERFORM a.id FROM public."Action" a
  WHERE a."partnershipId" = nominal.partnership AND (a."nominalId" = nominal_id OR concat_ws(' ', a.title, a.tactic,
    a.blocker, a.outcome, a.evidence, a."snoozeReason", a."lastUpdate", public.clerk_words_of(a."importedRow")) ~* codes)
  ORDER BY a.id FOR UPDATE;
  IF NOT EXISTS (
    SELECT FROM public.clerk_due_for_erasure(nominal.partnership, erased_at) d
    WHERE d.id = nominal_id AND d."openActions" = 0) THEN
    RETURN false;
  END IF;
  SELECT coalesce(array_agg(a.id), '{}'), coalesce(array_agg(a.number), '{}') INTO its_actions, its_numbers
  FROM public."Action" a WHERE a."nominalId" = nominal_id;
  refs := public.clerk_ref_pattern('A', VARIADIC its_numbers);

  UPDATE public."Nominal" SET categories = '{}', "leadAgencyId" = NULL, "profileId" = NULL, "reviewBy" = NULL,
    "importedRow" = NULL, "erasedAt" = erased_at, version = version + 1
  WHERE id = nominal_id;
  DELETE FROM public."NominalAgency" WHERE "nominalId" = nominal_id;
  DELETE FROM public."NominalAlias" WHERE "nominalId" = nominal_id;
  UPDATE public."SharedCard" SET "nominalIds" = array_remove("nominalIds", nominal_id)
  WHERE "partnershipId" = nominal.partnership AND nominal_id = ANY ("nominalIds");
  DELETE FROM public."SharedCard" WHERE "partnershipId" = nominal.partnership AND cardinality("nominalIds") = 0;

  UPDATE public."Action" SET title = '(erased)', tactic = NULL, blocker = NULL, outcome = NULL, evidence = NULL,
    "snoozeReason" = NULL, "lastUpdate" = NULL, "importedRow" = NULL, version = version + 1
  WHERE id = ANY (its_actions);
  UPDATE public."Update" SET text = NULL WHERE "actionId" = ANY (its_actions);

  -- Its code in the words of others.
  UPDATE public."Action" SET title = public.clerk_without(title, codes), tactic = public.clerk_without(tactic, codes),
    blocker = public.clerk_without(blocker, codes), outcome = public.clerk_without(outcome, codes),
    evidence = public.clerk_without(evidence, codes), "snoozeReason" = public.clerk_without("snoozeReason", codes),
    "lastUpdate" = public.clerk_without("lastUpdate", codes),
    "importedRow" = public.clerk_row_without("importedRow", codes)
  WHERE "partnershipId" = nominal.partnership AND concat_ws(' ', title, tactic, blocker, outcome, evidence,
    "snoozeReason", "lastUpdate", public.clerk_words_of("importedRow")) ~* codes;
  UPDATE public."Update" SET text = public.clerk_without(text, codes)
  WHERE "partnershipId" = nominal.partnership AND text ~* codes;
  UPDATE public."Profile" SET title = public.clerk_without(title, codes),
    "producedBy" = public.clerk_without("producedBy", codes),
    "importedRow" = public.clerk_row_without("importedRow", codes)
  WHERE "partnershipId" = nominal.partnership
    AND concat_ws(' ', title, "producedBy", public.clerk_words_of("importedRow")) ~* codes;

  DELETE FROM public."UndoStep" s
  WHERE s."partnershipId" = nominal.partnership AND (s.subject = 'action' AND s."subjectId" = ANY (its_actions)
    OR s.subject = 'nominal' AND s."subjectId" = nominal_id OR public.clerk_words_of(s.previous) ~* codes);
  -- A question is open for minutes; one that is older can be answered no more.
  DELETE FROM public."OpenQuestion" q USING public."Member" m
  WHERE m.id = q."memberId" AND m."partnershipId" = nominal.partnership
    AND (q."askedAt" < erased_at - interval '1 hour' OR (q.question->>'number')::integer = ANY (its_numbers)
      OR public.clerk_words_of(q.question) ~* codes);
  -- Messages that show one of its actions are brought up to date where they stand (Ledger.outdated).
  UPDATE public."Nudge" SET "seenUpdate" = -1
  WHERE "partnershipId" = nominal.partnership AND state = 'sent' AND numbers && its_numbers;

  -- The audit trail, last. Nearly all of it is looked through before its end is held, so that nobody waits for that.
  SELECT coalesce(max(e.seq), 0) INTO scanned FROM public."AuditEntry" e WHERE e.chain = nominal.partnership;
  entries := ARRAY(SELECT public.clerk_entries_about(nominal.partnership, 0, scanned, codes, refs));
  PERFORM c.chain FROM public."AuditChain" c WHERE c.chain = nominal.partnership FOR UPDATE;
  entries := entries || ARRAY(
    SELECT public.clerk_entries_about(nominal.partnership, scanned, 9223372036854775807, codes, refs));

  -- What an entry says of other codes is said again, so that it stays known whom those were shown to.
  SELECT jsonb_agg(jsonb_build_object('at', e.at, 'actorEntraId', e."actorEntraId", 'actorTenantId', e."actorTenantId",
      'actor', e.actor, 'event', 'nominals.shown', 'source', e.source, 'activityId', e."activityId",
      'subject', e.others, 'next', jsonb_strip_nulls(jsonb_build_object('place', e.next->'place',
        'conversationId', e.next->'conversationId', 'restates', e.seq))) ORDER BY e.seq)
  INTO restated
  FROM (
    SELECT a.*, CASE
      WHEN a.event IN ('nominals.shown', 'nominal.shown', 'nominals.listed') THEN (
        SELECT string_agg(c.code, ' ' ORDER BY c.place)
        FROM unnest(string_to_array(a.subject, ' ')) WITH ORDINALITY AS c(code, place) WHERE c.code !~* codes)
      WHEN a.event = 'action.changed' AND a.next->>'nominal' !~* codes THEN a.next->>'nominal' END AS others
    FROM public."AuditEntry" a WHERE a.chain = nominal.partnership AND a.seq = ANY (entries)) e
  WHERE e.others IS NOT NULL;
  IF restated IS NOT NULL THEN
    PERFORM public.clerk_append_audit(nominal.partnership, restated);
  END IF;

  UPDATE public."AuditEntry" SET subject = NULL, previous = NULL, next = NULL, salt = NULL, "erasedAt" = erased_at
  WHERE chain = nominal.partnership AND seq = ANY (entries);
  PERFORM public.clerk_append_audit(nominal.partnership, (
    SELECT jsonb_agg(jsonb_build_object('at', erased_at, 'actor', 'clerk', 'event', 'audit.erased', 'source', 'job',
      'next', jsonb_build_object('entries', part.entries)) ORDER BY part.number)
    FROM (
      SELECT 0 AS number, '[]'::jsonb AS entries WHERE cardinality(entries) = 0
      UNION ALL
      SELECT ((s.place - 1) / 5000)::integer, jsonb_agg(s.seq ORDER BY s.place)
      FROM unnest(entries) WITH ORDINALITY AS s(seq, place) GROUP BY 1) part));
  RETURN true;
END
$$;

REVOKE EXECUTE ON FUNCTION clerk_erase_nominal, clerk_entries_about, clerk_due_for_erasure FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clerk_erase_nominal, clerk_due_for_erasure TO clerk_app;

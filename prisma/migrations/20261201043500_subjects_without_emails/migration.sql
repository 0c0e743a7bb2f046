-- A relay names the member whom it is for by their id; until now it was their email (docs/decisions/0043).
UPDATE "Nudge" n SET subject = split_part(n.subject, ', for ', 1) || ', for ' || m.id
FROM "Member" m
WHERE n.kind = 'relay' AND m."partnershipId" = n."partnershipId" AND m.email = split_part(n.subject, ', for ', 2);

-- Of somebody who is no longer in the log there is no id. The entry's own keeps its key the only one.
UPDATE "Nudge" SET subject = split_part(subject, ', for ', 1) || ', for somebody who has left (' || id || ')'
WHERE kind = 'relay' AND split_part(subject, ', for ', 2) LIKE '%@%';

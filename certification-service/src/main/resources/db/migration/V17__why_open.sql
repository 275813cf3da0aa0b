-- Why a removal is still open is true until the next reading: it stands apart from what stays worth
-- knowing, and falls with the proof.
alter table remediation add column why_open text;
update remediation set notes = array(
    select note from unnest(notes) with ordinality as noted (note, position)
    where note not like 'The access is %'
        and note not like 'The snapshot shows %, which is not after %'
        and note not like 'A later reading than %'
        and note not like 'Whether the access is in %'
    order by position);

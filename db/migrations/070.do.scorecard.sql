-- The history of one facility, whatever of it a version knows: register of a term, elevators that were inspected.
-- (facility_one_truth has current knowledge only.)
create index facility_history on facility (id, valid_from);

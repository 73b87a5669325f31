-- Which stadsdel bears the cost where it is not the one of the folkbokföring, by its code, whether social
-- services are responsible for the person, and the day from which the person lives in another
-- municipality. Empty: the register does not tell.
ALTER TABLE personer ADD COLUMN kostnadsbarande_sdf_kod TEXT NOT NULL DEFAULT '';
ALTER TABLE personer ADD COLUMN socialtjanstansvar TEXT NOT NULL DEFAULT '';
ALTER TABLE personer ADD COLUMN utflyttad TEXT NOT NULL DEFAULT '';
ALTER TABLE person_history ADD COLUMN kostnadsbarande_sdf_kod TEXT NOT NULL DEFAULT '';
ALTER TABLE person_history ADD COLUMN socialtjanstansvar TEXT NOT NULL DEFAULT '';
ALTER TABLE person_history ADD COLUMN utflyttad TEXT NOT NULL DEFAULT '';

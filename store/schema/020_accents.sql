-- Whether the register says the same to the letter, or but for accents: then the reading is in doubt.
ALTER TABLE confirmations ADD COLUMN agrees INTEGER NOT NULL DEFAULT 1 CHECK (agrees IN (0, 1));

-- What the schema language cannot say.
-- Names are compared byte by byte: quicker, and the same order everywhere, which is the order in which rows are locked.
ALTER TABLE "lane" ALTER COLUMN "name" TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "room" ALTER COLUMN "room_id" TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "member" ALTER COLUMN "room_id" TYPE text COLLATE "C", ALTER COLUMN "user_id" TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "outbox" ALTER COLUMN "key" TYPE text COLLATE "C", ALTER COLUMN "destination" TYPE text COLLATE "C";--> statement-breakpoint
-- Room for the new version of a row beside the old one.
ALTER TABLE "lane" SET (fillfactor = 70);--> statement-breakpoint
-- Small tables that change with every message: clean them early, so that a scan of their index stays short.
ALTER TABLE "lane" SET (autovacuum_vacuum_scale_factor = 0.05);--> statement-breakpoint
ALTER TABLE "outbox" SET (autovacuum_vacuum_scale_factor = 0.05);--> statement-breakpoint
INSERT INTO "settlement" ("id", "generation") VALUES (1, 1);

CREATE TABLE "workflow" (
	"owner" text NOT NULL,
	"id" text NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "workflow_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request" text NOT NULL,
	"turn" integer NOT NULL,
	"digest" "bytea",
	"spoken" text,
	"body" "bytea" NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "workflow_owner_id_pk" PRIMARY KEY("owner","id")
);
--> statement-breakpoint
CREATE INDEX "workflow_finished_at" ON "workflow" USING btree ("finished_at");
CREATE TABLE "ledger" (
	"owner" text NOT NULL,
	"id" text NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request" text NOT NULL,
	"month" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"purpose" text NOT NULL,
	"state" text DEFAULT 'begun' NOT NULL,
	"reserved" bigint NOT NULL,
	"sent" bigint DEFAULT 0 NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"size" integer NOT NULL,
	"replaced" integer NOT NULL,
	"body" "bytea" NOT NULL,
	"text" "bytea",
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_owner_id_pk" PRIMARY KEY("owner","id")
);
--> statement-breakpoint
CREATE TABLE "model_key" (
	"owner" text NOT NULL,
	"id" text NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "model_key_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"provider" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"body" "bytea" NOT NULL,
	"credentials" "bytea" NOT NULL,
	CONSTRAINT "model_key_owner_id_pk" PRIMARY KEY("owner","id")
);
--> statement-breakpoint
CREATE TABLE "turn" (
	"user_id" text NOT NULL,
	"request" text NOT NULL,
	"room_id" text NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "turn_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"spoken" text NOT NULL,
	"body" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "turn_user_id_request_pk" PRIMARY KEY("user_id","request")
);
--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "progress" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "ledger_month" ON "ledger" USING btree ("owner","month","ordinal");--> statement-breakpoint
CREATE INDEX "ledger_request" ON "ledger" USING btree ("request");--> statement-breakpoint
CREATE INDEX "ledger_at" ON "ledger" USING brin ("at");--> statement-breakpoint
CREATE INDEX "turn_newest" ON "turn" USING btree ("user_id","room_id","ordinal");--> statement-breakpoint
CREATE INDEX "turn_request" ON "turn" USING btree ("request");--> statement-breakpoint
CREATE INDEX "turn_at" ON "turn" USING brin ("at");
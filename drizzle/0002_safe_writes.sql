CREATE TABLE "act" (
	"owner" text NOT NULL,
	"mark" text NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "act_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request" text NOT NULL,
	"room_id" text NOT NULL,
	"connection" text NOT NULL,
	"action" text NOT NULL,
	"approval" text NOT NULL,
	"state" text DEFAULT 'begun' NOT NULL,
	"undoes" text[] NOT NULL,
	"body" "bytea",
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "act_owner_mark_pk" PRIMARY KEY("owner","mark")
);
--> statement-breakpoint
CREATE TABLE "act_step" (
	"owner" text NOT NULL,
	"mark" text NOT NULL,
	"ordinal" integer NOT NULL,
	"watermark" "bytea",
	"receipt" "bytea",
	"object_id" text,
	"result" text,
	"begun_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "act_step_owner_mark_ordinal_pk" PRIMARY KEY("owner","mark","ordinal")
);
--> statement-breakpoint
CREATE TABLE "connection" (
	"owner" text NOT NULL,
	"id" text NOT NULL,
	"service" text NOT NULL,
	"is_default" boolean NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"last_used" timestamp with time zone,
	"body" "bytea" NOT NULL,
	"facts" "bytea" NOT NULL,
	"credentials" "bytea" NOT NULL,
	CONSTRAINT "connection_owner_id_pk" PRIMARY KEY("owner","id")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"owner" text PRIMARY KEY NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "signs" text[];--> statement-breakpoint
CREATE INDEX "act_request" ON "act" USING btree ("owner","request");--> statement-breakpoint
CREATE INDEX "act_newest" ON "act" USING btree ("owner","ordinal");--> statement-breakpoint
CREATE INDEX "act_at" ON "act" USING brin ("at");--> statement-breakpoint
CREATE INDEX "act_step_begun_at" ON "act_step" USING brin ("begun_at");
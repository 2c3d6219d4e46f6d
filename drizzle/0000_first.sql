CREATE TABLE "device" (
	"account" text PRIMARY KEY NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "note" (
	"name" text PRIMARY KEY NOT NULL,
	"value" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_position" (
	"account" text PRIMARY KEY NOT NULL,
	"position" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "worker_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dead" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dead_letter" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dead_letter_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"digest" "bytea" NOT NULL,
	"accepted_at" timestamp with time zone,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"error" "bytea",
	"raw" "bytea",
	"at" timestamp with time zone NOT NULL,
	"rerun_at" timestamp with time zone,
	CONSTRAINT "dead_letter_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"lane_pk" bigint NOT NULL,
	"position" bigint NOT NULL,
	"digest" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"payload" "bytea",
	"decision" "bytea",
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "inbox_lane_pk_position_pk" PRIMARY KEY("lane_pk","position")
);
--> statement-breakpoint
CREATE TABLE "lane" (
	"name" text PRIMARY KEY NOT NULL,
	"pk" bigint GENERATED ALWAYS AS IDENTITY (sequence name "lane_pk_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"head" bigint DEFAULT 0 NOT NULL,
	"done" bigint DEFAULT 0 NOT NULL,
	"owner" integer,
	"epoch" integer DEFAULT 0 NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"error" "bytea"
);
--> statement-breakpoint
CREATE TABLE "redacted" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"payload" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seen" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "timer" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"payload" "bytea" NOT NULL,
	"due" timestamp with time zone NOT NULL,
	"planned_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"key" text PRIMARY KEY NOT NULL,
	"digest" "bytea" NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"destination" text NOT NULL,
	"body" "bytea",
	"state" text DEFAULT 'planned' NOT NULL,
	"worker" integer,
	"left_behind" boolean DEFAULT false NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"event_id" text,
	"error" "bytea",
	"planned_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "once" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"by" "bytea" NOT NULL,
	"until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "open_question" (
	"user_id" text NOT NULL,
	"room_id" text NOT NULL,
	"body" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "open_question_user_id_room_id_pk" PRIMARY KEY("user_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "own_task" (
	"owner" text NOT NULL,
	"id" text NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "own_task_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fields" "bytea" NOT NULL,
	CONSTRAINT "own_task_owner_id_pk" PRIMARY KEY("owner","id")
);
--> statement-breakpoint
CREATE TABLE "shown" (
	"user_id" text NOT NULL,
	"room_id" text NOT NULL,
	"body" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "shown_user_id_room_id_pk" PRIMARY KEY("user_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "direct_room" (
	"user_id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member" (
	"room_id" text NOT NULL,
	"user_id" text NOT NULL,
	"membership" text NOT NULL,
	CONSTRAINT "member_room_id_user_id_pk" PRIMARY KEY("room_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "room" (
	"room_id" text PRIMARY KEY NOT NULL,
	"join_rule" text DEFAULT 'unknown' NOT NULL,
	"history_visibility" text DEFAULT 'unknown' NOT NULL,
	"encrypted" boolean DEFAULT false NOT NULL,
	"replacement" text,
	"changes" bigint DEFAULT 0 NOT NULL,
	"settled_in" bigint
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"id" integer PRIMARY KEY NOT NULL,
	"generation" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "inbox_at" ON "inbox" USING btree ("at");--> statement-breakpoint
CREATE INDEX "lane_busy" ON "lane" USING btree ("next_at") WHERE done < head;--> statement-breakpoint
CREATE INDEX "timer_due" ON "timer" USING btree ("due");--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("destination","ordinal") WHERE state in ('planned', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_queue" ON "outbox" USING btree ("ordinal") WHERE state in ('planned', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_digest" ON "outbox" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "outbox_planned_at" ON "outbox" USING brin ("planned_at");--> statement-breakpoint
CREATE INDEX "member_user" ON "member" USING btree ("user_id");
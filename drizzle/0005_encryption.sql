CREATE TABLE "crypto_place" (
	"account" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"by" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "crypto_place_account_digest_pk" PRIMARY KEY("account","digest")
);
--> statement-breakpoint
CREATE TABLE "crypto_row" (
	"account" text NOT NULL,
	"database" text NOT NULL,
	"store" text NOT NULL,
	"key" text NOT NULL,
	"value" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "crypto_row_account_database_store_key_pk" PRIMARY KEY("account","database","store","key")
);
--> statement-breakpoint
CREATE TABLE "crypto_schema" (
	"account" text NOT NULL,
	"database" text NOT NULL,
	"schema" text NOT NULL,
	CONSTRAINT "crypto_schema_account_database_pk" PRIMARY KEY("account","database")
);
--> statement-breakpoint
CREATE TABLE "crypto_sealed" (
	"account" text NOT NULL,
	"transaction_id" text NOT NULL,
	"room_id" text NOT NULL,
	"body" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "crypto_sealed_account_transaction_id_pk" PRIMARY KEY("account","transaction_id")
);
--> statement-breakpoint
CREATE INDEX "timer_sealed" ON "timer" USING btree ("lane") WHERE kind = 'sealed';
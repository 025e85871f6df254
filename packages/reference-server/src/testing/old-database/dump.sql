--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: error_contract; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA error_contract;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: accounts; Type: TABLE; Schema: error_contract; Owner: -
--

CREATE TABLE error_contract.accounts (
    id uuid NOT NULL,
    name text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL
);


--
-- Name: api_keys; Type: TABLE; Schema: error_contract; Owner: -
--

CREATE TABLE error_contract.api_keys (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    public_key jsonb,
    display_name text NOT NULL,
    external_identifier text,
    scopes text[] NOT NULL,
    restricted boolean NOT NULL,
    locked boolean DEFAULT false NOT NULL,
    created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    updated_at timestamp(3) with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp(3) with time zone,
    CONSTRAINT api_keys_check CHECK (((public_key IS NULL) = (deleted_at IS NOT NULL)))
);


--
-- Name: api_logs; Type: TABLE; Schema: error_contract; Owner: -
--

CREATE TABLE error_contract.api_logs (
    account_id text NOT NULL COLLATE pg_catalog."C",
    id uuid NOT NULL,
    request_id text NOT NULL COLLATE pg_catalog."C",
    method text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL COLLATE pg_catalog."C",
    path text NOT NULL COLLATE pg_catalog."C",
    operation_id text COLLATE pg_catalog."C",
    api_key_id uuid,
    user_agent text COLLATE pg_catalog."C",
    status smallint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    sent_at timestamp(3) with time zone NOT NULL,
    cause json,
    response_body json NOT NULL,
    request_headers json NOT NULL,
    request_body json,
    request_body_truncated boolean NOT NULL
)
PARTITION BY RANGE (id);


--
-- Name: api_logs_2026_11_25; Type: TABLE; Schema: error_contract; Owner: -
--

CREATE TABLE error_contract.api_logs_2026_11_25 (
    account_id text NOT NULL COLLATE pg_catalog."C",
    id uuid NOT NULL,
    request_id text NOT NULL COLLATE pg_catalog."C",
    method text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL COLLATE pg_catalog."C",
    path text NOT NULL COLLATE pg_catalog."C",
    operation_id text COLLATE pg_catalog."C",
    api_key_id uuid,
    user_agent text COLLATE pg_catalog."C",
    status smallint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    sent_at timestamp(3) with time zone NOT NULL,
    cause json,
    response_body json NOT NULL,
    request_headers json NOT NULL,
    request_body json,
    request_body_truncated boolean NOT NULL
);


--
-- Name: migrations; Type: TABLE; Schema: error_contract; Owner: -
--

CREATE TABLE error_contract.migrations (
    name text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: api_logs_2026_11_25; Type: TABLE ATTACH; Schema: error_contract; Owner: -
--

ALTER TABLE ONLY error_contract.api_logs ATTACH PARTITION error_contract.api_logs_2026_11_25 FOR VALUES FROM ('01a21000-8800-0000-0000-000000000000') TO ('01a21526-e400-0000-0000-000000000000');


--
-- Data for Name: accounts; Type: TABLE DATA; Schema: error_contract; Owner: -
--

INSERT INTO error_contract.accounts VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', 'Default account', '2026-11-25 00:45:14.707+00');


--
-- Data for Name: api_keys; Type: TABLE DATA; Schema: error_contract; Owner: -
--

INSERT INTO error_contract.api_keys VALUES ('98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'c639d97c-68a9-45aa-b9ba-3c87f4029add', '{"x": "VDc6eDrE7gnWu159Ms5X9TxjoTOYVVbMd9v2cZiGw8I", "y": "LT9dYGveDd7Qkiop9IEwEFgIqYt9h23O0uaW8AmNA7E", "crv": "P-256", "kty": "EC"}', 'Administrator', NULL, '{}', false, false, '2026-11-25 00:45:14.707+00', '2026-11-25 00:45:14.707+00', NULL);
INSERT INTO error_contract.api_keys VALUES ('f29e06e8-719a-43e3-b41c-e07dd6f73129', 'c639d97c-68a9-45aa-b9ba-3c87f4029add', '{"x": "E_dj9Vd2-GssxVBnj_ui_jYiZrIu1vJ-2WvdJkYT-4E", "y": "qxTvEO6ZrGvaVKyqc7dSUpWNBniURyfznAwvyk3-iBs", "crv": "P-256", "kty": "EC"}', 'Billing', 'billing', '{api-logs.read}', true, true, '2026-11-25 00:45:18.809+00', '2026-11-25 00:45:18.951+00', NULL);
INSERT INTO error_contract.api_keys VALUES ('cd6d6c25-d332-49db-889d-1cd00add7108', 'c639d97c-68a9-45aa-b9ba-3c87f4029add', NULL, 'Deleted', NULL, '{api-keys.read}', true, false, '2026-11-25 00:45:18.905+00', '2026-11-25 00:45:18.905+00', '2026-11-25 00:45:19.025+00');


--
-- Data for Name: api_logs_2026_11_25; Type: TABLE DATA; Schema: error_contract; Owner: -
--

INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-056c-75a7-b700-0eb6b918760e', '62f26526-32fd-4b06-83ce-d5c3564fb207', 'GET', 'http://127.0.0.1:40333/api-keys?limit=0', '/api-keys', 'listApiKeys', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 400, 'bad_request', '2026-11-25 00:45:19.152+00', NULL, '{"type":"error","code":"bad_request","status":400,"message":"The request has 1 fault; see details.","details":[{"location":"query","pointer":"/limit","message":"Expected a whole number from 1 to 100.","type":"out_of_range"}],"request_id":"62f26526-32fd-4b06-83ce-d5c3564fb207","documentation_url":"http://127.0.0.1:40333/errors/bad_request"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-05f5-7521-844e-00c19f36e880', '9968a380-5e84-461c-a0ad-c2f8f9388816', 'GET', 'http://127.0.0.1:40333/api-keys?limit=-1', '/api-keys', 'listApiKeys', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 400, 'bad_request', '2026-11-25 00:45:19.224+00', NULL, '{"type":"error","code":"bad_request","status":400,"message":"The request has 1 fault; see details.","details":[{"location":"query","pointer":"/limit","message":"Expected a whole number from 1 to 100.","type":"out_of_range"}],"request_id":"9968a380-5e84-461c-a0ad-c2f8f9388816","documentation_url":"http://127.0.0.1:40333/errors/bad_request"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-05fe-7759-8e51-15e7f675ab55', 'dea2180a-3116-407a-ae13-921e893f8516', 'GET', 'http://127.0.0.1:40333/api-keys?limit=-2', '/api-keys', 'listApiKeys', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 400, 'bad_request', '2026-11-25 00:45:19.241+00', NULL, '{"type":"error","code":"bad_request","status":400,"message":"The request has 1 fault; see details.","details":[{"location":"query","pointer":"/limit","message":"Expected a whole number from 1 to 100.","type":"out_of_range"}],"request_id":"dea2180a-3116-407a-ae13-921e893f8516","documentation_url":"http://127.0.0.1:40333/errors/bad_request"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-060f-7469-baec-b21581ed9a9c', '928932c1-5418-452c-a00d-cc7b60fead7c', 'GET', 'http://127.0.0.1:40333/api-keys?limit=-3', '/api-keys', 'listApiKeys', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 400, 'bad_request', '2026-11-25 00:45:19.254+00', NULL, '{"type":"error","code":"bad_request","status":400,"message":"The request has 1 fault; see details.","details":[{"location":"query","pointer":"/limit","message":"Expected a whole number from 1 to 100.","type":"out_of_range"}],"request_id":"928932c1-5418-452c-a00d-cc7b60fead7c","documentation_url":"http://127.0.0.1:40333/errors/bad_request"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-0622-7110-b0bd-83adc674b43e', '07232103-9ab4-448b-8fb5-651d60008bde', 'GET', 'http://127.0.0.1:40333/api-keys?limit=-4', '/api-keys', 'listApiKeys', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 400, 'bad_request', '2026-11-25 00:45:19.271+00', NULL, '{"type":"error","code":"bad_request","status":400,"message":"The request has 1 fault; see details.","details":[{"location":"query","pointer":"/limit","message":"Expected a whole number from 1 to 100.","type":"out_of_range"}],"request_id":"07232103-9ab4-448b-8fb5-651d60008bde","documentation_url":"http://127.0.0.1:40333/errors/bad_request"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-0633-7fa9-892c-84d534fb0d1a', 'ba1b9597-ca93-47ad-90d5-96ac32722694', 'GET', 'http://127.0.0.1:40333/api-keys?limit=0&access_token=REDACTED', '/api-keys', 'listApiKeys', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 400, 'bad_request', '2026-11-25 00:45:19.287+00', NULL, '{"type":"error","code":"bad_request","status":400,"message":"The request has 2 faults; see details.","details":[{"location":"query","pointer":"/limit","message":"Expected a whole number from 1 to 100.","type":"out_of_range"},{"location":"query","pointer":"/access_token","message":"There is no parameter of this name.","type":"unexpected"}],"request_id":"ba1b9597-ca93-47ad-90d5-96ac32722694","documentation_url":"http://127.0.0.1:40333/errors/bad_request"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-063b-732d-a430-266df49b4f1a', '6c832845-cff2-4c60-a14b-01344b8749a0', 'GET', 'http://127.0.0.1:40333/api-keys', '/api-keys', 'listApiKeys', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 403, 'forbidden', '2026-11-25 00:45:19.298+00', '{"code":"scope_missing","message":"The token''s scopes lack api-keys.read."}', '{"type":"error","code":"forbidden","status":403,"message":"The token lacks the scope api-keys.read.","details":[],"request_id":"6c832845-cff2-4c60-a14b-01344b8749a0","documentation_url":"http://127.0.0.1:40333/errors/forbidden"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-0646-7e7a-a5cf-b65ec29cb9f9', 'dfb7ed61-b091-4816-9913-d2fc436768ab', 'GET', 'http://127.0.0.1:40333/api-keys', '/api-keys', 'listApiKeys', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 403, 'forbidden', '2026-11-25 00:45:19.304+00', '{"code":"scope_missing","message":"The token''s scopes lack api-keys.read."}', '{"type":"error","code":"forbidden","status":403,"message":"The token lacks the scope api-keys.read.","details":[],"request_id":"dfb7ed61-b091-4816-9913-d2fc436768ab","documentation_url":"http://127.0.0.1:40333/errors/forbidden"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-064c-7029-991c-e63c6be07426', '24d7cdc6-1016-40c3-86f9-3c3c6123d4a9', 'GET', 'http://127.0.0.1:40333/api-keys', '/api-keys', 'listApiKeys', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 403, 'forbidden', '2026-11-25 00:45:19.31+00', '{"code":"scope_missing","message":"The token''s scopes lack api-keys.read."}', '{"type":"error","code":"forbidden","status":403,"message":"The token lacks the scope api-keys.read.","details":[],"request_id":"24d7cdc6-1016-40c3-86f9-3c3c6123d4a9","documentation_url":"http://127.0.0.1:40333/errors/forbidden"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-0658-7fd1-9868-153dcf0824ff', '97976ad4-28ad-4807-a420-267a71c70fa7', 'POST', 'http://127.0.0.1:40333/api-keys', '/api-keys', 'createApiKey', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 400, 'bad_request', '2026-11-25 00:45:19.329+00', NULL, '{"type":"error","code":"bad_request","status":400,"message":"The request has 4 faults; see details.","details":[{"location":"body","pointer":"/password","message":"There is no property of this name.","type":"unexpected"},{"location":"body","pointer":"/display_name","message":"Expected text of 1 to 100 characters.","type":"wrong_length"},{"location":"body","pointer":"/scopes/0","message":"Expected \"api-logs.read\" or \"api-keys.read\" or \"api-keys.write\".","type":"wrong_type"},{"location":"body","pointer":"/scopes/0","message":"Expected \"api-logs.read\" or \"api-keys.read\" or \"api-keys.write\".","type":"wrong_value"}],"request_id":"97976ad4-28ad-4807-a420-267a71c70fa7","documentation_url":"http://127.0.0.1:40333/errors/bad_request"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","content-length":"47","content-type":"application/json","host":"127.0.0.1:40333","user-agent":"node"}', '{"display_name":"","password":"REDACTED","scopes":[1]}', false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-066d-7453-8cdf-97ab9cf869d2', '145562b5-a04c-42bf-b6df-2d3b1429bbd1', 'POST', 'http://127.0.0.1:40333/api-keys', '/api-keys', 'createApiKey', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 400, 'bad_request', '2026-11-25 00:45:19.344+00', NULL, '{"type":"error","code":"bad_request","status":400,"message":"The request has 1 fault; see details.","details":[{"location":"body","pointer":"","message":"The body is not valid JSON.","type":"malformed"}],"request_id":"145562b5-a04c-42bf-b6df-2d3b1429bbd1","documentation_url":"http://127.0.0.1:40333/errors/bad_request"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","content-length":"27","content-type":"application/json","host":"127.0.0.1:40333","user-agent":"node"}', '"{\"display_name\": \"Broken\", "', false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-0676-7c2e-b265-ffbd63e329de', '37ffee2a-663d-4b81-849e-677bf2301b10', 'POST', 'http://127.0.0.1:40333/api-keys', '/api-keys', 'createApiKey', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 409, 'duplicate_record', '2026-11-25 00:45:19.359+00', NULL, '{"type":"error","code":"duplicate_record","status":409,"message":"An API key with this external_identifier exists already.","details":[{"location":"body","pointer":"/external_identifier","message":"Another API key has this value, which must be unique.","type":"already_exists"}],"request_id":"37ffee2a-663d-4b81-849e-677bf2301b10","documentation_url":"http://127.0.0.1:40333/errors/duplicate_record"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","content-length":"83","content-type":"application/json","host":"127.0.0.1:40333","user-agent":"node"}', '{"display_name":"Again","scopes":["api-logs.read"],"external_identifier":"billing"}', false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-0687-76f1-b4fb-939b20cdd14f', 'order-17', 'GET', 'http://127.0.0.1:40333/api-keys/cd6d6c25-d332-49db-889d-1cd00add7108', '/api-keys/cd6d6c25-d332-49db-889d-1cd00add7108', 'getApiKey', '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'deploy-pipeline/4.2', 404, 'not_found', '2026-11-25 00:45:19.379+00', NULL, '{"type":"error","code":"not_found","status":404,"message":"There is no API key with this id.","details":[],"request_id":"order-17","documentation_url":"http://127.0.0.1:40333/errors/not_found"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"deploy-pipeline/4.2","x-request-id":"order-17"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-069b-7fb7-832f-c345c5a7d3d3', 'fe7bb97e-ceaf-40f1-9d30-f0b0b77f166f', 'GET', 'http://127.0.0.1:40333/nothing/here', '/nothing/here', NULL, '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 404, 'not_found', '2026-11-25 00:45:19.389+00', NULL, '{"type":"error","code":"not_found","status":404,"message":"There is nothing at this path.","details":[],"request_id":"fe7bb97e-ceaf-40f1-9d30-f0b0b77f166f","documentation_url":"http://127.0.0.1:40333/errors/not_found"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);
INSERT INTO error_contract.api_logs_2026_11_25 VALUES ('c639d97c-68a9-45aa-b9ba-3c87f4029add', '01a2102a-06a0-7e0f-99f1-451b3d4d55ad', '7a356137-7be3-4a3b-b536-4e79f79a0774', 'PUT', 'http://127.0.0.1:40333/api-keys', '/api-keys', NULL, '98254d7d-2f1e-4e61-850a-fd7f21cd4b98', 'node', 405, 'method_not_allowed', '2026-11-25 00:45:19.393+00', NULL, '{"type":"error","code":"method_not_allowed","status":405,"message":"This path knows GET, POST.","details":[],"request_id":"7a356137-7be3-4a3b-b536-4e79f79a0774","documentation_url":"http://127.0.0.1:40333/errors/method_not_allowed"}', '{"accept":"*/*","accept-encoding":"gzip, deflate","accept-language":"*","content-length":"0","host":"127.0.0.1:40333","user-agent":"node"}', NULL, false);


--
-- Data for Name: migrations; Type: TABLE DATA; Schema: error_contract; Owner: -
--

INSERT INTO error_contract.migrations VALUES ('001-api-logs', '2026-11-25 00:45:14.574961+00');
INSERT INTO error_contract.migrations VALUES ('002-accounts-and-keys', '2026-11-25 00:45:14.574961+00');


--
-- Name: accounts accounts_name_key; Type: CONSTRAINT; Schema: error_contract; Owner: -
--

ALTER TABLE ONLY error_contract.accounts
    ADD CONSTRAINT accounts_name_key UNIQUE (name);


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: error_contract; Owner: -
--

ALTER TABLE ONLY error_contract.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);


--
-- Name: api_keys api_keys_pkey; Type: CONSTRAINT; Schema: error_contract; Owner: -
--

ALTER TABLE ONLY error_contract.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (id);


--
-- Name: api_logs api_logs_pkey; Type: CONSTRAINT; Schema: error_contract; Owner: -
--

ALTER TABLE ONLY error_contract.api_logs
    ADD CONSTRAINT api_logs_pkey PRIMARY KEY (account_id, id);


--
-- Name: api_logs_2026_11_25 api_logs_2026_11_25_pkey; Type: CONSTRAINT; Schema: error_contract; Owner: -
--

ALTER TABLE ONLY error_contract.api_logs_2026_11_25
    ADD CONSTRAINT api_logs_2026_11_25_pkey PRIMARY KEY (account_id, id);


--
-- Name: migrations migrations_pkey; Type: CONSTRAINT; Schema: error_contract; Owner: -
--

ALTER TABLE ONLY error_contract.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (name);


--
-- Name: api_keys_external_identifier; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE UNIQUE INDEX api_keys_external_identifier ON error_contract.api_keys USING btree (account_id, external_identifier) WHERE (deleted_at IS NULL);


--
-- Name: api_keys_newest_first; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE INDEX api_keys_newest_first ON error_contract.api_keys USING btree (account_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);


--
-- Name: api_keys_unrestricted; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE UNIQUE INDEX api_keys_unrestricted ON error_contract.api_keys USING btree (account_id) WHERE (NOT restricted);


--
-- Name: api_logs_api_key; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE INDEX api_logs_api_key ON ONLY error_contract.api_logs USING btree (account_id, api_key_id, id);


--
-- Name: api_logs_2026_11_25_account_id_api_key_id_id_idx; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE INDEX api_logs_2026_11_25_account_id_api_key_id_id_idx ON error_contract.api_logs_2026_11_25 USING btree (account_id, api_key_id, id);


--
-- Name: api_logs_code; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE INDEX api_logs_code ON ONLY error_contract.api_logs USING btree (account_id, code, id) INCLUDE (operation_id);


--
-- Name: api_logs_2026_11_25_account_id_code_id_operation_id_idx; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE INDEX api_logs_2026_11_25_account_id_code_id_operation_id_idx ON error_contract.api_logs_2026_11_25 USING btree (account_id, code, id) INCLUDE (operation_id);


--
-- Name: api_logs_operation; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE INDEX api_logs_operation ON ONLY error_contract.api_logs USING btree (account_id, operation_id, id);


--
-- Name: api_logs_2026_11_25_account_id_operation_id_id_idx; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE INDEX api_logs_2026_11_25_account_id_operation_id_id_idx ON error_contract.api_logs_2026_11_25 USING btree (account_id, operation_id, id);


--
-- Name: api_logs_request; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE INDEX api_logs_request ON ONLY error_contract.api_logs USING btree (account_id, request_id, id);


--
-- Name: api_logs_2026_11_25_account_id_request_id_id_idx; Type: INDEX; Schema: error_contract; Owner: -
--

CREATE INDEX api_logs_2026_11_25_account_id_request_id_id_idx ON error_contract.api_logs_2026_11_25 USING btree (account_id, request_id, id);


--
-- Name: api_logs_2026_11_25_account_id_api_key_id_id_idx; Type: INDEX ATTACH; Schema: error_contract; Owner: -
--

ALTER INDEX error_contract.api_logs_api_key ATTACH PARTITION error_contract.api_logs_2026_11_25_account_id_api_key_id_id_idx;


--
-- Name: api_logs_2026_11_25_account_id_code_id_operation_id_idx; Type: INDEX ATTACH; Schema: error_contract; Owner: -
--

ALTER INDEX error_contract.api_logs_code ATTACH PARTITION error_contract.api_logs_2026_11_25_account_id_code_id_operation_id_idx;


--
-- Name: api_logs_2026_11_25_account_id_operation_id_id_idx; Type: INDEX ATTACH; Schema: error_contract; Owner: -
--

ALTER INDEX error_contract.api_logs_operation ATTACH PARTITION error_contract.api_logs_2026_11_25_account_id_operation_id_id_idx;


--
-- Name: api_logs_2026_11_25_account_id_request_id_id_idx; Type: INDEX ATTACH; Schema: error_contract; Owner: -
--

ALTER INDEX error_contract.api_logs_request ATTACH PARTITION error_contract.api_logs_2026_11_25_account_id_request_id_id_idx;


--
-- Name: api_logs_2026_11_25_pkey; Type: INDEX ATTACH; Schema: error_contract; Owner: -
--

ALTER INDEX error_contract.api_logs_pkey ATTACH PARTITION error_contract.api_logs_2026_11_25_pkey;


--
-- Name: api_keys api_keys_account_id_fkey; Type: FK CONSTRAINT; Schema: error_contract; Owner: -
--

ALTER TABLE ONLY error_contract.api_keys
    ADD CONSTRAINT api_keys_account_id_fkey FOREIGN KEY (account_id) REFERENCES error_contract.accounts(id);


--
-- PostgreSQL database dump complete
--



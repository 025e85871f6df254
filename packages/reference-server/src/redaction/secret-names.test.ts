import { afterEach, describe, expect, test } from "vitest";
import { secretNamesOf } from "./names-of-document.ts";
import { redactText } from "./redact.ts";
import { isSecretName, setSecretNames } from "./secret-names.ts";

describe("Is a secret name:", () => {
  test.each(
    (
      "PHPSESSID JSESSIONID sessid session connect.sid pswd passwd pwd psw passphrase passkey passcode mnemonic seed_phrase recovery_code backup_codes " +
      "dsn DATABASE_URL connection_string connectionString SAMLResponse SAMLRequest client_assertion code_verifier refresh_token id_token csrf " +
      "_xsrf X-CSRF-Token sas_token SharedAccessKey account_key storage_key subscription-key Ocp-Apim-Subscription-Key app_key consumer_key " +
      "signing_key host_key ssh_key license_key jwk keystore pin_code puk security_code card_number ccnumber account_number routing_number " +
      "ssn social_security_number iban otp totp_code one_time_code verification_code webhook_url magic_link kubeconfig basic_auth salt " +
      "mot_de_passe contraseña Kennwort senha p%61ssword p\\u0061ssword user[password] creds hmac x-signature"
    ).split(" "),
  )("%s", (name) => {
    expect(isSecretName(name)).toBe(true);
  });
});

describe("Is not a secret name:", () => {
  test.each(
    (
      "display_name external_identifier scopes api_key_id token_type expires_in password_policy public_key primary_key idempotency_key sort_key " +
      "cache_key limit cursor code status path author shipping spinning monkey keyboard description created_at secret_count session_type"
    ).split(" "),
  )("%s", (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe("Names", () => {
  afterEach(() => setSecretNames({ secret: [], plain: [] }));

  test("can be added and allowed, in any spelling; a value that looks secret is still redacted", () => {
    setSecretNames({ secret: ["employee_number"], plain: ["ticket"] });
    expect(redactText("employeeNumber=42 ticket=43 Ticket=AKIAQ7WZ3KXN5RT2VB4M")).toBe(
      "employeeNumber=REDACTED ticket=43 Ticket=REDACTED",
    );
  });
});

test("A document can mark its own names as secret or plain", () => {
  const { secret, plain } = secretNamesOf({
    parameters: [{ name: "grade", in: "query", schema: { type: "string", format: "password" } }],
    schema: { properties: { ticket: { "x-secret": false }, badge: { writeOnly: true }, color: { type: "string" } } },
  });
  expect([[...secret], [...plain]]).toEqual([["grade", "badge"], ["ticket"]]);
});

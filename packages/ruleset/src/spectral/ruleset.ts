import { isJson } from "@error-contract/contract";
import { documentationUrl } from "../documentation.ts";
import { type Preset, type PresetName, presets, severityUnder } from "../rule/preset.ts";
import type { Rule } from "../rule/rule.ts";
import type { Severity } from "../rule/severity.ts";
import { readSubject, type Subject } from "../rule/subject.ts";
import { rules } from "../rules/index.ts";
import { violationsOf } from "../violations.ts";
import { withPlace } from "./place.ts";
import { resolveInContext, type SpectralContext } from "./resolve.ts";

/** A result in Spectral's form: the path goes through the resolved document. */
interface SpectralResult {
  message: string;
  path: (string | number)[];
}

type SpectralFunction = (target: unknown, options: unknown, context: SpectralContext) => SpectralResult[];

/** A test for a kind of document; Spectral prints the name. */
interface SpectralFormat {
  (document: unknown, source: string | null): boolean;
  displayName: string;
}

/** A rule in Spectral's form. */
export interface SpectralRule {
  description: string;
  message: "{{error}}";
  documentationUrl: string;
  severity: Severity;
  given: "$";
  then: { function: SpectralFunction };
}

/** A ruleset in Spectral's form: what `extends` accepts. */
export interface SpectralRuleset {
  documentationUrl: string;
  formats: SpectralFormat[];
  rules: Record<string, SpectralRule>;
}

/**
 * Converts a preset to Spectral's form.
 *
 * @param name - the preset
 * @returns the ruleset
 */
export function spectralRuleset(name: PresetName): SpectralRuleset {
  const read = once(presets[name]);
  return {
    documentationUrl: documentationUrl(),
    formats: [openApi3],
    rules: Object.fromEntries(rules.map((rule) => [rule.id, spectralRule(rule, name, read)])),
  };
}

function spectralRule(rule: Rule, preset: PresetName, read: (context: SpectralContext) => Subject): SpectralRule {
  return {
    description: rule.description,
    message: "{{error}}",
    documentationUrl: documentationUrl(rule.id),
    severity: severityUnder(preset, rule),
    given: "$",
    // biome-ignore lint/suspicious/noThenProperty: Spectral's own name; nobody awaits a rule.
    then: {
      function: (_target, _options, context) => {
        const subject = read(context);
        const entry = context.document.source ?? "";
        return violationsOf(rule, subject).map(({ message, place }) => ({
          message: withPlace(message, place, subject.walker, entry),
          path: [...place.path],
        }));
      },
    },
  };
}

/** All rules of a run share one reading of the document, which is released together with Spectral's document. */
function once(preset: Preset): (context: SpectralContext) => Subject {
  const subjects = new WeakMap<object, Subject>();
  return (context) => {
    const run = context.documentInventory;
    const subject = subjects.get(run) ?? readSubject(context.document.data, preset, resolveInContext(context));
    subjects.set(run, subject);
    return subject;
  };
}

const openApi3: SpectralFormat = (document) =>
  isJson(document) && typeof document["openapi"] === "string" && document["openapi"].startsWith("3.");
openApi3.displayName = "OpenAPI 3";

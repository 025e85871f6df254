import { toPointer } from "@error-contract/contract";
import { documentationUrl } from "../documentation.ts";
import { type Preset, type PresetName, presets, severityUnder } from "../rule/preset.ts";
import type { Rule } from "../rule/rule.ts";
import type { Severity } from "../rule/severity.ts";
import { readSubject, type Subject } from "../rule/subject.ts";
import { rules } from "../rules/index.ts";
import { violationsOf } from "../violations.ts";
import { type RedoclyContext, type RedoclyResolver, resolveInContext } from "./resolve.ts";
import { redoclySeverity } from "./severity.ts";
import { type NodeTypes, withErrorContract } from "./types.ts";
import { sayUnparsed, silent, swaggerUnread, withoutErrors } from "./unread.ts";

/** The settings of a rule in redocly.yaml. */
interface RuleSettings {
  readonly preset?: PresetName;
}

type RedoclyVisitor = { Root: (root: object, context: RedoclyContext) => void };
type RedoclySeverity = Severity | "off";

type RedoclyRules = Record<string, (settings: RuleSettings) => RedoclyVisitor>;

/** A plugin in Redocly's form. */
export interface RedoclyPlugin {
  id: string;
  /** By kind of description: `oas3`, `oas2`, `async3`. */
  rules: { oas3: RedoclyRules } & Record<string, RedoclyRules>;
  configs: Record<string, { rules: Record<string, { severity: RedoclySeverity; preset: PresetName }> }>;
  typeExtension: { oas3: <Types extends NodeTypes>(types: Types) => Types };
}

const ID = "error-contract";

/**
 * Creates the plugin; called by Redocly. Its configurations are `error-contract/recommended`, `error-contract/strict`
 * and `error-contract/problem-details`.
 *
 * @returns the plugin
 * @example
 * // redocly.yaml
 * // plugins: ["@error-contract/ruleset/redocly"]
 * // extends: ["error-contract/recommended"]
 */
export function errorContractPlugin(): RedoclyPlugin {
  const read = once();
  const unread = swaggerUnread();
  const each = (visitOf: (rule: Rule) => RedoclyRules[string]): RedoclyRules =>
    Object.fromEntries(rules.map((rule) => [rule.id, visitOf(rule)]));
  return {
    id: ID,
    rules: {
      oas3: each((rule) => visit(rule, read)),
      oas2: each(
        () =>
          ({ preset }) =>
            unread(preset ?? "recommended"),
      ),
      ...Object.fromEntries(withoutErrors.map((kind) => [kind, each(() => silent)])),
    },
    configs: Object.fromEntries(Object.values(presets).map(({ name }) => [name, configure(name)])),
    typeExtension: { oas3: withErrorContract },
  };
}

function visit(rule: Rule, read: Reader): (settings: RuleSettings) => RedoclyVisitor {
  return ({ preset }) => ({
    Root(root, context) {
      const reading = read(root, context, presets[preset ?? "recommended"] ?? presets.recommended);
      const { subject, resolver } = reading;
      for (const { message, place } of violationsOf(rule, subject)) {
        const location = { source: resolver.sourceOf(place.base), pointer: toPointer(place.keys), reportOnKey: true };
        context.report({ message, location, reference: documentationUrl(rule.id) });
      }
      sayUnparsed(reading, context);
    },
  });
}

function configure(preset: PresetName): RedoclyPlugin["configs"][string] {
  const settings = (rule: Rule): [string, { severity: RedoclySeverity; preset: PresetName }] => [
    `${ID}/${rule.id}`,
    { severity: redoclySeverity(severityUnder(preset, rule)), preset },
  ];
  return { rules: Object.fromEntries(rules.map(settings)) };
}

interface Reading {
  readonly subject: Subject;
  readonly resolver: RedoclyResolver;
  /** The files already reported as unparsable. */
  readonly told: Set<string>;
}
type Reader = (root: object, context: RedoclyContext, preset: Preset) => Reading;

/** All rules of a run share one reading of the document, which is released together with Redocly's document. */
function once(): Reader {
  const readings = new WeakMap<object, Map<PresetName, Reading>>();
  return (root, context, preset) => {
    const ofRoot = readings.get(root) ?? new Map<PresetName, Reading>();
    readings.set(root, ofRoot);
    const known = ofRoot.get(preset.name);
    if (known) return known;
    const resolver = resolveInContext(context);
    const reading = { subject: readSubject(root, preset, resolver.resolve), resolver, told: new Set<string>() };
    ofRoot.set(preset.name, reading);
    return reading;
  };
}

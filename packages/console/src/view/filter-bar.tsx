import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Address } from "../address/address.ts";
import { type FilterName, type Filters, filterFields, filterNames, readFilters } from "../address/filters.ts";
import { type LastName, lasts, type Range } from "../address/period.ts";
import type { Go } from "../address/use-address.ts";
import { fullTime } from "./format.ts";

/** The period and the filters. */
export interface FilterBarProps {
  readonly address: Address;
  readonly range: Range;
  readonly go: Go;
  /** Values to suggest for each filter. */
  readonly suggestions: Readonly<Partial<Record<FilterName, readonly string[]>>>;
  /** Whether there is a list to narrow. */
  readonly hasFilters: boolean;
}

/**
 * Chooses the period and all filters of the API.
 *
 * @param props - the address that holds them
 * @returns the bar
 */
export function FilterBar({ address, range, go, suggestions, hasFilters }: FilterBarProps): JSX.Element {
  const { period, filters } = address;
  const active = filterNames.filter((name) => hasFilters && filters[name] !== undefined);
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="filters" aria-label="Period and filters">
      <div class="periods" role="group" aria-label="Period">
        {(Object.keys(lasts) as LastName[]).map((name) => (
          <button
            type="button"
            key={name}
            aria-pressed={period.kind === "last" && period.name === name}
            onClick={() => go({ period: { kind: "last", name } })}
          >
            {lasts[name].label}
          </button>
        ))}
      </div>
      {hasFilters && (
        <button
          type="button"
          class="toggle"
          aria-expanded={isOpen}
          aria-controls="filters"
          onClick={() => setOpen(!isOpen)}
        >
          Filter
        </button>
      )}
      {period.kind === "fixed" && (
        <Chip
          label={`${fullTime(period.from).replace(/ [A-Z0-9+:]+$/, "")} to ${fullTime(period.to).replace(/ [A-Z0-9+:]+$/, "")}`}
          title="Show the last 24 hours"
          onRemove={() => go({ period: { kind: "last", name: "24h" } })}
        />
      )}
      {active.map((name) => (
        <Chip
          key={name}
          label={`${filterFields[name].label}: ${filters[name]}`}
          title={`Remove the filter ${filterFields[name].label}`}
          onRemove={() => go({ filters: { ...filters, [name]: undefined } })}
        />
      ))}
      {active.length > 1 && (
        <button type="button" class="quiet" onClick={() => go({ filters: {} })}>
          Clear all
        </button>
      )}
      {isOpen && hasFilters && <FilterForm filters={filters} range={range} go={go} suggestions={suggestions} />}
    </section>
  );
}

function Chip({
  label,
  title,
  onRemove,
}: {
  readonly label: string;
  readonly title: string;
  readonly onRemove: () => void;
}): JSX.Element {
  return (
    <span class="chip">
      <span>{label}</span>
      <button type="button" aria-label={title} title={title} onClick={onRemove}>
        ×
      </button>
    </span>
  );
}

type FormProps = Omit<FilterBarProps, "address" | "hasFilters"> & { readonly filters: Filters };

function FilterForm({ filters, range, go, suggestions }: FormProps): JSX.Element {
  const [texts, setTexts] = useState<Readonly<Partial<Record<FilterName, string>>>>({});
  useEffect(() => setTexts({}), [filters]);
  const textOf = (name: FilterName): string => texts[name] ?? String(filters[name] ?? "");
  const apply = (event: Event): void => {
    event.preventDefault();
    const element = event.currentTarget as HTMLFormElement;
    const form = new FormData(element);
    const [from, to] = ["from", "to"].map((name) => Date.parse(String(form.get(name) ?? "")));
    const [shownFrom, shownTo] = [range.from, range.to].map((time) => Date.parse(inputTime(time)));
    const isChanged = from !== shownFrom || to !== shownTo;
    const isPeriod = from !== undefined && to !== undefined && from < to;
    const end = element.elements.namedItem("to");
    if (end instanceof HTMLInputElement) {
      end.setCustomValidity(isChanged && !isPeriod ? "Choose an end that is after the beginning." : "");
      if (!end.reportValidity()) return;
    }
    const period = isChanged && isPeriod ? ({ kind: "fixed", from, to } as const) : undefined;
    go({ filters: readFilters(textOf), ...(period && { period }) });
  };
  return (
    <form id="filters" class="form" onSubmit={apply} onInput={forgetComplaint}>
      {filterNames.map((name) => (
        <label key={name}>
          {filterFields[name].label}
          <input
            name={name}
            value={textOf(name)}
            placeholder={filterFields[name].example}
            inputMode={filterFields[name].kind === "number" ? "numeric" : "text"}
            pattern={filterFields[name].kind === "number" ? "[0-9]*" : undefined}
            list={suggestions[name] ? `known-${name}` : undefined}
            autoComplete="off"
            spellcheck={false}
            onInput={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
          />
          {suggestions[name] && (
            <datalist id={`known-${name}`}>
              {suggestions[name].map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          )}
        </label>
      ))}
      <label>
        From
        <input type="datetime-local" name="from" step="1" defaultValue={inputTime(range.from)} key={range.from} />
      </label>
      <label>
        To
        <input type="datetime-local" name="to" step="1" defaultValue={inputTime(range.to)} key={range.to} />
      </label>
      <button type="submit" class="primary">
        Apply
      </button>
    </form>
  );
}

/** Clears the complaint on any change, since the browser does not submit a form with one. */
function forgetComplaint(event: Event): void {
  const { form } = event.target instanceof HTMLInputElement ? event.target : { form: null };
  const end = form?.elements.namedItem("to");
  if (end instanceof HTMLInputElement) end.setCustomValidity("");
}

/** Formats a time for a `datetime-local` input: `2026-03-02T03:04:11`. */
function inputTime(time: number): string {
  const local = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

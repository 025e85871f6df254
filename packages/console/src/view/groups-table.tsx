import type { ComponentClass, JSX } from "preact";
import { useState } from "preact/hooks";
import { type Group, keyOf } from "../log/entry.ts";
import type { Bar } from "../log/use-overview.ts";
import { ago, counted, countText, fullTime } from "./format.ts";
import { memo } from "./memo.ts";
import type { Palette } from "./palette.ts";

/** Groups of errors. */
export interface GroupsTableProps {
  readonly groups: readonly Group[];
  readonly bars: readonly Bar[];
  readonly palette: Palette;
  /** The groups of the period before, by `keyOf`. */
  readonly before: ReadonlySet<string> | undefined;
  readonly isDocumented: (group: Group) => boolean;
  readonly now: number;
  readonly onChoose: (group: Group) => void;
}

/** The groups shown until the user asks for all. */
const FEW = 8;

/**
 * Shows what is failing, most frequent first: each code of each operation, with its trend.
 *
 * @param props - the groups
 * @returns the table
 */
export const GroupsTable: ComponentClass<GroupsTableProps> = memo(function GroupsTable(
  props: GroupsTableProps,
): JSX.Element {
  const { groups, bars, palette, before, isDocumented, now, onChoose } = props;
  const [isWhole, setWhole] = useState(false);
  const ordered = groups.toSorted((a, b) => b.count - a.count);
  const shown = isWhole ? ordered : ordered.slice(0, FEW);
  return (
    <>
      <table class="groups">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Operation</th>
            <th scope="col" class="trend-cell">
              Trend
            </th>
            <th scope="col" class="number">
              Count
            </th>
            <th scope="col" class="when first">
              First seen
            </th>
            <th scope="col" class="when">
              Last seen
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => (
            <tr key={keyOf(group)}>
              <td class="name">
                <button type="button" class="quiet" onClick={() => onChoose(group)}>
                  <i class={`dot ${palette(group.code)}`} />
                  <code>{group.code}</code>
                </button>
                {before?.has(keyOf(group)) === false && (
                  <span class="badge new" title="Not seen in the period before this one">
                    new
                  </span>
                )}
                {!isDocumented(group) && (
                  <span
                    class="badge undocumented"
                    title="The OpenAPI document does not describe this error for this operation"
                  >
                    undocumented
                  </span>
                )}
              </td>
              <td class="operation">{group.operation_id ?? <span class="soft">no operation</span>}</td>
              <td class="trend-cell">
                <Trend group={group} bars={bars} color={palette(group.code)} />
              </td>
              <td class="number">{countText(group.count)}</td>
              <td class="when first">
                <time dateTime={group.first_seen_at} title={fullTime(group.first_seen_at)}>
                  {ago(group.first_seen_at, now)}
                </time>
              </td>
              <td class="when">
                <time dateTime={group.last_seen_at} title={fullTime(group.last_seen_at)}>
                  {ago(group.last_seen_at, now)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ordered.length > FEW && (
        <button type="button" class="more" onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Show fewer" : `Show all ${counted(ordered.length, "group")}`}
        </button>
      )}
    </>
  );
});

function Trend({
  group,
  bars,
  color,
}: {
  readonly group: Group;
  readonly bars: readonly Bar[];
  readonly color: string;
}): JSX.Element {
  const counts = bars.map(({ groups }) => groups?.find((each) => keyOf(each) === keyOf(group))?.count ?? 0);
  const highest = Math.max(1, ...counts);
  return (
    <span class="trend" role="img" aria-label={sayTrend(counts)}>
      {counts.map((count, index) => (
        <i key={index} class={color} style={{ height: count === 0 ? "0" : `max(1px, ${(count / highest) * 100}%)` }} />
      ))}
    </span>
  );
}

function sayTrend(counts: readonly number[]): string {
  const half = Math.floor(counts.length / 2);
  const [early, late] = [counts.slice(0, half), counts.slice(half)].map((part) =>
    part.reduce((sum, one) => sum + one, 0),
  );
  if (early === undefined || late === undefined || early + late === 0) return "No trend yet";
  if (late > early * 1.25) return `Rising: ${countText(early)}, then ${countText(late)}`;
  return late * 1.25 < early ? `Falling: ${countText(early)}, then ${countText(late)}` : "Steady";
}

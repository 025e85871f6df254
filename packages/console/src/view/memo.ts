import { Component, type ComponentClass, createElement, type FunctionComponent, type JSX } from "preact";

/**
 * Creates a view that is redrawn only when one of its properties changes: scrolling redraws the page in every frame.
 *
 * @param view - the view
 * @returns the memoized view
 * @example const Row = memo(function Row({ entry }: RowProps) { return <b>{entry.id}</b>; });
 */
export function memo<Props extends object>(view: FunctionComponent<Props>): ComponentClass<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const names = Object.keys({ ...this.props, ...next }) as (keyof Props)[];
      return names.some((name) => this.props[name] !== next[name]);
    }
    override render(): JSX.Element {
      return createElement(view, this.props);
    }
  };
}

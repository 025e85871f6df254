import { Component, type ComponentClass, createElement, type FunctionComponent, type JSX } from "preact";

/**
 * A view that is drawn again only when one of its properties is another value. Scrolling draws the page again in every frame.
 *
 * @param view - the view
 * @returns the same view, remembered
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

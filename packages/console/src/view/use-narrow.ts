import { useEffect, useState } from "preact/hooks";

const query = "(max-width: 44rem)";

/**
 * Tells whether the window is as narrow as a phone's.
 *
 * @returns true at widths where the style sheet stacks the cells of a row
 */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = (): void => setNarrow(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return isNarrow;
}

import type { Page } from "playwright-core";

/** What a page was made to do, and how it kept up. */
export interface Motion {
  /** Milliseconds between the page's frames, in order. */
  readonly intervals: readonly number[];
  /** Milliseconds of each task that held the page's main thread for more than 50 ms. */
  readonly longTasks: readonly number[];
  /** Milliseconds of CPU time that the main thread used. A busy machine distorts them less than the intervals. */
  readonly cpu: number;
}

/**
 * Watches a page while something moves it. The page counts frames with `requestAnimationFrame`, so the intervals say
 * how often it could have drawn something new. There is no GPU that could scroll without it.
 *
 * @param page - the page
 * @param move - moves it
 * @returns its frame intervals, its long tasks, and its CPU time
 */
export async function watchFrames(page: Page, move: () => Promise<void>): Promise<Motion> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const cpuSeconds = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
  };
  await page.evaluate(() => {
    const intervals: number[] = [];
    const longTasks: number[] = [];
    let isOver = false;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    });
    observer.observe({ type: "longtask" });
    let last: number | undefined;
    const onFrame = (now: number): void => {
      if (last !== undefined) intervals.push(now - last);
      last = now;
      if (!isOver) requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    const stop = () => {
      isOver = true;
      for (const { duration } of observer.takeRecords()) longTasks.push(duration);
      observer.disconnect();
      return { intervals, longTasks };
    };
    Object.assign(globalThis, { stopWatching: stop });
  });
  const before = await cpuSeconds();
  await move();
  const cpu = ((await cpuSeconds()) - before) * 1000;
  const seen = await page.evaluate<Pick<Motion, "intervals" | "longTasks">>("stopWatching()");
  await session.detach();
  return { ...seen, cpu };
}

/**
 * Turns the wheel at a constant speed.
 *
 * @param page - the page
 * @param pixels - how far
 * @param speed - pixels a second
 */
export async function turnWheel(page: Page, pixels: number, speed: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Input.synthesizeScrollGesture", {
    x: 600,
    y: 600,
    yDistance: -pixels,
    speed,
    gestureSourceType: "mouse",
    preventFling: true,
  });
  await session.detach();
}

/**
 * Drags the scrollbar to the end: each frame shows rows that no earlier frame has shown.
 *
 * @param page - the page
 * @param steps - how many frames it takes
 */
export async function leapToEnd(page: Page, steps: number): Promise<void> {
  await page.evaluate(async (count) => {
    const end = document.documentElement.scrollHeight;
    for (let step = 1; step <= count; step += 1) {
      scrollTo(0, (end * step) / count);
      await new Promise(requestAnimationFrame);
    }
  }, steps);
}

/**
 * Checks in every frame whether the row in the middle of the window is empty: a list with nothing to draw scrolls
 * smoothly.
 *
 * @param page - the console
 * @param move - moves it
 * @returns the share of frames with an empty row there, from 0 to 1
 */
export async function shareOfEmptyFrames(page: Page, move: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = { frames: 0, empty: 0 };
    const look = (): void => {
      const there = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      if (there?.closest(".rows")) seen.frames += 1; // the scroll begins above the list
      if (there?.closest(".rows") && !there.closest(".row")?.querySelector(".time")) seen.empty += 1;
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { seenFrames: seen });
  });
  await move();
  return page.evaluate<number>("seenFrames.empty / seenFrames.frames");
}

import { describeBrowsing } from "./browsing.suite.ts";
import { describeEntry } from "./entry.suite.ts";
import { describeLive } from "./live.suite.ts";
import { describePage } from "./page.suite.ts";
import { describeSigningIn } from "./sign-in.suite.ts";
import { describeStates } from "./states.suite.ts";
import { useConsole } from "./testing/use-console.ts";

const ENTRIES = 100_000;
const use = useConsole(ENTRIES);

describeSigningIn(use);
describePage(use);
describeBrowsing(use, ENTRIES);
describeEntry(use);
describeStates(use);
describeLive(use);

// Preloaded into the measured process: reports its resource usage at exit.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  const used = { cpu: (user + system) / 1000, megabytes: maxRSS / 1024 };
  const file = process.env["BENCH_MEASURES"];
  if (file) writeFileSync(file, JSON.stringify(used));
});

// Test reporter: at the end, each reason tests were skipped for, with their number.
/** @param {AsyncIterable<{ type: string, data: { skip?: boolean | string } }>} events */
export default async function* skipped(events) {
  const counts = new Map();
  for await (const { type, data } of events) {
    if ((type !== "test:pass" && type !== "test:fail") || !data.skip) continue;
    const reason = data.skip === true ? "no reason given" : data.skip;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  yield `\nSkipped: ${total}\n`;
  for (const [reason, count] of counts) yield `  ${count} × ${reason}\n`;
}

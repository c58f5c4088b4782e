// Normalises addresses with @geolonia/normalize-japanese-addresses 2.10.1 on the offline town tree.
// In: a JSON list of addresses on stdin; argument 1: file URL of the "ja" folder; argument 2: rounds to time.
// Out: one JSON object {results, addresses_per_second}, by processor time, the best round counted.
const { config, normalize } = require("@geolonia/normalize-japanese-addresses");
config.japaneseAddressesApi = process.argv[2];
const rounds = Number(process.argv[3]);

async function main() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const addresses = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  let results = [];
  let best = 0;
  for (let round = 0; round <= rounds; round++) {
    results = [];
    const start = process.cpuUsage();
    for (const address of addresses) {
      try {
        results.push(await normalize(address));
      } catch (error) {
        results.push({ error: String(error) });
      }
    }
    const used = process.cpuUsage(start);
    const seconds = (used.user + used.system) / 1e6;
    if (round > 0) best = Math.max(best, addresses.length / seconds); // round 0 warms its caches
  }
  process.stdout.write(JSON.stringify({ results, addresses_per_second: best }));
}
main();

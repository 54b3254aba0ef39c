// Reads the answers of generated packages with generated modules.
import { readFileSync } from "node:fs";

const all = JSON.parse(readFileSync("cases.json", "utf8"));
let count = 0;
for (const [pkg, cases] of Object.entries(all)) {
  const module = await import(`./${pkg}.js`);
  for (const c of cases ?? []) {
    const body = !c.HasBody ? undefined : c.IsText ? c.Body : JSON.parse(c.Body);
    if (c.HasBody && !module[`is${c.Envelope}Envelope`](body)) {
      console.log(`${c.What}: not in envelope ${c.Envelope}: ${c.Body}`);
      process.exitCode = 1;
    }
    const error = module.parse(body, c.Status);
    if (c.Name !== "" && error?.name !== c.Name) {
      console.log(`${c.What}: read as ${error?.name}: ${c.Body}`);
      process.exitCode = 1;
    }
    if (error !== undefined && error.body !== body) {
      console.log(`${c.What}: another body`);
      process.exitCode = 1;
    }
    count++;
  }
}
if (count < 400) {
  console.log(`read ${count} answers only`);
  process.exitCode = 1;
}

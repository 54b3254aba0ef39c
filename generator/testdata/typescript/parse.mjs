// Reads bodies with a generated module, see TestTypeScriptParse.
import { codes, isProblemEnvelope, parse } from "./errors.js";

const found = { type: "about:blank", title: "Order not found", status: 404, detail: "Order 7 does not exist.", code: "ORDER_NOT_FOUND", id: "7", big: 1 };
const invalid = { type: "about:blank", title: "x", status: 422, detail: "x", code: "INVALID" };
const deep = (n) => (n === 0 ? 1 : { ...found, more: deep(n - 1) });

const cases = [
  ["as sent", found, 404, "ORDER_NOT_FOUND"],
  ["under another status", found, 500, "ORDER_NOT_FOUND"],
  ["with more members", { ...found, more: [null] }, 404, "ORDER_NOT_FOUND"],
  ["with a member of the prototype", { ...found, constructor: 1 }, 404, "ORDER_NOT_FOUND"],
  ["without a field", { ...found, id: undefined }, 404, undefined],
  ["with null for a field", { ...found, id: null }, 404, undefined],
  ["with a field of another type", { ...found, id: 7 }, 404, undefined],
  ["with a fraction", { ...found, big: 1.5 }, 404, undefined],
  ["beyond the exact numbers", { ...found, big: JSON.parse("18446744073709551615") }, 404, "ORDER_NOT_FOUND"],
  ["with another constant", { ...found, status: 405 }, 404, undefined],
  ["with a new code", { ...found, code: "NEW" }, 404, undefined],
  ["with the name of a method for a code", { ...found, code: "toString" }, 404, undefined],
  ["with a number for a code", { ...found, code: 1 }, 404, undefined],
  ["without a code", { ...found, code: undefined }, 404, undefined],
  ["with violations", { ...invalid, errors: [{ rule: "too_long", max: 1, detail: "x" }, { detail: "x", pointer: "#/a" }] }, 422, "INVALID"],
  ["with a new rule", { ...invalid, errors: [{ rule: "new", min: "x" }] }, 422, "INVALID"],
  ["with a rule without its field", { ...invalid, errors: [{ rule: "too_long", detail: "x" }] }, 422, undefined],
  ["with a violation that is no object", { ...invalid, errors: ["x"] }, 422, undefined],
  ["nothing", undefined, 404, undefined],
  ["null", null, 404, undefined],
  ["a text", "ORDER_NOT_FOUND", 404, undefined],
  ["an array", [found], 404, undefined],
  ["nested deeply", deep(5000), 404, "ORDER_NOT_FOUND"],
];
for (const [what, body, status, want] of cases) {
  const error = parse(body, status);
  if (error?.name !== want || (error !== undefined && (error.body !== body || error.code !== want))) {
    console.log(`${what}: read as ${JSON.stringify(error?.name)}, want ${want}`);
    process.exitCode = 1;
  }
}
if (!isProblemEnvelope({ ...found, code: "NEW" }) || isProblemEnvelope({ ...found, title: 1 }) || codes.INVALID !== "INVALID") {
  console.log("wrong guard or constants");
  process.exitCode = 1;
}

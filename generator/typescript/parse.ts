// The part of a generated module that is the same for all catalogues. What
// stands above the line of dashes is generated for each; here it is just enough
// for an editor.

export type ErrorAnswer = { name: string; code: unknown; status: number | null; body: unknown };

declare const envelopes: readonly EnvelopeShape[];
declare const objects: Readonly<Record<string, ObjectShape>>;

// ---- cut ----

/** What a value must be. Kinds that are not named are not allowed. */
interface Shape {
  /** anything */
  readonly any?: true;
  /** null */
  readonly z?: true;
  /** booleans: those in the list, all if it is empty */
  readonly b?: readonly boolean[];
  /** numbers, in the same way */
  readonly n?: readonly number[];
  /** numbers have no fraction */
  readonly i?: true;
  /** texts, in the same way */
  readonly s?: readonly string[];
  /** arrays: the first items, the other items, the least number of items */
  readonly a?: readonly [readonly Shape[], Shape, number];
  /** objects: one of these, or of those with these names */
  readonly o?: readonly (ObjectShape | string)[];
}

/** What an object must be. Members that are not named may be there too. */
interface ObjectShape {
  /** name, whether it is always there, and value of each member */
  readonly m: readonly (readonly [string, boolean, Shape])[];
  /** the members with other names */
  readonly r?: Shape;
}

interface EnvelopeShape {
  /** undefined if there is no body */
  readonly shape: Shape | undefined;
  /** where the body says which error it is */
  readonly place: readonly (string | number)[];
  readonly entries: readonly EntryShape[];
}

interface EntryShape {
  readonly name: string;
  readonly code: string | number | null;
  readonly status: number | null;
  /** status of the answer, if that is another one */
  readonly http?: number;
  /** what stands at the place of the envelope, if that is always the same */
  readonly id?: string | number;
  /** what is special in the body */
  readonly shape: Shape;
  /** where the message stands, and what it looks like, if it is needed */
  readonly text?: readonly [readonly (string | number)[], readonly (readonly [string, number])[]];
}

/**
 * Finds out which error a body is: the text of a body that is a text, what
 * JSON.parse returns for others, undefined if there is none.
 *
 * It returns undefined for what is not in the catalogue: a body of another
 * form, a code that a newer server has, or one of several errors that cannot be
 * told apart. A newer server may also send members, rules of violations and
 * other alternatives that the types do not name. All else is as the types say.
 */
export function parse(body: unknown, status: number): ErrorAnswer | undefined {
  const found = envelopes.flatMap((envelope) => matches(envelope, body));
  const fitting = found.filter(({ entry }) => entry.id !== undefined || httpStatus(entry) === null || httpStatus(entry) === status);
  let best = largest(fitting, ({ envelope, entry }) => -unknownMembers(body, [envelope.shape ?? {}, entry.shape]));
  best = largest(best, ({ entry }) => (httpStatus(entry) === status ? 1 : 0));
  best = largest(best, ({ entry }) => messageFit(body, entry));
  const only = best.length === 1 ? best[0] : undefined;
  if (only === undefined) {
    return undefined;
  }
  const { name, code, status: own } = only.entry;
  return { name, code, status: own, body: only.envelope.shape === undefined ? undefined : body } as ErrorAnswer;
}

interface Match {
  readonly envelope: EnvelopeShape;
  readonly entry: EntryShape;
}

function httpStatus(entry: EntryShape): number | null {
  return entry.http ?? entry.status;
}

/** Returns the entries of an envelope that a body may be. */
function matches(envelope: EnvelopeShape, body: unknown): Match[] {
  if (envelope.shape === undefined ? !isEmptyBody(body) : !fits(body, envelope.shape, 0)) {
    return [];
  }
  const index = indexOf(envelope);
  const id = valueAt(body, envelope.place);
  const entries = [...(index.get(id) ?? []), ...(id === undefined ? [] : (index.get(undefined) ?? []))];
  return entries.filter((entry) => envelope.shape === undefined || fits(body, entry.shape, 0)).map((entry) => ({ envelope, entry }));
}

function isEmptyBody(body: unknown): boolean {
  return body === undefined || body === null || body === "";
}

const indexes = new Map<EnvelopeShape, Map<unknown, EntryShape[]>>();

/** Returns the entries of an envelope by what tells them apart. */
function indexOf(envelope: EnvelopeShape): Map<unknown, EntryShape[]> {
  let index = indexes.get(envelope);
  if (index === undefined) {
    index = new Map();
    for (const entry of envelope.entries) {
      const same = index.get(entry.id);
      if (same === undefined) {
        index.set(entry.id, [entry]);
      } else {
        same.push(entry);
      }
    }
    indexes.set(envelope, index);
  }
  return index;
}

/** Returns the items with the largest number. */
function largest<T>(items: readonly T[], number: (item: T) => number): T[] {
  let best: T[] = [];
  let most = -Infinity;
  for (const item of items) {
    const n = number(item);
    if (n > most) {
      most = n;
      best = [];
    }
    if (n === most) {
      best.push(item);
    }
  }
  return best;
}

/** Returns how many characters of a message are as the entry writes them. */
function messageFit(body: unknown, entry: EntryShape): number {
  if (entry.text === undefined) {
    return 0;
  }
  const [place, forms] = entry.text;
  const text = valueAt(body, place);
  let most = -1;
  for (const [form, literal] of forms) {
    if (literal > most && typeof text === "string" && new RegExp(form, "u").test(text)) {
      most = literal;
    }
  }
  return most;
}

/** Returns what stands at a place of a body. */
function valueAt(body: unknown, place: readonly (string | number)[]): unknown {
  let value = body;
  for (const step of place) {
    if (typeof step === "number") {
      value = Array.isArray(value) ? value[step] : undefined;
    } else {
      value = isObject(value) ? member(value, step) : undefined;
    }
  }
  return value;
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns a member that the object itself has. */
function member(object: Members, name: string): unknown {
  return Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined;
}

/** How deep values in values are looked at. No honest body comes near it. */
const maxDepth = 500;

function fits(value: unknown, shape: Shape, depth: number): boolean {
  if (shape.any === true) {
    return true;
  }
  switch (typeof value) {
    case "boolean":
      return isIn(value, shape.b);
    case "number":
      return isIn(value, shape.n) && (shape.i !== true || Number.isInteger(value));
    case "string":
      return isIn(value, shape.s);
  }
  if (value === null || depth > maxDepth) {
    return value === null && shape.z === true;
  }
  if (Array.isArray(value)) {
    return shape.a !== undefined && fitsArray(value, shape.a, depth + 1);
  }
  return isObject(value) && shape.o !== undefined && fitsOne(value, shape.o.map(objectShape), depth + 1);
}

function isIn<T>(value: T, values: readonly T[] | undefined): boolean {
  return values !== undefined && (values.length === 0 || values.includes(value));
}

function fitsArray(value: readonly unknown[], [prefix, rest, least]: readonly [readonly Shape[], Shape, number], depth: number): boolean {
  return value.length >= least && value.every((item, i) => fits(item, prefix[i] ?? rest, depth));
}

function objectShape(shape: ObjectShape | string): ObjectShape {
  return typeof shape === "string" ? (objects[shape] as ObjectShape) : shape;
}

/**
 * Reports whether an object has one of several shapes. Constants tell them
 * apart: an object that has those of none of them is of a kind that a newer
 * server has.
 */
function fitsOne(value: Members, shapes: readonly ObjectShape[], depth: number): boolean {
  const alike = shapes.length === 1 ? shapes : shapes.filter((shape) => shape.m.every((m) => hasMark(value, m)));
  return alike.length === 0 || alike.some((shape) => fitsObject(value, shape, depth));
}

/** Reports whether a member that tells shapes apart is as it should be. */
function hasMark(value: Members, [name, , shape]: readonly [string, boolean, Shape]): boolean {
  const values = shape.s ?? shape.n ?? shape.b;
  if (values === undefined) {
    return Object.keys(shape).length > 0 || member(value, name) === undefined;
  }
  return values.length === 0 || fits(member(value, name), shape, 0);
}

function fitsObject(value: Members, shape: ObjectShape, depth: number): boolean {
  for (const [name, isSure, inner] of shape.m) {
    const have = member(value, name);
    if (have === undefined ? isSure : !fits(have, inner, depth)) {
      return false;
    }
  }
  const rest = shape.r;
  return rest === undefined || Object.keys(value).every((name) => shape.m.some((m) => m[0] === name) || fits(value[name], rest, depth));
}

/** Returns how many members of a value none of the shapes names. */
function unknownMembers(value: unknown, shapes: readonly Shape[]): number {
  let count = 0;
  if (!isObject(value)) {
    return count;
  }
  const known = shapes.flatMap((shape) => (shape.o ?? []).map(objectShape));
  for (const name of Object.keys(value)) {
    const inner = known.flatMap((o) => o.m.filter((m) => m[0] === name).map((m) => m[2]).concat(o.r ?? []));
    count += inner.length === 0 ? 1 : unknownMembers(value[name], inner);
  }
  return count;
}

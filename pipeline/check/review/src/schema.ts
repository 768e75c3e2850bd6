// Whether a record fits its schema: the keywords that schemas/*.schema.json use.  What the page lets
// through is checked again by `glane apply`.

export interface Schema {
  properties?: Record<string, Schema | boolean>;
  required?: string[];
  dependentRequired?: Record<string, string[]>;
  enum?: unknown[];
  const?: unknown;
  type?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  if?: Schema;
  then?: Schema;
  else?: Schema;
}

// A field that is missing, or whose value is wrong.
export interface Fault {
  field: string;
  missing: boolean;
}

// The first fault; null where there is none.
export function faultOf(schema: Schema, value: unknown, field = ""): Fault | null {
  return (
    faultOfValue(schema, value, field) ??
    faultOfObject(schema, value) ??
    faultOfParts(schema, value, field)
  );
}

const fits = (schema: Schema, value: unknown) => faultOf(schema, value) === null;

function faultOfValue(schema: Schema, value: unknown, field: string): Fault | null {
  const {type, pattern, minLength, minimum} = schema;
  const kind = Number.isInteger(value) ? "integer" : typeof value;
  const good =
    (schema.enum === undefined || schema.enum.includes(value)) &&
    (schema.const === undefined || schema.const === value) &&
    (type === undefined || type === kind) &&
    (typeof value !== "string" ||
      ((pattern === undefined || new RegExp(pattern, "u").test(value)) &&
        value.length >= (minLength ?? 0))) &&
    (typeof value !== "number" || value >= (minimum ?? -Infinity));
  return good ? null : {field, missing: false};
}

function faultOfObject(schema: Schema, value: unknown): Fault | null {
  if (typeof value !== "object" || value === null) return null;
  const object = value as Record<string, unknown>;
  const wanted = [...(schema.required ?? [])];
  for (const [name, others] of Object.entries(schema.dependentRequired ?? {})) {
    if (name in object) wanted.push(...others);
  }
  const missing = wanted.find((name) => !(name in object));
  if (missing) return {field: missing, missing: true};
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    if (!(name in object) || part === true) continue;
    const fault =
      part === false ? {field: name, missing: false} : faultOf(part, object[name], name);
    if (fault) return fault;
  }
  return null;
}

function faultOfParts(schema: Schema, value: unknown, field: string): Fault | null {
  for (const part of schema.allOf ?? []) {
    const fault = faultOf(part, value, field);
    if (fault) return fault;
  }
  for (const choices of [schema.anyOf, schema.oneOf]) {
    if (!choices || choices.some((choice) => fits(choice, value))) continue;
    return faultOf(choices[0]!, value, field);
  }
  if (schema.oneOf && schema.oneOf.filter((choice) => fits(choice, value)).length > 1) {
    return {field, missing: false};
  }
  if (schema.not && fits(schema.not, value)) return {field, missing: false};
  if (!schema.if) return null;
  const branch = fits(schema.if, value) ? schema.then : schema.else;
  return branch ? faultOf(branch, value, field) : null;
}

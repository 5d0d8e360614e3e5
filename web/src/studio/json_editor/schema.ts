// What the schema of the story file says of a place in it: descriptions, keys, words that may stand there.
import { isList, isObject, type Json, type JsonObject } from '../pointer.js';

export interface Word {
  readonly word: string;
  readonly description: string;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export class Schema {
  constructor(readonly root: JsonObject) {}

  /** The schemas that speak of a place; the first has the description. */
  at(path: readonly string[]): JsonObject[] {
    let now = this.#all(this.root);
    for (const key of path) {
      now = now.flatMap((schema) => {
        const { properties, items } = schema;
        if (isObject(properties) && isObject(properties[key])) return this.#all(properties[key]);
        return /^\d+$/.test(key) && isObject(items) ? this.#all(items) : [];
      });
    }
    return now;
  }

  description(path: readonly string[]): string {
    return (
      this.at(path)
        .map((schema) => text(schema['description']))
        .find(Boolean) ?? ''
    );
  }

  keys(path: readonly string[]): Word[] {
    const found = new Map<string, string>();
    for (const { properties } of this.at(path)) {
      if (!isObject(properties)) continue;
      for (const [word, schema] of Object.entries(properties)) {
        if (isObject(schema) && !found.has(word))
          found.set(
            word,
            this.#all(schema)
              .map((one) => text(one['description']))
              .find(Boolean) ?? '',
          );
      }
    }
    return [...found].map(([word, description]) => ({ word, description }));
  }

  /** What may stand there, as JSON: the words of an enumeration, true and false. */
  values(path: readonly string[]): string[] {
    const found = this.at(path).flatMap((schema) => {
      const { enum: words, const: only, type } = schema;
      if (isList(words)) return words.map((word) => JSON.stringify(word));
      if (only !== undefined) return [JSON.stringify(only)];
      return type === 'boolean' ? ['true', 'false'] : [];
    });
    return [...new Set(found)];
  }

  /** What a new value begins with: quotes, brackets, or nothing. */
  begin(path: readonly string[]): string {
    const types = this.at(path).map(({ type }) => text(type));
    const type = types.find(Boolean);
    return type === 'array' ? '[]' : type === 'object' ? '{}' : type === 'string' ? '""' : '';
  }

  /** A schema with those that it refers to and those that it chooses from. */
  #all(schema: JsonObject, depth = 0): JsonObject[] {
    if (depth > 8) return [];
    const { $ref, anyOf, oneOf, allOf } = schema;
    const more = [anyOf, oneOf, allOf].filter(isList).flat().filter(isObject);
    const named = typeof $ref === 'string' && $ref.startsWith('#/$defs/') ? this.#defined($ref.slice('#/$defs/'.length)) : [];
    return [schema, ...[...named, ...more].flatMap((one) => this.#all(one, depth + 1))];
  }

  #defined(name: string): JsonObject[] {
    const { $defs } = this.root;
    const found = isObject($defs) ? $defs[name] : undefined;
    return isObject(found) ? [found] : [];
  }
}

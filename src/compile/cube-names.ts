/**
 * Words that cannot be referred to in a model: a reference is read as Python, and then becomes the parameter of a
 * JavaScript function. Definitions are snake_case, so words with capital letters do not matter.
 */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is lambda ' +
    'nonlocal not or pass print exec raise return try while with yield match ' +
    'arguments case catch const debugger default delete do enum eval export extends false function implements instanceof ' +
    'interface let new null package private protected public static super switch this throw true typeof var void ' +
    // Where a text begins an f-string, Cube reads on for its quotes.
    'f fr rf'
  ).split(' '),
);

export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}

/**
 * The cube of each entity: called like it, unless no reference can hold the word (`case`), or a view or a metric has the
 * name: a path of joins could not tell them apart. Then `_entity` is put behind it.
 */
export function nameCubes(
  entities: readonly string[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set([...taken, ...entities]);
  for (const entity of entities) {
    let name = entity;
    if (isReserved(entity) || taken.has(entity))
      while (used.has(name) || isReserved(name)) name = `${name}_entity`;
    used.add(name);
    names.set(entity, name);
  }
  return names;
}

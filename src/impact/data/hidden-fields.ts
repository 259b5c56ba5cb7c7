import { columnsReadBy } from '../../expression/columns.js';
import type { FieldInfo, Typed } from '../../expression/typed.js';
import type { Entity, Graph } from '../../graph/graph.js';

type Privacy = FieldInfo['privacy'];

const STRICTNESS = { public: 0, personal: 1, secret: 2 } as const satisfies Record<Privacy, number>;

/**
 * How private fields are: the stricter of what the base and the head say of a column. A change that lowers a privacy class
 * is not agreed to yet, so it shows nothing that the base keeps to itself.
 */
export class HiddenFields {
  /** By the table and the column, and by names: the table may be spelled otherwise, or read through SQL. */
  private readonly classes = new Map<string, Privacy>();

  constructor(
    base: Graph,
    private readonly head: Graph,
  ) {
    for (const graph of [base, head]) for (const entity of graph.entities.values()) this.add(entity);
  }

  /** The strictest class of all that an expression reads, by itself or through computed fields and terms. */
  classOf(expression: Typed): Privacy {
    return this.strictest(columnsReadBy(expression).map(({ field }) => field));
  }

  classOfField(field: FieldInfo): Privacy {
    const read = field.expression ? columnsReadBy(field.expression).map((each) => each.field) : [];
    return this.strictest([field, ...read]);
  }

  /** Reads a field that is less private here than in the other state. */
  isLowered(expression: Typed): boolean {
    return columnsReadBy(expression).some(({ field }) => this.declared(field) !== field.privacy);
  }

  private strictest(fields: readonly FieldInfo[]): Privacy {
    return fields.map((field) => this.declared(field)).reduce(stricter, 'public');
  }

  private declared(field: FieldInfo): Privacy {
    const entity = this.head.entities.get(field.entity);
    const keys = entity ? keysOf(entity, field.name) : [];
    return keys.map((key) => this.classes.get(key) ?? 'public').reduce(stricter, field.privacy);
  }

  private add(entity: Entity): void {
    for (const { info } of entity.fields.values()) {
      for (const key of keysOf(entity, info.name))
        this.classes.set(key, stricter(info.privacy, this.classes.get(key) ?? 'public'));
    }
  }
}

function keysOf(entity: Entity, field: string): readonly string[] {
  const { source, sql } = entity.definition.value;
  const value = entity.fields.get(field)?.value;
  // Under another name it is the same column still. What is computed has none, and is known by what it reads.
  const column = value?.expression === undefined ? (value?.column ?? field) : `computed ${field}`;
  return [
    JSON.stringify(['column', source ?? sql ?? entity.name, column]),
    JSON.stringify(['field', entity.name, field]),
  ];
}

function stricter(left: Privacy, right: Privacy): Privacy {
  return STRICTNESS[left] >= STRICTNESS[right] ? left : right;
}

import type { DefinitionKind, DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Source, SourceText, Span } from '../diagnostic/source.js';
import type { Definition, Path, WrittenExpression } from './definition.js';
import type { DefinitionValues } from './schema.js';
import { sourceTextOf } from './source-text.js';
import { locate, spanOfNode, type YamlNode } from './yaml-node.js';

/** A definition over the YAML it was read from; places are looked up when they are asked for. */
export class ReadDefinition<K extends DefinitionKind> implements Definition<K> {
  private readonly expressions = new Map<string, WrittenExpression>();

  constructor(
    readonly kind: K,
    readonly name: string,
    readonly value: DefinitionValues[K],
    readonly source: Source,
    private readonly place: Pick<YamlNode, 'start' | 'end'>,
    private readonly readRoot: () => YamlNode,
    readonly previousOf: DefinitionRef | null = null,
  ) {}

  /** The item as written. */
  get root(): YamlNode {
    return this.readRoot();
  }

  get span(): Span {
    return spanOfNode(this.source, this.place);
  }

  spanOf(path: Path): Span {
    return spanOfNode(this.source, locate(this.root, path).node);
  }

  keySpanOf(path: Path): Span {
    const { node, entry, found } = locate(this.root, path);
    return found === path.length && entry
      ? { source: this.source, start: entry.keyStart, end: entry.keyEnd }
      : spanOfNode(this.source, node);
  }

  textOf(path: Path): SourceText | null {
    const { node, found } = locate(this.root, path);
    return found === path.length && node.kind === 'scalar' ? sourceTextOf(this.source, node) : null;
  }

  expressionOf(path: Path): WrittenExpression | null {
    return this.expressions.get(path.join('.')) ?? null;
  }

  /** Only while reading. */
  addExpression(path: Path, expression: WrittenExpression): void {
    this.expressions.set(path.join('.'), expression);
  }
}

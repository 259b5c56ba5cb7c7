import { hash } from 'node:crypto';
import type { Compiler } from './compile/compiler.js';
import type { Choices } from './compile/compiling.js';
import { EVERYTHING, NOTHING, type NodeId } from './diagram/diagram.js';
import { keyOfSimple } from './term/term.js';

/** Keys of diagrams that are the same in every run: of what the nodes are, not of when they were made. */
export class Digests {
  private readonly known = new Map<NodeId, string>([
    [NOTHING, 'FALSE'],
    [EVERYTHING, 'TRUE'],
  ]);

  constructor(private readonly compiler: Compiler) {}

  ofNode(id: NodeId): string {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const { sets, diagrams } = this.compiler;
    const { variable, edges } = diagrams.nodeOf(id);
    const parts = edges.map(({ set, child }) => `${sets.keyOf(set)}>${this.ofNode(child)}`).sort();
    const made = digest(`${variable.order}|${parts.join('|')}`);
    this.known.set(id, made);
    return made;
  }

  ofChoices(choices: Choices): string {
    const parts = choices.map(({ guard, value }) => `${this.ofNode(guard)}:${keyOfSimple(value)}`);
    return digest(parts.sort().join('|'));
  }
}

function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 24);
}

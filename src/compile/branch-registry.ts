import type { Graph } from '../graph/graph.js';
import { Branch, type BranchRequest, WINDOW_GRAINS, type WindowGrain } from './branch.js';
import { findSharedEntities } from './shared-entities.js';
import type { SqlDialect } from './sql-text.js';

export interface NamedBranch {
  readonly name: string;
  readonly branch: Branch;
}

/** The key of a window's rows of one grain in the column `metric_branch`. */
export function windowKey(name: string, grain: WindowGrain): string {
  return `${name}:${grain}`;
}

/** Every key under which rows of a branch stand. */
export function keysOf({ name, branch }: NamedBranch): readonly string[] {
  return branch.request.window ? WINDOW_GRAINS.map((grain) => windowKey(name, grain)) : [name];
}

/** All branches of a model, each distinct one once, in the order in which they were first needed. */
export class BranchRegistry {
  private readonly byIdentity = new Map<string, NamedBranch>();
  private readonly names = new Set<string>();
  private readonly shared = new Map<string, Branch['shared']>();

  constructor(
    readonly graph: Graph,
    readonly dialect: SqlDialect,
  ) {}

  get all(): readonly NamedBranch[] {
    return [...this.byIdentity.values()];
  }

  /** The branch for a request; `wantedName` is used when it is the first of its kind. */
  get(request: BranchRequest, wantedName: string): NamedBranch {
    const { entity } = request.records;
    const shared = this.shared.get(entity) ?? findSharedEntities(this.graph, entity);
    this.shared.set(entity, shared);
    const branch = new Branch(this.graph, this.dialect, request, shared);
    const known = this.byIdentity.get(branch.identity);
    if (known) return known;
    const named = { name: this.freeName(wantedName), branch };
    this.byIdentity.set(branch.identity, named);
    return named;
  }

  private freeName(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.names.has(name); count += 1) name = `${wanted}.${count}`;
    this.names.add(name);
    return name;
  }
}

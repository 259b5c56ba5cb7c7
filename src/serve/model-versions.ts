import type { ModelFiles } from './model.js';

const KEPT = 8;

/**
 * The models a server knows. A request keeps the version it began with, so a reload cannot change the model under it.
 */
export class ModelVersions {
  readonly #files = new Map<string, ModelFiles>();
  #count = 0;
  #current: string;

  constructor(files: ModelFiles) {
    this.#current = this.add(files);
  }

  get current(): string {
    return this.#current;
  }

  /** Takes a model in without serving it yet. */
  add(files: ModelFiles): string {
    this.#count += 1;
    const version = `model-${this.#count}`;
    this.#files.set(version, [...files]);
    // Requests of a version this old have long been answered.
    for (const old of [...this.#files.keys()].slice(0, -KEPT))
      if (old !== this.#current) this.#files.delete(old);
    return version;
  }

  promote(version: string): void {
    this.#current = version;
  }

  forget(version: string): void {
    this.#files.delete(version);
  }

  filesOf(version: string | undefined): ModelFiles {
    const files = this.#files.get(version ?? this.#current);
    if (files === undefined) throw new Error(`There is no model version ${version}.`);
    return files;
  }
}

/** The version a request began with; a request of Cube itself has none. */
export function readVersion(context: object | null): string | undefined {
  return context !== null && 'modelVersion' in context && typeof context.modelVersion === 'string'
    ? context.modelVersion
    : undefined;
}

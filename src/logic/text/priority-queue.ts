/** A binary heap: the first taken is the one that comes before all others. */
export class PriorityQueue<Item> {
  readonly #items: Item[] = [];
  readonly #before: (left: Item, right: Item) => boolean;

  constructor(before: (left: Item, right: Item) => boolean) {
    this.#before = before;
  }

  add(item: Item): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent];
      if (above === undefined || !this.#before(item, above)) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  }

  /** undefined when nothing is left. */
  take(): Item | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      const child = this.#earlierChild(at);
      const below = items[child];
      if (below === undefined || !this.#before(below, last)) break;
      items[at] = below;
      at = child;
    }
    items[at] = last;
    return first;
  }

  #earlierChild(parent: number): number {
    const left = this.#items[2 * parent + 1];
    const right = this.#items[2 * parent + 2];
    if (left === undefined || right === undefined) return 2 * parent + 1;
    return this.#before(right, left) ? 2 * parent + 2 : 2 * parent + 1;
  }
}

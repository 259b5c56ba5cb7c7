/** The part of Cube's model description that says what a caller may see. */
export interface MetaCube {
  readonly config: Readonly<Partial<Record<'measures' | 'dimensions' | 'segments', readonly MetaMember[]>>>;
}

interface MetaMember {
  readonly name: string;
  readonly isVisible?: boolean;
}

export interface MemberSets {
  readonly visible: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

// Without access policies the description is one object for as long as a model lives.
const known = new WeakMap<readonly MetaCube[], MemberSets>();

export function readMembers(cubes: readonly MetaCube[]): MemberSets {
  const found = known.get(cubes);
  if (found !== undefined) return found;
  const members = cubes.flatMap(({ config }) => [
    ...(config.measures ?? []),
    ...(config.dimensions ?? []),
    ...(config.segments ?? []),
  ]);
  const sets = {
    all: new Set(members.map((member) => member.name)),
    visible: new Set(members.filter((member) => member.isVisible === true).map((member) => member.name)),
  };
  known.set(cubes, sets);
  return sets;
}

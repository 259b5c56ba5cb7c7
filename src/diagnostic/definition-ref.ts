/** The kinds of definitions of the language, in the order in which people meet them. */
export const DEFINITION_KINDS = [
  'team',
  'entity',
  'term',
  'metric',
  'segmentation',
  'handoff',
  'contradiction',
  'dashboard',
  'objective',
] as const;

export type DefinitionKind = (typeof DEFINITION_KINDS)[number];

/** Names one definition; unique unless the project names one twice, which is a finding. */
export interface DefinitionRef {
  readonly kind: DefinitionKind;
  readonly name: string;
}

/** A map key for a reference. */
export function refKey(ref: DefinitionRef): string {
  return `${ref.kind}:${ref.name}`;
}

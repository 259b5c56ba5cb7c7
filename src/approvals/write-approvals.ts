import { type Document, isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { type Approval, approvalKey } from './approval-file.js';

/** Sets approvals in the text of a team's file, which must be readable; null begins one. Comments are kept. */
export function recordApprovals(
  text: string | null,
  team: string,
  approved: readonly { readonly definition: DefinitionRef; readonly approval: Approval }[],
): string {
  return rewrite(text ?? headOf(team), (document, entries) => {
    for (const { definition, approval } of approved) {
      const key = approvalKey(definition);
      const entry = entries.get(key, true);
      const { note, ...always } = approval;
      const values = note === undefined ? always : { ...always, note };
      if (!isMap(entry)) {
        entries.set(key, document.createNode(values, { flow: true }));
        continue;
      }
      for (const [name, value] of Object.entries(values)) entry.set(name, value);
      if (note === undefined) entry.delete('note');
    }
  });
}

/** Takes entries out of the text of a team's file, which must be readable. Other comments are kept. */
export function removeApprovals(text: string, keys: readonly string[]): string {
  return rewrite(text, (_, entries) => {
    for (const key of keys) entries.delete(key);
  });
}

function headOf(team: string): string {
  return `# What ${team} has approved, and when: one line a definition, written by \`accord approve\`.\n# An approval holds for the meaning it names. CODEOWNERS makes this file the team's own.\n`;
}

function rewrite(text: string, change: (document: Document, entries: YAMLMap) => void): string {
  const document: Document = parseDocument(text, { schema: 'core' });
  if (!isMap(document.contents)) {
    // A head alone: its comment is the document's, with or without a line left free below it.
    document.commentBefore ??= document.comment;
    document.comment = null;
    document.contents = document.createNode({});
  }
  const { contents } = document;
  if (!isMap(contents)) throw new Error('a YAML document that takes no map');
  contents.flow = false;
  liftHead(document, contents);
  change(document, contents);
  // Sorted, so that two branches that approve different definitions seldom write at the same place.
  contents.items.sort((left, right) => (keyOf(left.key) < keyOf(right.key) ? -1 : 1));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A head with a comment on the first entry below it is read as that entry's, and would move with it. */
function liftHead(document: Document, entries: YAMLMap): void {
  const first = entries.items[0]?.key;
  const comment = isScalar(first) ? first.commentBefore : null;
  if (!isScalar(first) || !comment) return;
  const at = comment.lastIndexOf('\n\n');
  if (at < 0) return;
  document.commentBefore = comment.slice(0, at);
  first.commentBefore = comment.slice(at + 2);
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

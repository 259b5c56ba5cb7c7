export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * The commands that the runner of GitHub Actions sees in a log: a line that begins with `::`, or has `##[` anywhere. Written
 * after the runner's own reader (ActionCommand.cs): a property value ends at `,`, the properties at `::`.
 */
export function readCommands(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const trimmed = line.trimStart();
    if (trimmed.startsWith('::')) return readCommand(trimmed);
    const old = line.indexOf('##[');
    return old === -1 ? [] : [{ name: line.slice(old), properties: {}, message: '' }];
  });
}

function readCommand(line: string): readonly WorkflowCommand[] {
  const end = line.indexOf('::', 2);
  if (end === -1) return [];
  const [name = '', ...rest] = line.slice(2, end).split(' ');
  const properties = rest
    .join(' ')
    .split(',')
    .filter((pair) => pair.includes('='))
    .map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decode(pair.slice(at + 1), ['%3A', '%2C', '%0D', '%0A', '%25'])] as const;
    });
  const message = decode(line.slice(end + 2), ['%0D', '%0A', '%25']);
  return [{ name, properties: Object.fromEntries(properties), message }];
}

function decode(text: string, codes: readonly string[]): string {
  return codes.reduce((left, code) => left.replaceAll(code, decodeURIComponent(code)), text);
}

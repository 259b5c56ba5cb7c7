/** What is not looked into: hidden files and folders, and what npm installs. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

export function isYaml(name: string): boolean {
  return name.endsWith('.yml') || name.endsWith('.yaml');
}

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoredMemory } from '../../src/cache/stored-memory.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accord-store-'));
  file = join(folder, 'deep', 'check');
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(entries: Readonly<Record<string, string>>): Buffer {
  const memory = new StoredMemory(file, 'code');
  for (const [key, value] of Object.entries(entries)) memory.keep(key, value);
  memory.save();
  return readFileSync(file);
}

describe('a memory in a file', () => {
  it('gives back what was kept, as it was', () => {
    const entries = { 'find a / b': 'none', 'clean c': '', 'file d': JSON.stringify(['ü\n\t"', 1]) };
    written(entries);
    const memory = new StoredMemory(file, 'code');
    for (const [key, value] of Object.entries(entries)) expect(memory.recall(key)).toBe(value);
    expect(memory.recall('find b / a')).toBeUndefined();
  });

  it('is empty for other code', () => {
    written({ key: 'value' });
    expect(new StoredMemory(file, 'edoc').recall('key')).toBeUndefined();
  });

  it('is empty when a byte is other, whichever, or the end is missing', () => {
    const bytes = written({ key: 'value', other: 'one' });
    for (let at = 0; at < bytes.length; at += 1) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 1;
      writeFileSync(file, broken);
      expect(new StoredMemory(file, 'code').recall('key'), `byte ${at}`).toBeUndefined();
      writeFileSync(file, bytes.subarray(0, at));
      expect(new StoredMemory(file, 'code').recall('key'), `cut at ${at}`).toBeUndefined();
    }
  });

  it('is empty when the file is a folder or nothing like a store', () => {
    mkdirSync(file, { recursive: true });
    const memory = new StoredMemory(file, 'code');
    memory.keep('key', 'value');
    memory.save();
    expect(memory.recall('key')).toBe('value');
    expect(new StoredMemory(file, 'code').recall('key')).toBeUndefined();
    // Nothing half written stays beside it.
    expect(readdirSync(join(folder, 'deep'))).toEqual(['check']);
  });

  it('says nothing where it cannot be written', () => {
    writeFileSync(join(folder, 'deep'), 'a file where a folder should be');
    const memory = new StoredMemory(file, 'code');
    memory.keep('key', 'value');
    expect(() => memory.save()).not.toThrow();
  });

  it('is gone after something in it turned out wrong', () => {
    written({ key: 'value' });
    const memory = new StoredMemory(file, 'code');
    memory.distrust();
    memory.save();
    expect(memory.isDistrusted).toBe(true);
    expect(new StoredMemory(file, 'code').recall('key')).toBeUndefined();
  });

  it('clears away stores that nothing was added to for long, and nothing else', () => {
    written({ key: 'value' });
    const beside = (name: string, days: number) => {
      const path = join(folder, 'deep', name);
      writeFileSync(path, '');
      const then = new Date(Date.now() - days * 86_400_000);
      utimesSync(path, then, then);
    };
    beside('check-old', 100);
    beside('check-new', 10);
    beside('other', 100);
    written({ another: 'value' });
    expect(readdirSync(join(folder, 'deep')).sort()).toEqual(['check', 'check-new', 'other']);
  });

  it('is one writer’s or the other’s when two write', () => {
    const [one, other] = [new StoredMemory(file, 'code'), new StoredMemory(file, 'code')];
    one.keep('one', '1');
    other.keep('other', '2');
    one.save();
    other.save();
    const memory = new StoredMemory(file, 'code');
    expect(memory.recall('other')).toBe('2');
    expect(memory.recall('one')).toBeUndefined();
    expect(readdirSync(join(folder, 'deep'))).toEqual(['check']);
  });

  it('drops what no check has used for long, once it is large', () => {
    const large = 'x'.repeat(120);
    const memory = new StoredMemory(file, 'code', 300);
    memory.keep('old', large);
    memory.save();
    const next = new StoredMemory(file, 'code', 300);
    next.keep('new', large);
    next.keep('newer', 'y');
    next.save();
    const last = new StoredMemory(file, 'code', 300);
    expect(last.recall('new')).toBe(large);
    expect(last.recall('old')).toBe(large);
    const full = new StoredMemory(file, 'code', 300);
    full.recall('new');
    full.keep('newest', large);
    full.save();
    const kept = new StoredMemory(file, 'code', 300);
    expect([kept.recall('old'), kept.recall('newer')]).toEqual([undefined, undefined]);
    expect([kept.recall('new'), kept.recall('newest')]).toEqual([large, large]);
  });
});

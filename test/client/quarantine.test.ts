import { describe, expect, test } from 'vitest';
import type { Memento } from 'vscode';
import { Quarantine } from '../../client/src/quarantine.js';

function memory(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, fallback?: unknown) => values.get(key) ?? fallback,
    update: async (key: string, value: unknown) => void values.set(key, value),
  } as Memento;
}

/** A request that never comes back, as when the server dies over it. */
const never = () => new Promise<void>(() => {});

describe('a file that brings the server down', () => {
  test('is left alone after the second time in a row', async () => {
    const quarantine = new Quarantine(memory());
    void quarantine.during('file:///bad.md', never);
    expect(await quarantine.died()).toBeNull();
    void quarantine.during('file:///bad.md', never);
    expect(await quarantine.died()).toBe('file:///bad.md');
    expect(quarantine.holds('file:///bad.md')).toBe(true);
    expect(quarantine.holds('file:///good.md')).toBe(false);
  });

  test('is not blamed for a death while another one was in work', async () => {
    const quarantine = new Quarantine(memory());
    void quarantine.during('file:///a.md', never);
    await quarantine.died();
    void quarantine.during('file:///b.md', never);
    expect(await quarantine.died()).toBeNull();
    void quarantine.during('file:///a.md', never);
    expect(await quarantine.died()).toBeNull();
  });

  test('is found among others by being there both times', async () => {
    const quarantine = new Quarantine(memory());
    void quarantine.during('file:///bad.md', never);
    await quarantine.died();
    void quarantine.during('file:///good.md', never);
    void quarantine.during('file:///bad.md', never);
    expect(await quarantine.died()).toBe('file:///bad.md');
  });

  test('may be one that is not open', async () => {
    const quarantine = new Quarantine(memory());
    quarantine.reading('file:///closed.md');
    await quarantine.died();
    quarantine.reading('file:///closed.md');
    expect(await quarantine.died()).toBe('file:///closed.md');
  });

  test('is let back in by the user, and work that ends well is no suspect', async () => {
    const quarantine = new Quarantine(memory());
    await quarantine.during('file:///fine.md', async () => {});
    expect(await quarantine.died()).toBeNull();
    for (let i = 0; i < 2; i++) {
      void quarantine.during('file:///bad.md', never);
      await quarantine.died();
    }
    await quarantine.release();
    expect(quarantine.holds('file:///bad.md')).toBe(false);
  });
});

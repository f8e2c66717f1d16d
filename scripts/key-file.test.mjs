import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keysFileIn, makeKeys, readKeyFile, withActive, withNewKey, withoutKey, writeKeyFile } from './key-file.mjs'

describe('the file with the keys', () => {
  it('takes a key through its four lives, and no short cut', () => {
    const before = makeKeys()
    const added = withNewKey(before, 'encryption')
    expect(added.id).toBe('k2')
    expect(added.keys.encryption).toMatchObject({ active: 'k1', ring: before.encryption.ring })
    expect(() => withoutKey(added.keys, 'encryption', 'k2')).toThrow(/not on its way out/)
    expect(() => withoutKey(added.keys, 'encryption', 'k1')).toThrow(/not on its way out/)
    expect(() => withActive(added.keys, 'encryption', 'k3')).toThrow(/add it first/)
    const active = withActive(added.keys, 'encryption', 'k2')
    expect(active.encryption).toMatchObject({ active: 'k2', retiring: ['k1'] })
    expect(() => withActive(active, 'encryption', 'k2')).toThrow(/active already/)
    expect(withActive(active, 'encryption', 'k1').encryption).toMatchObject({ active: 'k1', retiring: ['k2'] })
    const left = withoutKey(active, 'encryption', 'k1')
    expect(left.encryption).toEqual({ active: 'k2', ring: { k2: added.keys.encryption.ring.k2 }, retiring: [] })
    expect(withNewKey(left, 'encryption').id).toBe('k3')
    expect(left.index).toEqual(before.index)
  })

  it('keeps of a signing key that was its public half only', () => {
    const before = makeKeys()
    const { keys, id } = withNewKey(before, 'signing')
    expect(keys.signing).toEqual(before.signing)
    expect(() => withNewKey(keys, 'signing')).toThrow(/already/)
    expect(() => withActive(before, 'signing', id)).toThrow(/add it first/)
    const active = withActive(keys, 'signing', id)
    expect(active.signing).toEqual(keys.signingNext)
    expect(active.signingNext).toBeUndefined()
    expect(JSON.stringify(active)).not.toContain(before.signing.d)
    expect(active.signingPrevious.map(({ kid }) => kid)).toEqual([before.signing.kid])
    expect(withoutKey(active, 'signing', before.signing.kid).signingPrevious).toEqual([])
    expect(() => withoutKey(active, 'signing', id)).toThrow(/no previous/)
  })

  it('is its owner’s alone, whole, and made once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'insyn-keys-'))
    const file = keysFileIn(folder)
    const made = readKeyFile(file)
    expect(keysFileIn(folder)).toBe(file)
    expect(readKeyFile(file)).toEqual(made)
    writeKeyFile(file, withNewKey(made, 'index').keys)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['keys.json'])
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).index.ring)).toEqual(['k1', 'k2'])
    rmSync(folder, { recursive: true })
  })
})

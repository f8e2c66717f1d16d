import { describe, expect, it } from 'vitest'
import type { Known } from '~/domain/known'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { reviewBlocks } from './sections'

const now = new Date('2026-11-19T14:00:00Z')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }
const all: Known<readonly unknown[]> = { is: 'known', data: [1], asOf: now, kept: false }
const lacks = { is: 'unknown', why: 'unavailable', since: null } as const
const review = { about: 'Hela månaden', said: [{ text: 'Granskad.', note: null }] }
const nobody = scene.t('reviews.nobody')
const unknown = scene.t('evidence.reviews.unknown')

describe('what was reviewed', () => {
  const words = (...args: Parameters<typeof reviewBlocks>) => JSON.stringify(reviewBlocks(...args))

  it('is nothing only where every report was read', () => {
    expect(words([], all, scene)).toContain(nobody)
    for (const reports of [lacks, { is: 'partly', data: [1], lacks } as const]) {
      expect(words([], reports, scene)).not.toContain(nobody)
      expect(words([], reports, scene)).toContain(unknown)
      expect(words([review], reports, scene)).toContain(unknown)
    }
    expect(words([review], all, scene)).not.toContain(unknown)
  })
})

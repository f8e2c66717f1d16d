import { expect, test } from 'vitest'
import { photoOf } from './shown'

const photoUrl = 'https://insyn.provider.example/api/bilder/st-1.png'

test.each([
  ['the person has said yes', { photoUrl, photoConsent: true }, false, photoUrl],
  ['the person has said no', { photoUrl, photoConsent: false }, false, null],
  ['nobody knows what the person says, as at a provider of 1.0', { photoUrl }, false, null],
  ['there is no picture', { photoConsent: true }, false, null],
  ['the brukare has protected identity', { photoUrl, photoConsent: true }, true, null],
])('a picture where %s', (_, staff, isProtected, shown) => {
  expect(photoOf(staff, isProtected)).toBe(shown)
})

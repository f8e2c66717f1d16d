import { describe, expect, it } from 'vitest'
import { identityAtAll } from './identity'

const open = { protectedIdentity: false, noticesApproved: false }
const hidden = { protectedIdentity: true, noticesApproved: false }
const agreed = { protectedIdentity: true, noticesApproved: true }

describe('an identity at several providers', () => {
  it.each([
    ['open', [open, open], open],
    ['open, whatever is said of messages', [{ ...open, noticesApproved: true }], open],
    ['protected when one says so', [open, hidden], hidden],
    ['to be told of when that one has agreed', [open, agreed], agreed],
    ['not to be told of when another has not', [agreed, hidden], hidden],
    ['open when nobody says anything', [], open],
  ])('is %s', (_what, said, is) => {
    expect(identityAtAll(said)).toEqual(is)
  })
})

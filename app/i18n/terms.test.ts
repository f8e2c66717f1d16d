import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import terms from '../../locales/sv/terms.json'

/** Where each enumeration of the contract has its words. */
const enumerations = {
  role: 'ActorRole',
  law: 'Law',
  lawShort: 'Law',
  scope: 'Scope',
  kind: 'TimeKind',
  method: 'Method',
  reason: 'ObjectionReason',
  objectionState: 'ObjectionState',
  staffRole: 'Staff.properties.role',
  shiftStatus: 'Shift.properties.status',
  cancelledBy: 'Shift.properties.cancelledBy',
  changeType: 'ShiftChange.properties.type',
  reportState: 'TimeReportSummary.properties.state',
  reportStateFormal: 'TimeReportSummary.properties.state',
  classification: 'Classification.properties.result',
  classificationFormal: 'Classification.properties.result',
  brokenBound: 'Classification.properties.brokenBounds.items',
  totalMode: 'ClassificationRule.properties.totalMode',
  mode: 'Faststallande.properties.mode',
  target: 'ObjectionTarget.properties.type',
  messageFrom: 'ObjectionMessage.properties.from',
  assignment: 'RepresentationFacts.properties.assignments.items',
  basis: 'RepresentationFacts.properties.basis.properties.type',
  conflictOfInterest: 'RepresentationFacts.properties.conflictOfInterest',
  per: 'Grant.properties.per',
  claimForm: 'Claim.properties.form',
  claimState: 'Claim.properties.state',
  documentKind: 'Document.properties.kind',
  reviewAction: 'Review.properties.action',
  phonePurpose: 'Brukare.properties.phones.items.properties.purpose',
} as const

const branch = z.record(z.string(), z.unknown())
const contract: unknown = parse(readFileSync('provider-api/openapi.yaml', 'utf8'))

describe('terms.json', () => {
  it.each(Object.entries(enumerations))('has a word for each value of %s', (group, path) => {
    const schema = ['components', 'schemas', ...path.split('.')].reduce<unknown>(
      (node, name) => branch.parse(node)[name],
      contract,
    )
    const words = branch.parse(branch.parse(terms)[group])
    expect(Object.keys(words)).toEqual(
      expect.arrayContaining(z.object({ enum: z.array(z.string()) }).parse(schema).enum),
    )
  })
})

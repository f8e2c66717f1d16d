import { expect, it } from 'vitest'
import { tenantFile } from '../test-adapter'
import { parseTenant } from './tenant'

it('says each thing that is wrong in the file, and no value of it', () => {
  const broken = {
    ...tenantFile,
    ...{
      dataFrom: '2026-01-01',
      unknownService: 'hemlig',
      hourTypes: { vecka: 'week' },
      services: { 11: '' },
      more: 1,
    },
  }
  const say = () => parseTenant(broken, 'tenant.json')
  expect(say).toThrow(/tenant\.json/)
  for (const field of ['unknownService', 'hourTypes.vecka', 'services.11', 'more']) expect(say).toThrow(field)
  expect(say).not.toThrow('hemlig')
})

it('refuses days that the first pull does not reach', () => {
  expect(() => parseTenant({ ...tenantFile, dataFrom: '2026-08-31' }, 't')).toThrow('dataFrom: is before pullFrom')
})
